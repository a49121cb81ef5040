import { agencies, agencyWords, type Agency } from '#identity';
import { answerWords, categoryWords, deciderWords, type CellAnswer } from '../category-words.ts';
import type { WithoutAgreement } from '../without-agreement/without-agreement.entity.ts';
import { decisionsThatCount, isOver, wasTheirsToTake } from './deciding.ts';
import { groundOf } from './ground.ts';
import { categories, type Category, type SharingDecision } from './sharing-decision.entity.ts';

/** What holds for one category and one agency; nothing but the answer where it was never discussed. */
export interface SharingCell {
  agency: Agency;
  answer: CellAnswer;
  answerWords: string;
  decidedBy: string | null;
  discussedHow: string | null;
  discussedOn: string | null;
  until: string | null;
  basis: string | null;
  /** Completes "They may read this because…" or "They may not read this:…", and the rule that says so. */
  because: string;
  rule: string;
}

export interface SharingRow {
  category: Category;
  categoryWords: string;
  cells: SharingCell[];
}

/** One discussion, as it changed the matrix. */
export interface Discussion {
  recordedAt: Date;
  decidedBy: string;
  decidedAs: string;
  /** Whether it was theirs to decide that day (C3). Kept all the same. */
  counts: boolean;
  discussedHow: string;
  discussedOn: string;
  until: string | null;
  changes: { recipient: string; answer: string; categories: string[] }[];
}

/** All that was decided about a case, and today's recorded date of birth. */
export interface Decisions {
  decisions: SharingDecision[];
  imposed: WithoutAgreement[];
  born: string;
  today: string;
}

/** Every category by every agency, as it holds today for those who advise. */
export function matrixOf(all: Decisions): SharingRow[] {
  const columns = agencies.map((agency) => ({ agency, counting: countingFor(all, agency) }));
  return categories.map((category) => ({
    category,
    categoryWords: categoryWords[category],
    cells: columns.map(({ agency, counting }) => cellOf(all, agency, category, counting.get(category))),
  }));
}

const countingFor = ({ decisions, born, today }: Decisions, agency: Agency) =>
  decisionsThatCount(decisions, born, today, { agency, purpose: 'assessment' });

function cellOf(all: Decisions, agency: Agency, category: Category, decision?: SharingDecision): SharingCell {
  const own = decision && isOver(decision, all.today) ? 'over' : (decision?.answer ?? 'not-discussed');
  const law = own === 'agreed' ? undefined : imposedOn(all, agency, category);
  const answer = law ? 'required-by-law' : own;
  const { decidedBy = null, discussedHow = null, discussedOn = null, until = null } = decision ?? {};
  const basis = law?.basis ?? null;
  const { because, rule } = groundOf(decision, law, all.today, decision?.decidedBy);
  return {
    ...{ agency, answer, answerWords: answerWords[answer], decidedBy, discussedHow, discussedOn, until },
    ...{ basis, because, rule },
  };
}

const imposedOn = ({ imposed, today }: Decisions, agency: Agency, category: Category) =>
  imposed.find(
    (each) => each.agency === agency && each.categories.includes(category) && !each.endedAt && !isOver(each, today),
  );

/** The decisions as discussions, in the order given; those of one recording belong together. */
export function discussionsOf({ decisions, born }: Decisions, people: Map<string, string>): Discussion[] {
  const together = Object.values(
    Object.groupBy(decisions, ({ recordedAt, recordedBy }) => `${recordedAt.getTime()} ${recordedBy}`),
  );
  const toWhom = ({ agency, recipientPerson }: SharingDecision) =>
    agency ? agencyWords[agency] : `${people.get(recipientPerson!) ?? 'One person'} alone`;
  return together.map((group) => {
    const first = group![0]!;
    const { recordedAt, decidedBy, decidedAs, discussedHow, discussedOn, until = null } = first;
    const alike = Object.values(Object.groupBy(group!, (each) => `${toWhom(each)} ${each.answer}`));
    const changes = alike.map((same) => ({
      recipient: toWhom(same![0]!),
      answer: answerWords[same![0]!.answer],
      categories:
        same!.length === categories.length ? ['Everything'] : same!.map(({ category }) => categoryWords[category]),
    }));
    const counts = wasTheirsToTake(first, born);
    return {
      recordedAt,
      decidedBy,
      decidedAs: deciderWords[decidedAs],
      counts,
      discussedHow,
      discussedOn,
      until,
      changes,
    };
  });
}
