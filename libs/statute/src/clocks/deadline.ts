import { longDate, type CivilDate } from '../calendar/civil-date.ts';
import { workingDayOnOrBefore } from '../calendar/working-days.ts';
import { rule } from '../rules/rules.ts';
import type { JudgedExemption } from './judged-exemption.ts';
import { lastDay, type Period } from './period.ts';
import { wordingOf } from './wording.ts';

/**
 * What a deadline is: a `limit` in law is late when it has passed; a `target` is good practice or a local aim; a
 * `minimum` is the earliest day on which a period for the family may close, and nobody is late after it.
 */
export type DeadlineKind = 'limit' | 'target' | 'minimum';

/** A day by which something must be done, with everything needed to say why. */
export interface Deadline {
  readonly rule: string;
  /** What must be done, in a few words: 'final plan'. With `rule` it names the deadline within a case. */
  readonly what: string;
  readonly kind: DeadlineKind;
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
  /** Of somebody in custody: an absence from the area excuses no delay (K10). */
  readonly isOfDetained?: true;
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
  /** A limit unless it says otherwise. */
  readonly kind?: DeadlineKind;
}

/** Starts a clock: the deadline that follows from an event on a day. */
export function deadline(clock: Clock, on: CivilDate): Deadline {
  const dueOn = lastDay(on, clock.period);
  const words = wordingOf(clock.period);
  const from = longDate(on);
  const to = longDate(dueOn);
  return {
    rule: clock.rule,
    what: clock.what,
    kind: clock.kind ?? 'limit',
    dueOn,
    trigger: { name: clock.trigger, on },
    period: words.period,
    counting: words.counting,
    citations: rule(clock.rule).citations,
    warnOn: workingDayOnOrBefore(dueOn),
    explanation: `${clock.duty} ${to}${words.because(clock.event, from)}.`,
    arithmetic: words.arithmetic(from, to, on, dueOn),
    exemption: null,
  };
}

/** The later of two limits, where the law allows whichever ends last. Its explanation is that of the later one. */
export function laterOf(first: Deadline, second: Deadline): Deadline {
  const [earlier, later] = first.dueOn <= second.dueOn ? [first, second] : [second, first];
  return {
    ...later,
    period: `the later of ${first.period} and ${second.period}`,
    arithmetic: `the later of ${first.arithmetic} and ${second.arithmetic}`,
    explanation: `${later.explanation.slice(0, -1)}; the law gives the later of two days, and the other is ${longDate(earlier.dueOn)}.`,
  };
}
