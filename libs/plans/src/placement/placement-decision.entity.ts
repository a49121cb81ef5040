import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Organisation, Person } from '#identity';
import { areaId, id, instant } from '#platform';
import { PlanVersion } from '../plan-version.entity.ts';
import { bases } from './placement.schema.ts';

const PlacementDecisionSchema = defineEntity({
  name: 'PlacementDecision',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The final plan that names it. */
    planVersion: () => p.manyToOne(PlanVersion).mapToPk().unique(),
    institution: () => p.manyToOne(Organisation).mapToPk(),
    basis: p.enum(bases),
    reason: p.text(),
    /** The reasonable steps that were weighed and would not have sufficed (s33); else empty. */
    steps: p.text(),
    decidedBy: () => p.manyToOne(Person).mapToPk(),
    decidedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    {
      name: 'placement_decision_says_why',
      expression: `reason <> '' and (basis <> 'education-of-others' or steps <> '')`,
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'placement_decision_officer', command: 'select', using: isOfficer },
    { name: 'placement_decision_officer_decides', command: 'insert', check: isOfficer },
  ],
});

/** Why the final plan names the institution that it names. For the authority's record; no copy of the plan has it. @rule G4 G5 */
export class PlacementDecision extends PlacementDecisionSchema.class {}
PlacementDecisionSchema.setClass(PlacementDecision);
