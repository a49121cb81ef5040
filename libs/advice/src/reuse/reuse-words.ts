import { civil } from '#platform';
import { reuseParties, type ReuseParty } from '#statute';
import type { ReuseAnswer } from './advice-reuse.entity.ts';
import type { AdviceReuses } from './advice-reuse.service.ts';

type Found = Awaited<ReturnType<AdviceReuses['of']>>;

/** The three who answer. */
export const partyWords: Record<ReuseParty, string> = {
  author: 'Whoever wrote it',
  authority: 'The authority',
  family: 'The family',
};

/** How an answer reached the authority, to choose from. */
export const wayWords = [
  { value: 'meeting', text: 'At a meeting' },
  { value: 'telephone', text: 'By telephone' },
  { value: 'writing', text: 'In writing' },
];

/** The three and what each said. */
export const partiesOf = ({ answers }: Found) =>
  reuseParties.map((party) => ({ party, words: partyWords[party], said: saidOf(answers, party) }));

/** Where the question stands, and what follows. */
export function standingWords({ standing, missing, lastDay, isOver }: Found): string {
  const who = listed(missing.map((party) => partyWords[party].toLowerCase()));
  if (isOver) return 'This is settled: somebody was asked afresh, or the advice was left out.';
  if (standing === 'agreed')
    return 'All three are satisfied. This advice is used, and nobody may be asked again for it.';
  if (standing === 'refused') return 'Somebody is not satisfied. Ask for fresh advice on the Advice page.';
  if (standing === 'unanswered')
    return `No answer from ${who} by ${civil(lastDay)}. Ask for fresh advice on the Advice page.`;
  return `Waiting for ${who}, until ${civil(lastDay)}. If somebody is not satisfied or does not answer, ask for fresh advice.`;
}

const listed = (words: string[]) => new Intl.ListFormat('en-GB').format(words);

function saidOf(answers: ReuseAnswer[], party: ReuseParty) {
  const said = answers.find((each) => each.party === party);
  if (!said) return null;
  const way = said.how === 'portal' ? 'here' : wayWords.find(({ value }) => value === said.how)!.text.toLowerCase();
  return {
    isSatisfied: said.isSatisfied,
    words: `${said.isSatisfied ? 'Satisfied' : 'Not satisfied'}: ${said.saidBy}, ${way}, ${civil(said.on)}`,
    why: said.why,
  };
}
