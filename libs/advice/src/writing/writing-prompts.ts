import type { AdviceBody } from '../contributions/contribution.schema.ts';

/** Words that leave open what will happen: advice is specific, normally quantified (F4). */
const VAGUE =
  /\b(regular(ly)?|access to|as (and when )?(required|needed|appropriate)|opportunit(y|ies) (for|to)|where possible|ongoing|would benefit from|if available|subject to)\b/gi;
/** An outcome is what the child can do, never what somebody gives (F3). */
const READS_LIKE_PROVISION =
  /\b(will (receive|be given|be provided with|have access|attend (a |an )?(session|group|therapy))|hours? of|sessions? of|one-to-one|1:1)/i;
/** A placement is the authority's to name, in section I. */
const NAMES_A_PLACEMENT =
  /\b(specialist|special|mainstream|residential|independent|alternative) (school|provision|placement|college|setting|unit)\b|\bplacement at\b|\bplace at\b/i;

/** Outcomes that say a direction and no place to arrive at (F3: specific, measurable). */
const NO_ARRIVAL = /\b(improve[ds]?|develops?|increase[ds]?|make(s)? progress|be more|better)\b/i;
const NO_POINT_IN_TIME = /\b(ongoing|soon|asap|in due course|continu\w+|long[- ]term|short[- ]term)\b/i;
/** What can be counted: a number, or a word for one. */
const COUNTABLE = /\d|\b(once|twice|daily|weekly|monthly|termly|half-termly|each|every|all day|throughout)\b/i;

/**
 * Gentle thoughts on wording, by the name of the field that they are about (`outcomes.o1.text`). The same words always
 * give the same prompts, and a prompt never stops anybody. @rule B16 F3 F4
 */
export function promptsFor(body: Pick<AdviceBody, 'outcomes' | 'provision'>): Record<string, string[]> {
  const found: [string, string[]][] = [
    ...body.outcomes.flatMap(({ key, text, by, measure }): [string, string[]][] => [
      [`outcomes.${key}.text`, outcomePrompts(text)],
      [`outcomes.${key}.by`, byPrompts(by)],
      [`outcomes.${key}.measure`, measurePrompts(text, measure)],
    ]),
    ...body.provision.flatMap(({ key, text, frequency }): [string, string[]][] => [
      [`provision.${key}.text`, provisionPrompts(text)],
      [`provision.${key}.frequency`, frequencyPrompts(frequency)],
    ]),
  ];
  return Object.fromEntries(found.filter(([, prompts]) => prompts.length));
}

export const byPrompts = (by: string): string[] =>
  NO_POINT_IN_TIME.test(by)
    ? [
        'Name a point in time, such as the end of a term or key stage: only then can a review say whether it was reached.',
      ]
    : [];

/** The measure may make countable what the outcome leaves open. */
export const measurePrompts = (text: string, measure: string): string[] =>
  text && measure && NO_ARRIVAL.test(`${text} ${measure}`) && !COUNTABLE.test(`${text} ${measure}`)
    ? ['From where to where? Say what they do now and what they will do then, so that two people would judge it alike.']
    : [];

export function frequencyPrompts(frequency: string): string[] {
  const vague = vaguePrompts(frequency);
  if (vague.length || !frequency || COUNTABLE.test(frequency)) return vague;
  return ['How much is that? Give minutes or hours, and how many times a week or term.'];
}

export function outcomePrompts(text: string): string[] {
  const prompts: string[] = [];
  if (READS_LIKE_PROVISION.test(text))
    prompts.push(
      'This may describe provision. An outcome says what the child will be able to do; what is given goes under Provision.',
    );
  if (NAMES_A_PLACEMENT.test(text))
    prompts.push(
      'This may name a kind of school or placement. The authority decides that later; say what the child needs from any setting.',
    );
  return prompts;
}

export function provisionPrompts(text: string): string[] {
  const prompts = vaguePrompts(text);
  if (NAMES_A_PLACEMENT.test(text))
    prompts.push(
      'This may name a kind of school or placement. The authority decides that later; say what is needed there.',
    );
  return prompts;
}

function vaguePrompts(text: string): string[] {
  const vague = [...new Set([...text.matchAll(VAGUE)].map(([words]) => words.toLowerCase()))];
  if (!vague.length) return [];
  const quoted = vague.map((words) => `“${words}”`).join(', ');
  return [
    `${quoted} can be read in many ways. Say what, how often, how long and who, so that anybody can tell whether it happens.`,
  ];
}
