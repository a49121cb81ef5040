import { defineEntity, p } from '@mikro-orm/postgresql';
import { actingMembership, actingVirtualSchool, isOfficer, Membership } from '#identity';
import { areaId, civilDate, id, londonToday } from '#platform';
import { Case } from '../case.entity.ts';
import { LookedAfterPeriod } from '../looked-after/looked-after-period.entity.ts';

export const lookedAfterParts = [
  'social-worker',
  'reviewing-officer',
  'designated-teacher',
  'designated-doctor',
  'designated-nurse',
  'personal-adviser',
] as const;
export type LookedAfterPart = (typeof lookedAfterParts)[number];

const reviews = ['looked-after-review', 'child-in-need-review', 'care-plan', 'annual-review'];
/** Which meetings a part is about: nobody sees more than theirs. @rule K2 K4 */
export const partsFor: Record<LookedAfterPart, readonly string[]> = {
  'social-worker': [...reviews, 'pep', 'health-plan', 'pathway-plan'],
  'reviewing-officer': [...reviews, 'pep', 'health-plan', 'pathway-plan'],
  'designated-teacher': ['pep', 'annual-review'],
  'designated-doctor': ['health-plan', 'annual-review'],
  'designated-nurse': ['health-plan', 'annual-review'],
  'personal-adviser': ['pathway-plan', 'annual-review'],
};

const ofAuthority = `exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = ${actingVirtualSchool})`;
const isSelf = `membership_id = ${actingMembership} and ended_on is null and exists (select 1 from looked_after_period l where l.id = period_id)`;

const LookedAfterPersonSchema = defineEntity({
  name: 'LookedAfterPerson',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    period: () => p.manyToOne(LookedAfterPeriod).mapToPk(),
    part: p.enum(lookedAfterParts),
    name: p.text(),
    contact: p.text().default(''),
    /** Where they use the portal: the membership in which they see their part, and in no other. */
    membership: () => p.manyToOne(Membership).mapToPk().nullable(),
    startedOn: civilDate().defaultRaw(londonToday),
    endedOn: civilDate().nullable(),
  },
  indexes: [{ properties: ['period'] }, { properties: ['membership'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'looked_after_person_officer', using: isOfficer, check: isOfficer },
    { name: 'looked_after_person_authority', using: ofAuthority, check: ofAuthority },
    { name: 'looked_after_person_self', command: 'select', using: isSelf },
  ],
});

/** Who is there for a looked-after child or a care leaver: by name, and where they use the portal with a part of their own. */
export class LookedAfterPerson extends LookedAfterPersonSchema.class {}
LookedAfterPersonSchema.setClass(LookedAfterPerson);
