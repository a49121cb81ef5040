import { ageOn, assessmentDeadlines, ncYearGroup, type CivilDate, type Deadline } from '#statute';
import type { Case } from './case.entity.ts';

/** Which statutory days a stage has behind it. */
const done: Record<string, string[]> = {
  requested: [],
  refused: ['D1', 'A7', 'D3', 'D4', 'D7'],
  assessing: ['D1', 'A7'],
  'not-issued': ['D1', 'A7', 'D3', 'D4', 'D7'],
  drafting: ['D1', 'A7', 'D3'],
  'draft-sent': ['D1', 'A7', 'D3', 'D4'],
  final: ['D1', 'A7', 'D3', 'D4', 'D7'],
};

/** The statutory days of the assessment, computed as they are read: D1, A7, D3, D4, D7. */
export function timelineOf(found: Pick<Case, 'requestedOn'>): Deadline[] {
  return assessmentDeadlines({ requestedOn: found.requestedOn as CivilDate });
}

/** The next statutory day that is still ahead in law, whether or not it has passed. */
export function nextDay(found: Pick<Case, 'requestedOn' | 'state'>): Deadline | undefined {
  const behind = done[found.state] ?? [];
  return timelineOf(found).find((each) => !behind.includes(each.rule));
}

export function isBehind(found: Pick<Case, 'state'>, deadline: Deadline): boolean {
  return (done[found.state] ?? []).includes(deadline.rule);
}

/** Age and year group, as people say them: `7 years, Year 2`. */
export function ageWords(born: string, today: string, yearGroup: number | null): string {
  const year = yearGroup ?? ncYearGroup(born as CivilDate, today as CivilDate);
  const schooling = year === null ? 'not yet in school' : year === 0 ? 'Reception' : year <= 13 ? `Year ${year}` : '';
  return [`${ageOn(born as CivilDate, today as CivilDate)} years`, schooling].filter(Boolean).join(', ');
}

/** Where a case is, in words for people. */
export const stageWords: Record<string, string> = {
  requested: 'Deciding whether to assess',
  refused: 'Decided not to assess',
  assessing: 'Gathering advice',
  'not-issued': 'Decided not to issue a plan',
  drafting: 'Writing the draft plan',
  'draft-sent': 'Draft plan with the family',
  final: 'Plan issued',
  reassessing: 'Assessing again',
  withdrawn: 'Request withdrawn',
  transferred: 'Moved to another authority',
  ceased: 'Plan ended',
};
