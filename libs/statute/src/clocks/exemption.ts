import { addDays, daysBetween, longDate, type CivilDate } from '../calendar/civil-date.ts';
import { workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { Deadline } from './deadline.ts';
import { groundsFor, GROUNDS, type Ground } from './grounds.ts';
import type { JudgedExemption } from './judged-exemption.ts';

/** An exemption that the authority or body claims: a fact about one deadline, which it never moves (D9, D10). */
export interface Exemption {
  /** The rule of the one deadline affected: 'D7'. */
  readonly rule: string;
  /** Which deadline, where the rule gives several: 'final plan', or for B14 the source, as in its `what`. */
  readonly what?: string;
  readonly ground: Ground;
  /** First and last day of the circumstance: of the closure, the absence, the illness. For an appointment missed, its day. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** For a closure: the day on which the head was asked for advice, where known. */
  readonly adviceAskedOn?: CivilDate;
}

/** Judges an exemption by closed list, length, window and overlap with the period. @rule A7 B14 D8 D9 D12 */
export function judgeExemption(exemption: Exemption, affected: Deadline): JudgedExemption {
  const { ground, from, to } = exemption;
  const obstacle = obstacleTo(exemption, affected);
  const outlasts = obstacle === null && to >= affected.dueOn;
  return {
    ground,
    from,
    to,
    applies: obstacle === null,
    reason: obstacle ?? `${GROUNDS[ground].label} may excuse delay, only while it makes compliance impractical.`,
    expectedOn: outlasts ? workingDayOnOrAfter(addDays(to, 1)) : affected.dueOn,
  };
}

function obstacleTo(exemption: Exemption, { rule, dueOn, trigger, isOfDetained }: Deadline): string | null {
  const { ground, from, to } = exemption;
  const allowed = groundsFor(rule, isOfDetained);
  if (allowed.length === 0) return `The law allows no exemption from ${rule}.`;
  const limits = allowed.find((each) => each.ground === ground);
  if (!limits && isOfDetained && ground === 'absence')
    return 'Somebody in custody cannot be absent from the area: the law does not count it (K10).';
  if (!limits) return `${GROUNDS[ground].label} is not among the grounds that the law allows for ${rule}.`;
  if (to < from) return 'The exemption ends before it begins.';
  if (to < trigger.on) return `It ended on ${longDate(to)}, before the period began.`;
  if (from > dueOn) return `It began on ${longDate(from)}, after the last day, ${longDate(dueOn)}.`;
  const days = daysBetween(from, to) + 1;
  if (limits.atLeastWeeks && days < limits.atLeastWeeks * 7) {
    return `It lasts ${days} days, and the law asks for at least ${limits.atLeastWeeks} continuous weeks.`;
  }
  return limits.hasAdviceWindow ? outsideAdviceWindow(exemption) : null;
}

/** Advice must have been asked from 1 week before the closure until 1 week before reopening (A7). */
function outsideAdviceWindow({ from, to, adviceAskedOn }: Exemption): string | null {
  if (adviceAskedOn === undefined) return null;
  const opens = addDays(from, -7);
  const closes = addDays(to, -6);
  if (adviceAskedOn >= opens && adviceAskedOn <= closes) return null;
  return `Advice was asked on ${longDate(adviceAskedOn)}, not between ${longDate(opens)} and ${longDate(closes)}.`;
}

/** An exemption names a rule that gives several deadlines, and not which of them: each needs an entry of its own (D10). */
export class AmbiguousExemption extends Error {
  override readonly name = 'AmbiguousExemption';
}

/**
 * The deadlines, each with the exemption claimed for it: of several, the one that applies longest. No due day changes.
 * Throws AmbiguousExemption. @rule D9 D10
 */
export function withExemptions(deadlines: readonly Deadline[], exemptions: readonly Exemption[] = []): Deadline[] {
  const claimed = [...deadlines];
  for (const exemption of exemptions) {
    const affected = theOne(exemption, deadlines);
    if (!affected) continue;
    const at = deadlines.indexOf(affected);
    const judged = judgeExemption(exemption, affected);
    if (isStronger(judged, claimed[at]!.exemption)) claimed[at] = { ...affected, exemption: judged };
  }
  return claimed;
}

/** One that applies is stronger than one that does not; of two alike, the one that lasts longer, else the first. */
function isStronger(judged: JudgedExemption, than: JudgedExemption | null): boolean {
  if (!than || judged.applies !== than.applies) return !than || judged.applies;
  return judged.expectedOn > than.expectedOn;
}

/** Whether an exemption is claimed for this deadline: its rule, and its `what` where the rule gives several. */
export const concerns = (exemption: Exemption, { rule, what }: Deadline): boolean =>
  exemption.rule === rule && (exemption.what === undefined || exemption.what === what);

/** The deadline that an exemption is from; undefined where these deadlines have none. Throws AmbiguousExemption. */
function theOne(exemption: Exemption, deadlines: readonly Deadline[]): Deadline | undefined {
  const affected = deadlines.filter((deadline) => concerns(exemption, deadline));
  if (affected.length < 2) return affected[0];
  const choices = affected.map(({ what }) => `"${what}"`).join(', ');
  throw new AmbiguousExemption(`An exemption from ${exemption.rule} must say from which deadline: ${choices}.`);
}
