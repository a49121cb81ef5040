import { z } from 'zod';
import { agencies, type Agency } from '#identity';
import { day, required } from '#platform';
import { lawfulBases } from '#statute';
import { categories, sharingAnswers, type Category, type SharingAnswer } from './sharing-decision.entity.ts';

/** Some cells of the matrix: what was answered for a category and an agency. */
export type Answers = Partial<Record<Category, Partial<Record<Agency, SharingAnswer>>>>;

const bases = lawfulBases.map(({ id }) => id) as [string, ...string[]];
const answer = z.union([z.literal('').transform(() => undefined), z.enum(sharingAnswers)], {
  error: 'Choose one of the answers',
});
const byAgency = z.partialRecord(z.enum(agencies), answer);

/**
 * A discussion with the family (C2). `all` answers every category of an agency that `answers` leaves out;
 * what neither says stays as it is.
 */
export const sharingSchema = z
  .object({
    decidedBy: required('Enter the name of whoever decided', 200),
    discussedHow: required('Say how you discussed it', 500),
    discussedOn: day('The day you discussed it'),
    basis: z.union([z.literal(''), z.enum(bases)], { error: 'Choose one of the bases in law' }).default(''),
    all: byAgency.default({}),
    answers: z.partialRecord(z.enum(categories), byAgency).default({}),
  })
  .transform(({ all, answers, ...about }) => ({ ...about, answers: filled(answers, all) }));
export type SharingDiscussion = z.output<typeof sharingSchema>;

function filled(answers: Partial<Record<Category, z.output<typeof byAgency>>>, all: z.output<typeof byAgency>) {
  const result: Answers = {};
  for (const category of categories)
    for (const agency of agencies) {
      const given = answers[category]?.[agency] ?? all[agency];
      if (given) result[category] = { ...result[category], [agency]: given };
    }
  return result;
}
