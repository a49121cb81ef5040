import { ageWords, dueWords, isLate, nextDay, nextDays, stageWords } from '#cases';
import { addMonths, type CivilDate, type Deadline } from '#statute';
import type { Concern, Place } from './list.schema.ts';

/** A meeting as the database sums it up: the last two held and the next planned of its kind. */
export interface MeetingSum {
  kind: string;
  held: string[] | null;
  planned: string | null;
}

/** A row of the list as the database gives it. */
export interface ChildRow {
  id: string;
  area_id: string;
  standing: 'looked-after' | 'care-leaver';
  since: string;
  placed_in_id: string;
  host: string;
  maintaining: string;
  plan_issued_on: string | null;
  also_claimed_by: string[];
  reference: string;
  state: string;
  requested_on: string;
  has_school: boolean;
  child: string;
  born: string;
  year_group: number | null;
  is_coming_in: boolean;
  meetings: MeetingSum[] | null;
}

/** Two reviews due within this many months of each other could be one meeting. */
const NEAR_MONTHS = 2;

/** A child as the list shows them: stage, the next day and why, where they live, and all that is wrong. @rule K1 K2 K3 I12 */
export function childOf(row: ChildRow, authority: string, today: string) {
  const meetings = (row.meetings ?? []).flatMap(({ kind, held }) =>
    (held ?? []).map((on) => ({ kind, on, isHeld: true })),
  );
  const period = { since: row.since, standing: row.standing, planIssuedOn: row.plan_issued_on };
  const due = nextDays(period, meetings, today, row.born);
  const assessment = nextDay({ requestedOn: row.requested_on, state: row.state as never }, today);
  const planned = (kind: string) => row.meetings?.find((each) => each.kind === kind)?.planned ?? null;
  const reviews = [planned('annual-review'), planned('looked-after-review')] as const;
  const has: Record<Concern, boolean> = {
    'plan-late': assessment !== undefined && isLate(assessment, today),
    'annual-review': due.annualReview !== null && due.annualReview.dueOn < today,
    'looked-after-review': due.review !== null && due.review.dueOn < today,
    pep: due.pep !== null && due.pep.from <= today && planned('pep') === null,
    'not-aligned': areApart(due.annualReview, due.review, reviews),
    'no-school': !row.has_school && row.standing === 'looked-after',
    claimed: row.also_claimed_by.length > 0,
  };
  const next = [assessment, due.annualReview, due.review]
    .filter((each): each is Deadline => Boolean(each))
    .reduce<Deadline | undefined>((first, each) => (first && first.dueOn <= each.dueOn ? first : each), undefined);
  return {
    id: row.id,
    child: row.child,
    age: ageWords(row.born, today, row.year_group),
    reference: row.reference,
    areaId: row.area_id,
    maintaining: row.maintaining,
    host: row.host,
    standing: row.standing,
    place: placeOf(row, authority),
    state: row.state,
    stage: stageWords[row.state] ?? row.state,
    next: next && { ...next, what: next.rule.startsWith('D') ? dueWords(next) : next.what, isLate: next.dueOn < today },
    concerns: (Object.keys(has) as Concern[]).filter((concern) => has[concern]),
    claimedBy: row.also_claimed_by,
  };
}

export type ShownChild = ReturnType<typeof childOf>;

const placeOf = (row: ChildRow, authority: string): Place =>
  row.placed_in_id === authority ? 'in-area' : row.is_coming_in ? 'coming-in' : 'out-of-area';

/** Both are due about the same time, or both planned, and they are not planned for one day. */
function areApart(
  annual: Deadline | null,
  review: Deadline | null,
  [plannedAnnual, plannedReview]: readonly [string | null, string | null],
): boolean {
  if (!annual || !review) return false;
  if (plannedAnnual && plannedReview) return plannedAnnual !== plannedReview;
  const [first, second] = [annual.dueOn, review.dueOn].toSorted() as [CivilDate, CivilDate];
  return addMonths(first, NEAR_MONTHS) >= second;
}
