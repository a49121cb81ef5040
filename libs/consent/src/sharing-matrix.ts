import { agencies, agencyWords, type Agency } from '#identity';
import { answerWords, categoryWords } from './category-words.ts';
import { categories, type Category, type SharingAnswer, type SharingDecision } from './sharing-decision.entity.ts';

/** What was answered for one category and one agency; nothing but the answer where it was never discussed. */
export interface SharingCell {
  agency: Agency;
  answer: SharingAnswer;
  answerWords: string;
  decidedBy: string | null;
  discussedHow: string | null;
  discussedOn: string | null;
  basis: string | null;
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
  discussedHow: string;
  discussedOn: string;
  changes: { agency: string; answer: string; categories: string[]; basis: string | null }[];
}

/** Every category by every agency, from the decisions that stand. */
export function matrixOf(standing: SharingDecision[]): SharingRow[] {
  return categories.map((category) => ({
    category,
    categoryWords: categoryWords[category],
    cells: agencies.map((agency) =>
      cellOf(
        agency,
        standing.find((each) => each.category === category && each.agency === agency),
      ),
    ),
  }));
}

function cellOf(agency: Agency, decision: SharingDecision | undefined): SharingCell {
  const answer = decision?.answer ?? 'not-discussed';
  const { decidedBy = null, discussedHow = null, discussedOn = null, basis = null } = decision ?? {};
  return { agency, answer, answerWords: answerWords[answer], decidedBy, discussedHow, discussedOn, basis };
}

/** The decisions as discussions, in the order given; those of one recording belong together. */
export function discussionsOf(decisions: SharingDecision[]): Discussion[] {
  const together = Object.values(
    Object.groupBy(decisions, ({ recordedAt, recordedBy }) => `${recordedAt.getTime()} ${recordedBy}`),
  );
  return together.map((group) => {
    const { recordedAt, decidedBy, discussedHow, discussedOn } = group![0]!;
    const alike = Object.values(Object.groupBy(group!, ({ agency, answer }) => `${agency} ${answer}`));
    const changes = alike.map((same) => ({
      agency: agencyWords[same![0]!.agency],
      answer: answerWords[same![0]!.answer],
      categories: same!.map(({ category }) => categoryWords[category]),
      basis: same![0]!.basis ?? null,
    }));
    return { recordedAt, decidedBy, discussedHow, discussedOn, changes };
  });
}
