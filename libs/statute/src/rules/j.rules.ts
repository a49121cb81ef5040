import { COUNTING, ruleRows } from './rule.ts';

/** Group J: reassessing, transferring and ceasing a plan. */
export const changeRules = ruleRows([
  {
    id: 'J1',
    sentence:
      'The parent or young person, the institution or the health commissioner may ask for a reassessment, or the local authority may begin one. It may refuse within 6 months of an assessment or where none is needed, and notifies that within 15 days of the request with the appeal notice.',
    citations: ['§7.17'],
    who: 'local authority',
    trigger: 'reassessment requested',
    period: '15 days',
    counting: COUNTING.calendar,
  },
  {
    id: 'J2',
    sentence:
      'A reassessment follows the same rules on advice, and the final plan is issued within 14 weeks of the decision to reassess.',
    citations: ['reg 27'],
    who: 'local authority',
    trigger: 'reassessment decided',
    period: '14 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'J3',
    sentence:
      'When a child moves, the old authority transfers the plan on the day of the move or, if it did not know at least 15 working days before, within 15 working days beginning with the day it became aware.',
    citations: ['reg 15(2)'],
    who: 'old local authority',
    trigger: 'move, or authority aware of the move',
    period: 'the same day; 15 working days',
    counting: COUNTING.workingInclusive,
  },
  {
    id: 'J4',
    sentence:
      'The new authority maintains the plan at once, and within 6 weeks of the transfer tells the family that the plan has come, whether it will assess, and when the plan will be reviewed.',
    citations: ['reg 15(3)', 'reg 15(4)'],
    who: 'new local authority',
    trigger: 'plan transferred',
    period: '6 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'J5',
    sentence:
      'After a transfer the plan is reviewed before the later of 12 months from the day it was made or last reviewed and 3 months from the transfer.',
    citations: ['reg 15(5)'],
    who: 'new local authority',
    trigger: 'plan issued or last review; plan transferred',
    period: '12 months; 3 months',
    counting: COUNTING.months,
  },
  {
    id: 'J6',
    sentence:
      'When the health commissioner changes, the old one tells the new one within 15 working days of becoming aware; if the new one cannot secure the provision it asks the local authority within 15 working days for an assessment or review, and the local authority must comply.',
    citations: ['reg 16'],
    verified: false,
    who: 'health commissioners',
    trigger: 'commissioner aware of the change; new commissioner told',
    period: '15 working days',
    counting: COUNTING.working,
  },
  {
    id: 'J7',
    sentence:
      'When a child moves during an assessment the new authority decides afresh, considers the old decision and reuses the evidence; its clock starts anew.',
    citations: ['§7.15'],
    who: 'new local authority',
  },
  {
    id: 'J8',
    sentence:
      'A plan ceases only where the local authority is no longer responsible or the plan is no longer necessary, never just because of age or custody, and at the latest at the end of the academic year of turning 25.',
    citations: ['reg 29', 'reg 30', '§7.20'],
    who: 'local authority',
  },
  {
    id: 'J9',
    sentence:
      'Before ceasing a plan the local authority consults the family and the institution; it notifies them and the health commissioner, and maintains the plan until the time to appeal, or the appeal, is over.',
    citations: ['reg 31', '§7.20'],
    who: 'local authority',
  },
  {
    id: 'J10',
    sentence:
      'For someone who leaves education the plan is kept and reviewed to bring them back if under 18, and reviewed before it is ceased if 18 or over.',
    citations: ['reg 29', 'reg 30', '§7.20'],
    who: 'local authority',
  },
]);
