import { decisionsThatCount, holds, wasTheirsToTake } from './deciding.ts';
import { categories, type Category, type Decider, type SharingAnswer } from './sharing-decision.entity.ts';
import type { Decisions } from './sharing-matrix.ts';
import { recipients, type RecipientColumn, type SharingDiscussion } from './sharing.schema.ts';

type Needed = 'answers' | 'purpose' | 'until' | 'discussedOn';

export interface Change {
  category: Category;
  recipient: RecipientColumn;
  answer: SharingAnswer;
  /** Whether they could read it until now, by agreement, and no longer can. */
  isWithdrawal: boolean;
}

/** What a discussion changes against what the same voice said last: contradicting voices are both kept. */
export function changesIn(
  {
    answers,
    person,
    decidedAs,
    purpose,
    until,
    discussedOn,
  }: Required<Pick<SharingDiscussion, Needed>> & Pick<SharingDiscussion, 'person'> & { decidedAs: Decider },
  { decisions, born, today }: Decisions,
): Change[] {
  const counts = wasTheirsToTake({ decidedAs, discussedOn }, born);
  const said = decisions.filter((each) => each.decidedAs === decidedAs && each.purpose === purpose);
  return recipients.flatMap((recipient) => {
    const isTheirs = (each: Decisions['decisions'][number]) =>
      recipient === 'person' ? each.recipientPerson === person : each.agency === recipient;
    const to = recipient === 'person' ? { agency: null, personId: person ?? '' } : { agency: recipient };
    const counting = decisionsThatCount(decisions, born, today, { ...to, purpose });
    return categories.flatMap((category) => {
      const answer = answers[category]?.[recipient];
      const last = said.find((each) => each.category === category && isTheirs(each));
      const isSame = last
        ? last.answer === answer && (last.until ?? null) === until && (holds(last, today) || answer === 'not-discussed')
        : answer === 'not-discussed';
      if (!answer || isSame) return [];
      const before = counting.get(category);
      const isWithdrawal =
        answer !== 'agreed' &&
        counts &&
        before?.answer === 'agreed' &&
        holds(before, today) &&
        before.discussedOn <= discussedOn;
      return [{ category, recipient, answer, isWithdrawal }];
    });
  });
}
