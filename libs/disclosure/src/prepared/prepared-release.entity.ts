import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Organisation } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { Release } from '../release.entity.ts';

const PreparedReleaseSchema = defineEntity({
  name: 'PreparedRelease',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** P1 to P14 (group H). */
    purpose: p.text(),
    recipient: () => p.manyToOne(Organisation).mapToPk(),
    /** The day from which its clock counts: that on which the authority was told. */
    countedFrom: civilDate(),
    /** Why it goes to them, as the release will say. */
    because: p.text(),
    /** What it was prepared for, such as a notice of custody. */
    preparedFor: p.uuid(),
    preparedAt: instant(),
    signedRelease: () => p.manyToOne(Release).mapToPk().nullable(),
    /** What it was prepared for was over before anybody signed. */
    droppedAt: instant().nullable(),
  },
  uniques: [{ properties: ['preparedFor', 'recipient'] }],
  indexes: [{ properties: ['case'] }],
  checks: [{ name: 'prepared_release_is_settled_once', expression: 'signed_release_id is null or dropped_at is null' }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'prepared_release_officer', using: isOfficer, check: isOfficer },
    { name: 'prepared_release_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'prepared_release_keeper_drops', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/** A release of the plan that is ready but for a signature: to whom, for what and by when. */
export class PreparedRelease extends PreparedReleaseSchema.class {}
PreparedReleaseSchema.setClass(PreparedRelease);
