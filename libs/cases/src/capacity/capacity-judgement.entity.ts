import { defineEntity, p } from '@mikro-orm/postgresql';
import { isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { Case } from '../case.entity.ts';

/** Who stands in for a young person who cannot take the decision: a representative, else the parent (C5). */
export const representatives = ['deputy', 'attorney', 'parent'] as const;

const CapacityJudgementSchema = defineEntity({
  name: 'CapacityJudgement',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The one decision that it is about; another decision needs another judgement. */
    decision: p.text(),
    assessor: p.text(),
    judgedOn: civilDate(),
    hasCapacity: p.boolean(),
    /** How it was judged and what was done to help them decide. */
    reasons: p.text(),
    /** Only where capacity is lacking. */
    representative: p.enum(representatives).nullable(),
    representativeName: p.text().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    {
      name: 'capacity_judgement_represented',
      expression: 'has_capacity = (representative is null) and has_capacity = (representative_name is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'capacity_judgement_officer', command: 'select', using: isOfficer },
    { name: 'capacity_judgement_officer_records', command: 'insert', check: isOfficer },
    { name: 'capacity_judgement_family', command: 'select', using: isFamily('case_id', 'sharing') },
  ],
});

/** Whether a young person could take one decision at one time (C5, MCA 2005). Never changed: the next decision is asked anew. */
export class CapacityJudgement extends CapacityJudgementSchema.class {}
CapacityJudgementSchema.setClass(CapacityJudgement);
