import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Person } from '#identity';
import { areaId, id, instant } from '#platform';

export const managements = ['notional', 'third-party', 'direct', 'mixed'] as const;

const PersonalBudgetSchema = defineEntity({
  name: 'PersonalBudget',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    decision: p.enum(['agreed', 'refused']),
    /** What it pays for; empty where it is refused. */
    words: p.text(),
    /** The needs and outcomes that it is to meet, by id. */
    needs: p.json<string[]>(),
    outcomes: p.json<string[]>(),
    amount: p.text(),
    frequency: p.text(),
    managedBy: p.enum(managements).nullable(),
    monitoring: p.text(),
    reviewed: p.text(),
    /** Why it is refused: the family has it in writing, and may ask for a review. */
    reason: p.text(),
    decidedBy: () => p.manyToOne(Person).mapToPk(),
    decidedAt: instant(),
  },
  indexes: [{ properties: ['case', 'decidedAt'] }],
  checks: [
    {
      name: 'personal_budget_says_what',
      expression: `case decision when 'agreed' then words <> '' and managed_by is not null else reason <> '' end`,
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'personal_budget_officer', command: 'select', using: isOfficer },
    { name: 'personal_budget_officer_decides', command: 'insert', check: isOfficer },
  ],
});

/** What was decided about a personal budget. Never changed: the latest decision of a case counts. @rule F12 F13 */
export class PersonalBudget extends PersonalBudgetSchema.class {}
PersonalBudgetSchema.setClass(PersonalBudget);
