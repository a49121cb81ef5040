import type { Agency } from '#identity';
import { decisionMaker, type CivilDate } from '#statute';
import type { Category, Decider, Purpose, SharingAnswer } from './sharing-decision.entity.ts';

/** A decision as far as the rule asks; what else a row has comes along. */
export interface Decided {
  id: string;
  category: Category;
  agency?: Agency | null;
  recipientPerson?: string | null;
  purpose: Purpose;
  answer: SharingAnswer;
  decidedAs: Decider;
  discussedOn: string;
  until?: string | null;
  recordedAt: Date | string;
}

/** To whom: people read as their agency; what was decided about one person alone goes before it. */
export interface Recipient {
  agency: Agency | null;
  personId?: string;
  purpose: Purpose;
}

/**
 * Whether a decision was for whoever took it to take, on the day it was discussed: a corrected date of birth changes the
 * answer. A representative decides in the young person's place. @rule C3 C5
 */
export function wasTheirsToTake({ decidedAs, discussedOn }: Pick<Decided, 'decidedAs' | 'discussedOn'>, born: string) {
  const { who } = decisionMaker(born as CivilDate, discussedOn as CivilDate);
  return (decidedAs === 'parent') === (who === 'parent');
}

/** Whether its last day is behind. */
export const isOver = ({ until }: Pick<Decided, 'until'>, today: string): boolean => !!until && until < today;

/** Whether a decision answers today: it is not past its last day, and did not take an answer back. */
export const holds = (decision: Pick<Decided, 'answer' | 'until'>, today: string): boolean =>
  decision.answer !== 'not-discussed' && !isOver(decision, today);

/**
 * The decision that counts for each category: the latest discussed of those whose taker decided by C3. One that no longer
 * holds uncovers nothing older; only about one person, their agency's then counts. @rule C2 C3
 */
export function decisionsThatCount<D extends Decided>(
  decisions: readonly D[],
  born: string,
  today: string,
  { agency, personId, purpose }: Recipient,
): Map<Category, D> {
  const theirs = decisions.filter((each) => each.purpose === purpose && wasTheirsToTake(each, born));
  const counting = latest(theirs.filter((each) => agency !== null && each.agency === agency));
  for (const [category, each] of latest(theirs.filter((each) => personId && each.recipientPerson === personId)))
    if (holds(each, today) || !counting.has(category)) counting.set(category, each);
  return counting;
}

function latest<D extends Decided>(decisions: readonly D[]): Map<Category, D> {
  const found = new Map<Category, D>();
  for (const each of decisions) {
    const known = found.get(each.category);
    if (!known || isLater(each, known)) found.set(each.category, each);
  }
  return found;
}

function isLater(one: Decided, other: Decided): boolean {
  if (one.discussedOn !== other.discussedOn) return one.discussedOn > other.discussedOn;
  const [when, before] = [+new Date(one.recordedAt), +new Date(other.recordedAt)];
  return when === before ? one.id > other.id : when > before;
}
