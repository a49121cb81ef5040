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

/**
 * Gentle advice on wording, by the key of the field it is about. The same words always give the same prompts, and a
 * prompt never stops anybody. @rule B16 F3 F4
 */
export function promptsFor(body: Pick<AdviceBody, 'outcomes' | 'provision'>): Record<string, string[]> {
  const found = [
    ...body.outcomes.map(({ text }, index) => [`outcomes.${index}.text`, outcomePrompts(text)] as const),
    ...body.provision.map(
      ({ text, frequency }, index) => [`provision.${index}.text`, provisionPrompts(text, frequency)] as const,
    ),
  ];
  return Object.fromEntries(found.filter(([, prompts]) => prompts.length));
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

export function provisionPrompts(text: string, frequency = ''): string[] {
  const vague = [...new Set([...`${text} ${frequency}`.matchAll(VAGUE)].map(([words]) => words.toLowerCase()))];
  const prompts: string[] = [];
  if (vague.length) {
    const quoted = vague.map((words) => `“${words}”`).join(', ');
    prompts.push(
      `${quoted} can be read in many ways. Say what, how often, how long and who, so that anybody can tell whether it happens.`,
    );
  }
  if (NAMES_A_PLACEMENT.test(text))
    prompts.push(
      'This may name a kind of school or placement. The authority decides that later; say what is needed there.',
    );
  return prompts;
}
