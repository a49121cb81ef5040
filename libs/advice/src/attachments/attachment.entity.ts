import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, id, instant, StoredFile } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

/** The team that attaches it, for as long as it is on the case. */
const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    file: () => p.manyToOne(StoredFile).mapToPk(),
    /** As people see it; never a place. */
    name: p.text(),
    /** It is the advice itself: the form then needs only its needs, outcomes and provision. */
    isReport: p.boolean().default(false),
    attachedBy: () => p.manyToOne(Person).mapToPk(),
    attachedAt: instant(),
    /** When an edition was first submitted with it: from then on it stays. */
    submittedAt: instant().nullable(),
    /** When it was taken off the draft; an edition that was submitted with it keeps it. */
    removedAt: instant().nullable(),
  },
  uniques: [{ properties: ['file'] }],
  indexes: [{ properties: ['request'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'attachment_team', using: isOwnTeam, check: isOwnTeam },
    { name: 'attachment_officer', command: 'select', using: `submitted_at is not null and ${isOfficer}` },
    { name: 'attachment_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
  ],
});

/** A report that goes with an answer to a request: its team's alone until it is submitted, then the authority's too. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);
