import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case, LookedAfterPeriod } from '#cases';
import { actingMembership, actingVirtualSchool, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const ofAuthority = `exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = ${actingVirtualSchool})`;
const ofPart = `exists (select 1 from looked_after_person p where p.period_id = pep_target.period_id and p.membership_id = ${actingMembership} and p.ended_on is null and p.part in ('social-worker', 'reviewing-officer', 'designated-teacher') and exists (select 1 from looked_after_period l where l.id = p.period_id))`;

const PepTargetSchema = defineEntity({
  name: 'PepTarget',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    period: () => p.manyToOne(LookedAfterPeriod).mapToPk(),
    text: p.text(),
    /** By when, in the words of the plan. */
    by: p.text(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    /** The day from which it is no longer a target: met, or replaced. */
    endedOn: civilDate().nullable(),
  },
  indexes: [{ properties: ['period'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'pep_target_officer', using: isOfficer, check: isOfficer },
    { name: 'pep_target_authority', using: ofAuthority, check: ofAuthority },
    { name: 'pep_target_part', command: 'select', using: ofPart },
  ],
});

/** A target of a child's personal education plan. The EHC plan adds to it and does not repeat it. @rule K2 */
export class PepTarget extends PepTargetSchema.class {}
PepTargetSchema.setClass(PepTarget);
