import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isFamily, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';
import type { Aside } from '../drafts/field-merge.ts';
import type { AttachedReport } from '../attachments/attached-report.ts';
import type { AdviceBody } from './contribution.schema.ts';

/** The team that writes it, for as long as it is on the case. */
const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const ContributionSchema = defineEntity({
  name: 'Contribution',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    /** Who wrote it; none where an officer entered what a report says that is used in place of asking (B13). */
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    /** 1 for the advice as first submitted; a correction is the next. */
    edition: p.integer().default(1),
    state: p.enum(['draft', 'submitted']).default('draft'),
    body: p.json<AdviceBody>(),
    /** What was written in a field at the same time as what stands there. */
    asides: p.json<Aside[]>().defaultRaw("'[]'"),
    /** Raised at every save of the draft, so that nobody submits what they have not read. */
    draftVersion: p.integer().default(0),
    /** When the writing began that no earlier draft holds yet. */
    stretchBeganAt: instant().defaultRaw('now()'),
    savedBy: () => p.manyToOne(Person).mapToPk(),
    savedAt: instant(),
    submittedAt: instant().nullable(),
    /** Who signed it before it was submitted, where the team asks for that. */
    signedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    signedAt: instant().nullable(),
    /** The reports that were submitted with it, each with its own hash. */
    attachments: p.json<AttachedReport[]>().defaultRaw("'[]'"),
    /** SHA-256 of the body and the attachments as submitted. */
    hash: p.text().nullable(),
  },
  /** Also by team: where a request is allocated anew, what the first team began stays its own. */
  uniques: [{ properties: ['request', 'team', 'edition'] }],
  indexes: [
    { properties: ['case', 'state'] },
    {
      name: 'contribution_entered',
      expression:
        'create unique index contribution_entered on contribution (request_id, edition) where team_id is null',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'contribution_team', using: isOwnTeam, check: isOwnTeam },
    {
      name: 'contribution_enters',
      command: 'insert',
      check: `team_id is null and state = 'submitted' and ${isOfficer}`,
    },
    { name: 'contribution_officer', command: 'select', using: `state = 'submitted' and ${isOfficer}` },
    { name: 'contribution_family', command: 'select', using: `state = 'submitted' and ${isFamily('case_id', 'plan')}` },
    { name: 'contribution_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** Advice in answer to a request: a draft that only its team sees, then submitted and never changed again. */
export class Contribution extends ContributionSchema.class {}
ContributionSchema.setClass(Contribution);
