import { COUNTING, ruleRows } from './rule.ts';

/** Group Z: how days are counted. All statutory days are civil dates in Europe/London; 23:59 on the due day is in time. */
export const countingRules = ruleRows([
  {
    id: 'Z1',
    sentence:
      'The clock starts on the day the request is received or, with no request, on the day the local authority became responsible for the child. A later request on an open case never moves that day later.',
    citations: ['s36(1)', 's24'],
    who: 'local authority',
    trigger: 'request received, or brought to attention',
  },
  {
    id: 'Z2',
    sentence:
      '"Within so many weeks of" leaves out the day of the event: the last day falls on the same weekday. School holidays do not stop the clock and bank holidays do not move the last day.',
    citations: ['s36(1)', 'reg 5(1)'],
    period: 'N weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'Z3',
    sentence:
      '"15 days beginning with the day served" counts the day served as day 1 and closes at the end of the fifteenth day. It is a minimum: it may be made longer, never shorter.',
    citations: ['reg 13(1)'],
    trigger: 'draft served',
    period: '15 days',
    counting: COUNTING.inclusive,
  },
  {
    id: 'Z4',
    sentence:
      'Working days leave out weekends and the bank holidays of England, and are used only where a rule says so.',
    citations: ['reg 15', 'reg 16', 'SI 2010/959 reg 33'],
    counting: COUNTING.working,
  },
  {
    id: 'Z5',
    sentence: 'Every limit is a maximum: the duty is to act as soon as practicable.',
    citations: ['§7.5', 'reg 5(1)'],
    who: 'local authority and every body asked for advice',
  },
]);
