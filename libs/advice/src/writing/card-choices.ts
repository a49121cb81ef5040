import type { AdviceBody } from '../contributions/contribution.schema.ts';
import type { AdviceProfile } from '../profiles/advice-profile.ts';
import { areaWords, choicesOf, shortly } from './contribution-words.ts';
import { promptsFor } from './writing-prompts.ts';

/** What there is to choose from on the cards of needs, outcomes and provision, and thoughts on their wording. */
export const cardChoices = (body: AdviceBody, profile: AdviceProfile) => ({
  areas: Object.entries(areaWords).map(([value, text]) => ({ value, text })),
  needsSections: choicesOf(profile.needsSections),
  provisionSections: choicesOf(profile.provisionSections),
  needChoices: body.needs.map(({ key, text }, index) => choice(key, 'Need', index, text)),
  outcomeChoices: body.outcomes.map(({ key, text }, index) => choice(key, 'Outcome', index, text)),
  prompts: promptsFor(body),
});

const choice = (value: string, name: string, index: number, text: string) => ({
  value,
  text: `${name} ${index + 1}${text ? `: ${shortly(text)}` : ' (not described yet)'}`,
});
