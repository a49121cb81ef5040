import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { daysBetween, type CivilDate, type Deadline } from '#statute';
import type { Case } from './case.entity.ts';
import { Exemptions } from './exemptions/exemption.service.ts';
import { isFallen, isLate, isMet, isOwed, timelineOf } from './case-timeline.ts';

/** Something that happened on a case. */
export interface Step {
  readonly on: string;
  readonly words: string;
  /** What was written then, such as the reasons of a decision. */
  readonly text?: string | null;
}

/** Something that somebody owes by a day. */
export interface Duty {
  readonly deadline: Deadline;
  readonly holder: string;
  /** The day it was done; `true` where it was done on a day that is not known; null while it is owed. */
  readonly met: string | true | null;
}

/** What one part of the portal knows of a case's course. */
export interface CourseOfCase {
  readonly steps: readonly Step[];
  readonly duties: readonly Duty[];
  /** Whoever is to do something for which no day runs yet. */
  readonly waiting?: readonly { holder: string; words: string }[];
  /** The day on which a duty that `cases` knows was done, by its rule. */
  readonly metOn?: Readonly<Record<string, string | undefined>>;
}

type Source = (found: Case) => Promise<CourseOfCase>;

export const AUTHORITY = 'The local authority';
export const FAMILY = 'The family';

/** The course of a case: what happened, what is owed and by whom. The libs above add what they know. */
@Injectable()
export class CaseSteps {
  readonly #sources: Source[] = [];

  constructor(
    private readonly exemptions: Exemptions,
    private readonly clock: Clock,
  ) {}

  add(source: Source): void {
    this.#sources.push(source);
  }

  /** For whoever the case was read for: row-level security holds for every source. Without exemptions, none is judged. */
  async of(found: Case, counted: 'with' | 'without' = 'with') {
    const told = await Promise.all(this.#sources.map((source) => source(found)));
    const exemptions = await this.exemptions.inForce(found);
    const today = this.clock.today();
    const own = assessment(
      timelineOf(found, exemptions),
      found,
      Object.assign({}, ...told.map(({ metOn }) => metOn)) as Record<string, string>,
    );
    const claimed = [own, ...told].flatMap((each) => each.duties);
    const judged = counted === 'with' ? claimed : claimed.map(withoutExemption);
    const duties = decidedAndTold(judged).map((duty) => withLateness(duty, today));
    const entries = [
      ...[own, ...told].flatMap(({ steps }) => steps).map((step) => ({ on: step.on, step })),
      ...duties.map((duty) => ({ on: duty.deadline.dueOn as string, duty })),
    ].sort((a, b) => a.on.localeCompare(b.on));
    const isPast = (entry: (typeof entries)[number]) => 'step' in entry || entry.on < today;
    return {
      today,
      hasExemptions: claimed.some(({ deadline }) => deadline.exemption),
      pen: penOf(
        duties,
        told.flatMap(({ waiting }) => waiting ?? []),
        today,
      ),
      late: duties.filter(({ met, daysLate }) => !met && daysLate > 0),
      past: entries.filter(isPast),
      ahead: entries.filter((entry) => !isPast(entry)),
    };
  }
}

/** The request, the decision and the days of the assessment, as the case itself knows them. */
function assessment(days: readonly Deadline[], found: Case, metOn: Record<string, string>): CourseOfCase {
  const { requestedOn, requesterName, decision, decidedOn, decisionReasons, familyToldOn } = found;
  const known: Record<string, string | null | undefined> = { A7: familyToldOn, D1: decidedOn, ...metOn };
  const steps: Step[] = [{ on: requestedOn, words: `Request received from ${requesterName}` }];
  if (decidedOn) {
    const decided = decision === 'assess' ? 'Decided to assess' : 'Decided not to assess';
    steps.push({ on: decidedOn, words: decided, text: decisionReasons });
  }
  if (familyToldOn) steps.push({ on: familyToldOn, words: 'The family was told the decision' });
  const duties = days
    .filter((deadline) => !isFallen(found, deadline))
    .map((deadline): Duty => ({
      deadline: deadline.rule === 'D3' ? { ...deadline, what: 'decide not to issue, if that is decided' } : deadline,
      holder: AUTHORITY,
      met: isMet(found, deadline) ? (known[deadline.rule] ?? true) : null,
    }));
  return { steps, duties };
}

const withoutExemption = (duty: Duty): Duty => ({ ...duty, deadline: { ...duty.deadline, exemption: null } });

/**
 * Deciding (D1) and telling the family (A7) fall on one day: one entry names both, done when the family was told. An
 * exemption is from one of them alone (D10), so that each then has its own.
 */
function decidedAndTold(duties: readonly Duty[]): Duty[] {
  const [decide, tell] = ['D1', 'A7'].map((rule) => duties.find(({ deadline }) => deadline.rule === rule));
  if (!decide || !tell || decide.deadline.dueOn !== tell.deadline.dueOn) return [...duties];
  if (decide.deadline.exemption || tell.deadline.exemption) return [...duties];
  const both = {
    ...decide.deadline,
    rule: 'D1 and A7',
    what: 'decide whether to assess, and tell the family',
    explanation: `${decide.deadline.explanation} ${tell.deadline.explanation}`,
    citations: [...new Set([...decide.deadline.citations, ...tell.deadline.citations])],
  };
  return [{ ...tell, deadline: both }, ...duties.filter((duty) => duty !== decide && duty !== tell)];
}

/** How many days late a duty is, or was when it was done; 0 for none. */
function withLateness(duty: Duty, today: string) {
  const until = duty.met === true ? duty.deadline.dueOn : (duty.met ?? today);
  const daysLate = isLate(duty.deadline, until) ? daysBetween(duty.deadline.dueOn, until as CivilDate) : 0;
  return { ...duty, daysLate };
}

/** Whose turn it is: the bodies and the family that owe something, else the authority with its next duty. */
function penOf(duties: readonly Duty[], waiting: NonNullable<CourseOfCase['waiting']>, today: string) {
  const owed = duties.filter(({ met }) => !met).map(({ holder, deadline }) => ({ holder, deadline, words: null }));
  const others = owed.filter(
    ({ holder, deadline }) => holder !== AUTHORITY && (deadline.kind !== 'minimum' || deadline.dueOn >= today),
  );
  if (others.length || waiting.length) return [...others, ...waiting.map((each) => ({ ...each, deadline: null }))];
  const next = owed
    .filter(({ holder, deadline }) => holder === AUTHORITY && (isOwed(deadline) || isAhead(deadline, today)))
    .sort((a, b) => a.deadline.dueOn.localeCompare(b.deadline.dueOn));
  return next.slice(0, 1);
}

const isAhead = ({ kind, dueOn }: Deadline, today: string) => kind === 'target' && dueOn >= today;
