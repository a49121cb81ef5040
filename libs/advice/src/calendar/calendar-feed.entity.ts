import { defineEntity, p } from '@mikro-orm/postgresql';
import { actingPerson, Membership, Person } from '#identity';
import { id, instant } from '#platform';

const isOwn = `person_id = ${actingPerson}`;

const CalendarFeedSchema = defineEntity({
  name: 'CalendarFeed',
  properties: {
    id: id(),
    person: () => p.manyToOne(Person).mapToPk(),
    /** What they act as in it: a calendar shows what one membership sees, never two. */
    membership: () => p.manyToOne(Membership).mapToPk(),
    /** SHA-256 of the secret in the address, which nobody can read again. */
    secretHash: p.text().unique(),
    madeAt: instant(),
    endedAt: instant().nullable(),
  },
  indexes: [{ properties: ['membership'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'calendar_feed_own', using: isOwn, check: isOwn },
    { name: 'calendar_feed_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** A secret address from which a calendar takes somebody's due days, until they end it. */
export class CalendarFeed extends CalendarFeedSchema.class {}
CalendarFeedSchema.setClass(CalendarFeed);
