import { addWeeks, type CivilDate } from '../calendar/civil-date.ts';
import { workingDayOnOrBefore } from '../calendar/working-days.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';
import type { Exemption } from './exemption.ts';

const DECIDE: Clock = {
  rule: 'D1',
  what: 'decide whether to assess',
  period: { weeks: 6 },
  trigger: 'request received',
  event: 'the request was received',
  duty: 'The local authority must decide whether to assess by',
};
const NOTIFY: Clock = {
  ...DECIDE,
  rule: 'A7',
  what: 'notify the decision whether to assess',
  duty: 'The local authority must tell you its decision whether to assess by',
};
const REFUSE_PLAN: Clock = {
  ...DECIDE,
  rule: 'D3',
  what: 'decide not to issue',
  period: { weeks: 16 },
  duty: 'If it will not issue a plan, the local authority must tell you by',
};
const DRAFT: Clock = {
  ...DECIDE,
  rule: 'D4',
  what: 'draft plan',
  period: { weeks: 16 },
  duty: 'The law sets no day for the draft plan; the local authority aims to send it by',
};
const FINAL: Clock = {
  ...DECIDE,
  rule: 'D7',
  what: 'final plan',
  period: { weeks: 20 },
  duty: 'The local authority must issue the final plan by',
};
const DETAINED: readonly Clock[] = [
  { ...DECIDE, rule: 'K10', what: 'decide whether to assess a detained person' },
  {
    ...FINAL,
    rule: 'K10',
    what: 'final plan for a detained person',
    duty: 'The home local authority must send the final plan also to the person in charge, the youth offending team and the commissioners by',
  },
];

export interface AssessmentFacts {
  /** The day the request was received. */
  readonly requestedOn?: CivilDate | undefined;
  /** With no request: the day the child was brought to the authority's attention or identified. */
  readonly broughtToAttentionOn?: CivilDate | undefined;
  readonly isDetained?: boolean | undefined;
  /** The local target for the draft, in weeks; 16 unless set. Its warning comes 2 weeks before. */
  readonly draftTargetWeeks?: number | undefined;
  readonly exemptions?: readonly Exemption[] | undefined;
}

/**
 * The clocks of an assessment from its first day: A7, D1, D3, D4, D7, and K10 for a detained person. All are weeks of
 * calendar days, the first day not counted. Empty without a request and without a day of attention.
 * @rule A7 D1 D3 D4 D7 K10 regs 5, 10(1), 13(2)
 */
export function assessmentDeadlines(facts: AssessmentFacts): Deadline[] {
  const start = firstDay(facts);
  if (!start) return [];
  const targetWeeks = facts.draftTargetWeeks ?? 16;
  const clocks = [DECIDE, NOTIFY, REFUSE_PLAN, { ...DRAFT, period: { weeks: targetWeeks } }, FINAL];
  return [...clocks, ...(facts.isDetained ? DETAINED : [])].map((clock) => {
    const due = deadline({ ...clock, trigger: start.trigger, event: start.event }, start.on, facts.exemptions);
    return clock.rule === 'D4' ? { ...due, warnOn: workingDayOnOrBefore(addWeeks(start.on, targetWeeks - 2)) } : due;
  });
}

/** T0: a request never moves the first day later than the day the child came to attention. @rule Z1 */
function firstDay({ requestedOn, broughtToAttentionOn }: AssessmentFacts) {
  if (broughtToAttentionOn && !(requestedOn && requestedOn <= broughtToAttentionOn)) {
    return {
      on: broughtToAttentionOn,
      trigger: 'brought to attention',
      event: 'the child was brought to its attention',
    };
  }
  return requestedOn ? { on: requestedOn, trigger: DECIDE.trigger, event: DECIDE.event } : null;
}
