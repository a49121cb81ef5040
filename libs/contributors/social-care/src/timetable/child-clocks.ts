import { isBehind, isMet, timelineOf, type Case } from '#cases';
import { requestedAdviceDeadline, section17Deadlines, type CivilDate, type Deadline } from '#statute';
import type { Section17 } from '../section-17/section-17.entity.ts';

/** A day of one of the two clocks. */
export interface ClockDay {
  clock: 'ehc' | 'section-17';
  deadline: Deadline;
  /** What must be done, as a table says it. */
  what: string;
  isDone: boolean;
  /** It is the team's own to do; the others are the authority's. */
  isOwn: boolean;
}

export interface Clocks {
  days: ClockDay[];
  /** The days on which the clocks began. */
  starts: { clock: ClockDay['clock']; on: CivilDate; words: string }[];
}

type Ehc = Pick<Case, 'requestedOn' | 'state'>;
type Social = Pick<Section17, 'referredOn' | 'state'>;

/** The team's own request for advice. */
export interface Asked {
  state: string;
  sentOn: string | null;
  receivedOn: string | null;
}

const given: readonly string[] = ['submitted', 'accepted', 'nil-return', 'declined', 'reused'];
const noMore: readonly string[] = ['withdrawn', 're-routed', 'proposed', 'left-out'];

/** Both clocks of a child: the 6 and 20 weeks of the EHC assessment and the 1 and 45 working days of section 17. @rule D1 D7 B14 K5 */
export function clocksOf(ehc: Ehc | null, asked: Asked | null, social: Social | null): Clocks {
  const days = [...(ehc ? ehcDays(ehc) : []), ...adviceDays(asked), ...(social ? section17Days(social) : [])];
  const starts: Clocks['starts'] = [];
  if (ehc) starts.push({ clock: 'ehc', on: ehc.requestedOn as CivilDate, words: 'Request for an EHC assessment' });
  if (social) starts.push({ clock: 'section-17', on: social.referredOn as CivilDate, words: 'Section 17 referral' });
  return { days: days.toSorted((a, b) => a.deadline.dueOn.localeCompare(b.deadline.dueOn)), starts };
}

function ehcDays(ehc: Ehc): ClockDay[] {
  const [decide, final] = ['D1', 'D7'].map((rule) => timelineOf(ehc).find((each) => each.rule === rule)!);
  return [
    { deadline: decide!, what: 'The authority decides whether to assess (6 weeks)' },
    { deadline: final!, what: 'The authority issues the final plan (20 weeks)' },
  ]
    .filter(({ deadline }) => isMet(ehc, deadline) || !isBehind(ehc, deadline))
    .map((each) => ({ ...each, clock: 'ehc', isDone: isMet(ehc, each.deadline), isOwn: false }));
}

function adviceDays(asked: Asked | null): ClockDay[] {
  if (!asked || noMore.includes(asked.state)) return [];
  const { sentOn, receivedOn } = asked as { sentOn: CivilDate | null; receivedOn: CivilDate | null };
  const deadline = requestedAdviceDeadline({ sentOn, receivedOn, source: 'social care' });
  const isDone = given.includes(asked.state);
  return deadline ? [{ clock: 'ehc', deadline, what: 'Your EHC advice (6 weeks)', isDone, isOwn: true }] : [];
}

function section17Days({ referredOn, state }: Social): ClockDay[] {
  const { triage, end } = section17Deadlines(referredOn as CivilDate);
  const isOver = state === 'ended' || state === 'closed-early';
  return [
    {
      clock: 'section-17',
      deadline: triage,
      what: 'Decide what follows the referral (1 working day)',
      isDone: state !== 'referred',
      isOwn: true,
    },
    {
      clock: 'section-17',
      deadline: end,
      what: 'End the section 17 assessment (45 working days)',
      isDone: isOver,
      isOwn: true,
    },
  ];
}

/** What the team must do next; null where it owes nothing. */
export const dueFirst = ({ days }: Clocks): ClockDay | null =>
  days.find(({ isOwn, isDone }) => isOwn && !isDone) ?? null;
