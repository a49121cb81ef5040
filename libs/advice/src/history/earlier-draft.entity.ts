import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isTeam, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { Contribution } from '../contributions/contribution.entity.ts';
import type { AdviceBody } from '../contributions/contribution.schema.ts';

const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const EarlierDraftSchema = defineEntity({
  name: 'EarlierDraft',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    contribution: () => p.manyToOne(Contribution).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    body: p.json<AdviceBody>(),
    savedBy: () => p.manyToOne(Person).mapToPk(),
    savedAt: instant(),
  },
  indexes: [{ properties: ['contribution', 'savedAt'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'earlier_draft_team', command: 'select', using: isOwnTeam },
    { name: 'earlier_draft_kept', command: 'insert', check: isOwnTeam },
  ],
});

/** A draft as it stood before a new stretch of writing began. Only its team sees it; it never changes. */
export class EarlierDraft extends EarlierDraftSchema.class {}
EarlierDraftSchema.setClass(EarlierDraft);
