import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';

export const VIEWS_CLOCK: Clock = {
  rule: 'D5',
  what: 'family’s views on the draft',
  kind: 'minimum',
  period: { days: 15, inclusive: true },
  trigger: 'draft served',
  event: 'the draft was served',
  duty: 'You can give your views on the draft at least until the end of',
};
export const CONSULTATION_CLOCK: Clock = {
  rule: 'D6',
  what: 'institution’s reply to the consultation',
  kind: 'target',
  period: { days: 15 },
  trigger: 'consultation received',
  event: 'the consultation was received',
  duty: 'The institution should reply (its silence does not hold up the plan) by',
};

/**
 * The last day of the family's 15 calendar days for views, the day of service being day 1. It is the earliest day on
 * which the period may close: it may be made longer, never shorter. @rule D5 Z3 reg 13(1)
 */
export const draftViewsDeadline = (servedOn: CivilDate): Deadline => deadline(VIEWS_CLOCK, servedOn);

/** 15 calendar days for a consulted institution, the day of receipt not counted. @rule D6 §7.11 */
export const consultationDeadline = (receivedOn: CivilDate): Deadline => deadline(CONSULTATION_CLOCK, receivedOn);
