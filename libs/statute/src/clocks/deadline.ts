import { longDate, type CivilDate } from '../calendar/civil-date.ts';
import { workingDayOnOrBefore } from '../calendar/working-days.ts';
import { rule } from '../rules/rules.ts';
import { judgeExemption, type Exemption, type JudgedExemption } from './exemption.ts';
import { arithmeticText, countingText, lastDay, periodText, type Period } from './period.ts';

/** A day by which something must be done, with everything needed to say why. */
export interface Deadline {
  readonly rule: string;
  /** What must be done, in a few words: 'final plan'. With `rule` it names the deadline within a case. */
  readonly what: string;
  /** The last day in law. No exemption moves it (D9). */
  readonly dueOn: CivilDate;
  readonly trigger: { readonly name: string; readonly on: CivilDate };
  readonly period: string;
  readonly counting: string;
  readonly citations: readonly string[];
  /** `dueOn`, or the working day before when that is not a working day (Z2). */
  readonly warnOn: CivilDate;
  /** One sentence for a parent. */
  readonly explanation: string;
  /** The sum for whoever checks it. */
  readonly arithmetic: string;
  readonly exemption: JudgedExemption | null;
}

/** A clock as data: what must happen how long after which event. */
export interface Clock {
  readonly rule: string;
  readonly what: string;
  readonly period: Period;
  /** The event, as a label: 'request received'. */
  readonly trigger: string;
  /** The same event inside a sentence, after "weeks after": 'the request was received'. */
  readonly event: string;
  /** Who must do what, up to the date: 'The local authority must decide whether to assess by'. */
  readonly duty: string;
}

/** Starts a clock: the deadline that follows from an event on a day. */
export function deadline(clock: Clock, on: CivilDate, exemptions: readonly Exemption[] = []): Deadline {
  const dueOn = lastDay(on, clock.period);
  return judged(
    {
      rule: clock.rule,
      what: clock.what,
      dueOn,
      trigger: { name: clock.trigger, on },
      period: periodText(clock.period),
      counting: countingText(clock.period),
      citations: rule(clock.rule).citations,
      warnOn: workingDayOnOrBefore(dueOn),
      explanation: `${clock.duty} ${longDate(dueOn)}${because(clock, on)}.`,
      arithmetic: arithmeticText(on, clock.period, dueOn),
      exemption: null,
    },
    exemptions,
  );
}

function because({ period, event }: Clock, on: CivilDate): string {
  if ('before' in period) return `, the last day ${periodText(period)} of the year of ${event} (${longDate(on)})`;
  if ('days' in period && period.days === 0) return `, the day ${event}`;
  if ('inclusive' in period) return `: ${periodText(period)} beginning with the day ${event}, ${longDate(on)}`;
  const text = periodText(period);
  return `, which is ${text}${text.endsWith(' before') ? '' : ' after'} ${event} on ${longDate(on)}`;
}

function judged(deadline: Deadline, exemptions: readonly Exemption[]): Deadline {
  const exemption = exemptions.find((each) => concerns(each, deadline));
  return exemption ? { ...deadline, exemption: judgeExemption(exemption, deadline) } : deadline;
}

/** Whether an exemption is claimed for this deadline: its rule, and its `what` where the rule gives several. */
export function concerns(exemption: Exemption, { rule, what }: Pick<Deadline, 'rule' | 'what'>): boolean {
  return exemption.rule === rule && (exemption.what === undefined || exemption.what === what);
}

/** The later of two limits, where the law allows whichever ends last. Its explanation is that of the later one. */
export function laterOf(first: Deadline, second: Deadline): Deadline {
  const [earlier, later] = first.dueOn <= second.dueOn ? [first, second] : [second, first];
  return {
    ...later,
    period: `the later of ${first.period} and ${second.period}`,
    arithmetic: `the later of ${first.arithmetic} and ${second.arithmetic}`,
    explanation: `${later.explanation.slice(0, -1)}: the later of two limits, the other being ${longDate(earlier.dueOn)}.`,
  };
}
