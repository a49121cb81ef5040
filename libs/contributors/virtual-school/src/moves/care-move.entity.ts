import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case, LookedAfterPeriod } from '#cases';
import { actingVirtualSchool, Area, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const ofAuthority = `exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = ${actingVirtualSchool})`;

export const moveKinds = ['placement', 'authority'] as const;

const CareMoveSchema = defineEntity({
  name: 'CareMove',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    period: () => p.manyToOne(LookedAfterPeriod).mapToPk(),
    /** Another placement, the same authority maintains; or the child will ordinarily live elsewhere, and the plan moves. */
    kind: p.enum(moveKinds),
    movesOn: civilDate(),
    /** The day on which the authority that maintains the plan became aware of the move. */
    awareOn: civilDate(),
    /** Where to; an authority that is in no list, such as one in Wales, by its name. */
    toArea: () => p.manyToOne(Area).mapToPk().nullable(),
    toName: p.text(),
    /** What was prepared went out on this day, by the portal or on paper. */
    sentOn: civilDate().nullable(),
    sentHow: p.enum(['portal', 'paper']).nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['period'] }, { properties: ['case'] }],
  checks: [{ name: 'care_move_sent', expression: '(sent_on is null) = (sent_how is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'care_move_officer', using: isOfficer, check: isOfficer },
    { name: 'care_move_authority', using: ofAuthority, check: ofAuthority },
  ],
});

/** That a looked-after child moves: to another placement, or to where another authority maintains the plan. @rule J3 K15 */
export class CareMove extends CareMoveSchema.class {}
CareMoveSchema.setClass(CareMove);
