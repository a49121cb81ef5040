import { ageOn, ncYearGroup } from '../calendar/school-year.ts';
import { whole, type PlanCheck } from './plan-check.ts';

/** Sections A, H1, I, J, K and preparing for adulthood. @rule F1 F9 F10 F11 F12 F14 */
export const sectionChecks: readonly PlanCheck[] = [
  {
    rule: 'F1',
    severity: 'must',
    sentence: 'Section A is empty: the child’s and family’s views, interests and aspirations are missing.',
    find: ({ views }) => whole('A', views.trim() === ''),
  },
  {
    rule: 'F9',
    severity: 'must',
    sentence: 'Section H1 is only for those under 18; from 18 provision goes in section H2.',
    find: ({ born, on, provisions }) =>
      ageOn(born, on) < 18 ? [] : provisions.filter(({ section }) => section === 'H1'),
  },
  {
    rule: 'F10',
    severity: 'must',
    sentence: 'From Year 9 the plan includes provision that prepares for adulthood, and this one has none.',
    find: ({ born, on, yearGroup, provisions }) =>
      whole(
        'F',
        (yearGroup ?? ncYearGroup(born, on) ?? 0) >= 9 && !provisions.some((each) => each.preparesForAdulthood),
      ),
  },
  {
    rule: 'F11',
    severity: 'must',
    sentence: 'A draft leaves section I out: neither the name nor the type of an institution may appear.',
    find: ({ isDraft, placement }) => whole('I', isDraft && placement !== null),
  },
  {
    rule: 'F11',
    severity: 'must',
    sentence: 'A final plan gives the name and type of the institution, or its type, in section I.',
    find: ({ isDraft, placement }) => whole('I', !isDraft && !placement?.name && !placement?.type),
  },
  {
    rule: 'F12',
    severity: 'must',
    sentence: 'Section J names the needs and the outcomes that the personal budget is to meet.',
    find: ({ personalBudget }) =>
      whole(
        'J',
        personalBudget !== null && (personalBudget.needs.length === 0 || personalBudget.outcomes.length === 0),
      ),
  },
  {
    rule: 'F12',
    severity: 'should',
    sentence: 'Section J gives the amount and how the budget is managed.',
    find: ({ personalBudget }) =>
      whole('J', personalBudget !== null && (!personalBudget.amount || !personalBudget.managedBy)),
  },
  {
    rule: 'F14',
    severity: 'must',
    sentence: 'Section K lists author, role, date and document for each piece of advice, and one of them is missing.',
    find: ({ advice }) =>
      advice
        .filter(({ author, role, on, document }) => !author || !role || !on || !document)
        .map(({ id }) => ({ section: 'K', id })),
  },
];
