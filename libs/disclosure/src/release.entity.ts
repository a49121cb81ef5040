import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isFamily, isGivenTo, isOfficer, Organisation, Person } from '#identity';
import { areaId, civilDate, id, instant, londonToday } from '#platform';

const ReleaseSchema = defineEntity({
  name: 'Release',
  tableName: 'disclosure_release',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The plan version that was released. */
    planVersionId: p.uuid(),
    /** Which copy it is of those that were given of the case’s plans: stands on each page of it. */
    number: p.integer(),
    /** P1 to P14 (group H). */
    purpose: p.text(),
    recipient: () => p.manyToOne(Organisation).mapToPk(),
    /** Sections released, `['A', 'B', …]`. */
    sections: p.array().columnType('text[]'),
    reason: p.text(),
    basis: p.text(),
    approvedBy: () => p.manyToOne(Person).mapToPk(),
    releasedAt: instant(),
    expiresOn: civilDate().nullable(),
    /** Ended before its last day: what it was given for is over. */
    endedAt: instant().nullable(),
    /** In the family's own log, unless telling would put someone at risk (P0). */
    shownToFamily: p.boolean().default(true),
  },
  uniques: [{ properties: ['case', 'number'] }],
  indexes: [{ properties: ['recipient', 'planVersionId'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'release_officer', using: isOfficer, check: isOfficer },
    {
      name: 'release_recipient',
      command: 'select',
      using: `${isGivenTo('recipient_id')} and ended_at is null and (expires_on is null or expires_on >= ${londonToday})`,
    },
    // with a detention ends what was given to the establishment
    { name: 'release_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'release_keeper_ends', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
    { name: 'release_family', command: 'select', using: `shown_to_family and ${isFamily('case_id', 'log')}` },
  ],
});

/** That a plan was given to somebody outside the case, for one of the purposes of regulation 17 (group H). */
export class Release extends ReleaseSchema.class {}
ReleaseSchema.setClass(Release);
