import { custodyDeadlines, type CivilDate, type Deadline } from '#statute';
import type { CustodyNotice } from './custody-notice.entity.ts';

/**
 * The review around the release and the 18th birthday, from all that stands of a detention, in the order of events; once
 * they are released, only what follows it. @rule I13 K12
 */
export function daysOf(detention: readonly CustodyNotice[]): Deadline[] {
  const [first, last] = [detention[0], detention.at(-1)];
  if (!first || !last) return [];
  const releaseOn = last.kind === 'release' ? last.eventOn : last.expectedReleaseOn;
  const days = custodyDeadlines({
    toldOn: first.toldOn as CivilDate,
    born: first.born as CivilDate,
    ...(releaseOn ? { releaseOn: releaseOn as CivilDate } : {}),
  });
  return last.kind === 'release' ? days.filter(({ dueOn }) => dueOn > last.eventOn) : days;
}
