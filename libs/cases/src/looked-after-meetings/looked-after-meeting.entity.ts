import { defineEntity, p } from '@mikro-orm/postgresql';
import { actingMembership, actingVirtualSchool, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { Case } from '../case.entity.ts';
import { partsFor } from '../looked-after-people/looked-after-person.entity.ts';
import { LookedAfterPeriod } from '../looked-after/looked-after-period.entity.ts';

export const meetingKinds = [
  'looked-after-review',
  'pep',
  'care-plan',
  'health-plan',
  'child-in-need-review',
  'annual-review',
  'pathway-plan',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

const ofAuthority = `exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = ${actingVirtualSchool})`;
/** Whoever has a part sees the meetings that are theirs. */
const ofPart = `exists (select 1 from looked_after_person p where p.period_id = looked_after_meeting.period_id and p.membership_id = ${actingMembership} and p.ended_on is null and (${Object.entries(
  partsFor,
)
  .map(([part, kinds]) => `p.part = '${part}' and kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)
  .join(' or ')}) and exists (select 1 from looked_after_period l where l.id = p.period_id))`;

const LookedAfterMeetingSchema = defineEntity({
  name: 'LookedAfterMeeting',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    period: () => p.manyToOne(LookedAfterPeriod).mapToPk(),
    kind: p.enum(meetingKinds),
    /** The day of it: planned until it is held. */
    on: civilDate(),
    isHeld: p.boolean().default(false),
    cancelledAt: instant().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['period', 'kind', 'on'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'looked_after_meeting_officer', using: isOfficer, check: isOfficer },
    { name: 'looked_after_meeting_authority', using: ofAuthority, check: ofAuthority },
    // the last that is asked (PostgreSQL asks from Z to A): it costs most, and a virtual school head’s list needs it for no row
    { name: 'looked_after_meeting_any_part', command: 'select', using: ofPart },
  ],
});

/** A meeting about a looked-after child, or the day of a plan: planned, held or cancelled. @rule K2 K3 K4 I1 I12 */
export class LookedAfterMeeting extends LookedAfterMeetingSchema.class {}
LookedAfterMeetingSchema.setClass(LookedAfterMeeting);
