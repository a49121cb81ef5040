import { addWeeks, type CivilDate } from '../calendar/civil-date.ts';
import { workingDayOnOrBefore } from '../calendar/working-days.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';
import { withExemptions, type Exemption } from './exemption.ts';

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
  kind: 'target',
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
  /** The day the authority was told of custody: the person is then detained. */
  readonly custodyNotifiedOn?: CivilDate | undefined;
  /** The local target for the draft, in weeks; 16 unless set. Its warning comes 2 weeks before. */
  readonly draftTargetWeeks?: number | undefined;
  readonly exemptions?: readonly Exemption[] | undefined;
}

/** How each kind of first day is named. A2: the same clocks run from either. */
const STARTS = {
  request: { trigger: DECIDE.trigger, event: DECIDE.event },
  attention: { trigger: 'brought to attention', event: 'the child was brought to its attention' },
};

const clocksFrom = (start: { trigger: string; event: string }, clocks: readonly Clock[]): Clock[] =>
  clocks.map((clock) => ({ ...clock, ...start }));

const ALWAYS = [DECIDE, NOTIFY, REFUSE_PLAN, DRAFT, FINAL];
const CLOCKS = {
  request: { always: clocksFrom(STARTS.request, ALWAYS), detained: clocksFrom(STARTS.request, DETAINED) },
  attention: { always: clocksFrom(STARTS.attention, ALWAYS), detained: clocksFrom(STARTS.attention, DETAINED) },
};

/**
 * The clocks of an assessment from its first day: A7, D1, D3, D4, D7, and K10 for a detained person. All are weeks of
 * calendar days, the first day not counted. Empty without a request and without a day of attention.
 * @rule A7 D1 D3 D4 D7 K10 regs 5, 10(1), 13(2)
 */
export const assessmentDeadlines = (facts: AssessmentFacts): Deadline[] =>
  withExemptions(startAssessment(facts), facts.exemptions);

/** The same before any exemption is judged. */
export function startAssessment(facts: AssessmentFacts): Deadline[] {
  const start = firstDay(facts);
  if (!start) return [];
  const { always, detained } = CLOCKS[start.kind];
  const deadlines = always.map((clock) =>
    clock.rule === 'D4' ? draftTarget(clock, start.on, facts.draftTargetWeeks) : deadline(clock, start.on),
  );
  if (!(facts.isDetained ?? facts.custodyNotifiedOn)) return deadlines;
  return [...deadlines, ...detained.map((clock) => deadline(clock, start.on))].map((each) => ({
    ...each,
    isOfDetained: true,
  }));
}

/** The draft is a target, not a limit: its warning comes 2 weeks before. @rule D4 */
function draftTarget(clock: Clock, on: CivilDate, weeks = 16): Deadline {
  const target = deadline(weeks === 16 ? clock : { ...clock, period: { weeks } }, on);
  return { ...target, warnOn: workingDayOnOrBefore(addWeeks(on, weeks - 2)) };
}

/** T0: a request never moves the first day later than the day the child came to attention. @rule Z1 */
function firstDay({ requestedOn, broughtToAttentionOn }: AssessmentFacts) {
  if (broughtToAttentionOn && !(requestedOn && requestedOn <= broughtToAttentionOn)) {
    return { on: broughtToAttentionOn, kind: 'attention' } as const;
  }
  return requestedOn ? ({ on: requestedOn, kind: 'request' } as const) : null;
}
