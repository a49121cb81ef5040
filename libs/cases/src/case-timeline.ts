import {
  ageOn,
  assessmentDeadlines,
  daysBetween,
  ncYearGroup,
  type CivilDate,
  type Deadline,
  type Exemption,
} from '#statute';
import type { Case } from './case.entity.ts';

/** Which days of the assessment a stage has met; the rest is still ahead, unless the stage let it fall. */
const met: Record<string, string[]> = {
  refused: ['D1', 'A7'],
  assessing: ['D1', 'A7'],
  'not-issued': ['D1', 'A7', 'D3'],
  drafting: ['D1', 'A7'],
  'draft-sent': ['D1', 'A7', 'D4'],
  final: ['D1', 'A7', 'D4', 'D7'],
  reassessing: ['D1', 'A7', 'D4', 'D7'],
  ceased: ['D1', 'A7', 'D4', 'D7'],
};

/** Which days no longer count at a stage: what was decided otherwise, or is no longer this authority's. */
const fallen: Record<string, string[]> = {
  refused: ['D3', 'D4', 'D7'],
  'not-issued': ['D4', 'D7'],
  drafting: ['D3'],
  'draft-sent': ['D3'],
  final: ['D3'],
  reassessing: ['D3'],
  ceased: ['D3'],
  withdrawn: ['D1', 'A7', 'D3', 'D4', 'D7'],
  transferred: ['D1', 'A7', 'D3', 'D4', 'D7'],
};

type Staged = Pick<Case, 'state'>;

/** The stages of a case in which somebody owes something. */
export const openCaseStates = ['requested', 'assessing', 'drafting', 'draft-sent', 'reassessing'] as const;

/** The statutory days of the assessment, computed as they are read: D1, A7, D3, D4, D7; each with the exemption claimed from it. */
export function timelineOf(found: Dated, exemptions: readonly Exemption[] = []): Deadline[] {
  const isDetained = Boolean(found.detainedSince);
  const days = assessmentDeadlines({ requestedOn: found.requestedOn as CivilDate, isDetained, exemptions });
  return days.filter(({ rule }) => rule !== 'K10'); // the same days as D1 and D7, to more recipients
}

type Dated = Pick<Case, 'requestedOn'> & { detainedSince?: string | null | undefined };

/** The next day that is still ahead of the case, whether or not it has passed; what cannot be late only until it has. */
export function nextDay(found: Dated & Staged, today: string, exemptions?: readonly Exemption[]): Deadline | undefined {
  return timelineOf(found, exemptions).find((each) => !isBehind(found, each) && (isOwed(each) || each.dueOn >= today));
}

export const isMet = ({ state }: Staged, { rule }: Deadline) => (met[state] ?? []).includes(rule);
export const isFallen = ({ state }: Staged, { rule }: Deadline) => (fallen[state] ?? []).includes(rule);
export const isBehind = (found: Staged, deadline: Deadline) => isMet(found, deadline) || isFallen(found, deadline);

/**
 * Only a limit in law can be late: an aim is not one, a family's time for views may always be longer, and the day for not
 * issuing a plan (D3) binds only an authority that will not: once it has passed, what is owed is the plan (D7). An
 * exemption that applies may excuse delay until the day to expect; it moves no day. @rule D9
 */
export const isLate = (deadline: Deadline, today: string) => isOwed(deadline) && toExpect(deadline) < today;

/** The day in law or, where an exemption applies and lasts beyond it, the day to expect. */
export const toExpect = ({ dueOn, exemption }: Deadline) => (exemption?.applies ? exemption.expectedOn : dueOn);
export const isOwed = ({ kind, rule }: Deadline) => kind === 'limit' && rule !== 'D3';

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

/** The same in SQL, from the same clocks: a case as `c` and today as `d.today`. Null where no day runs. */
export const nextDaySql = `case c.state ${openCaseStates.map((state) => `when '${state}' then ${daySql(state)}`).join(' ')} end`;

function daySql(state: Staged['state']): string {
  const requestedOn = '2026-01-05' as CivilDate; // every day follows the request by a number of days of its own
  return timelineOf({ requestedOn })
    .filter((each) => !isBehind({ state }, each))
    .reduceRight((later, each) => {
      const day = `c.requested_on + ${daysBetween(requestedOn, each.dueOn)}`;
      return isOwed(each) ? day : `case when ${day} >= d.today then ${day} else ${later} end`;
    }, 'null::date');
}
