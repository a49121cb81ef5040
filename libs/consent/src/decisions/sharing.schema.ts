import { z } from 'zod';
import { agencies, type Agency } from '#identity';
import { day, optionalDay, required, yes } from '#platform';
import {
  categories,
  deciders,
  purposes,
  sharingAnswers,
  type Category,
  type SharingAnswer,
} from './sharing-decision.entity.ts';

/** To whom: an agency, or the one person whom the discussion names. */
export const recipients = [...agencies, 'person'] as const;
export type RecipientColumn = Agency | 'person';

/** Some cells of the matrix: what was answered for a category and a recipient. */
export type Answers = Partial<Record<Category, Partial<Record<RecipientColumn, SharingAnswer>>>>;

const empty = z.literal('').transform(() => undefined);
const answer = z.union([empty, z.enum(sharingAnswers)], { error: 'Choose one of the answers' });
const byRecipient = z.partialRecord(z.enum(recipients), answer);

/**
 * A discussion with the family (C2). `all` answers every category of a recipient that `answers` leaves out;
 * what neither says stays as it is.
 */
export const sharingSchema = z
  .object({
    decidedBy: required('Enter the name of whoever decided', 200),
    /** Whoever decides by C3 on that day, unless said. */
    decidedAs: z.union([empty, z.enum(deciders)], { error: 'Choose as whom they decided' }).optional(),
    discussedHow: required('Say how you discussed it', 500),
    discussedOn: day('The day you discussed it'),
    until: optionalDay('The last day'),
    purpose: z.enum(purposes, { error: 'Choose what it is read for' }).default('assessment'),
    /** The one person, where the answers name a person. */
    person: z.union([empty, z.uuid()], { error: 'Choose one of the people' }).optional(),
    /** That the effects of what is taken back were shown. */
    confirmed: yes.default(false),
    all: byRecipient.default({}),
    answers: z.partialRecord(z.enum(categories), byRecipient).default({}),
  })
  .transform(({ all, answers, ...about }) => ({ ...about, answers: filled(answers, all) }));
type Parsed = z.output<typeof sharingSchema>;
export type SharingDiscussion = Omit<Parsed, Usual> & Partial<Pick<Parsed, Usual>>;
type Usual = 'until' | 'purpose' | 'confirmed';

function filled(answers: Partial<Record<Category, z.output<typeof byRecipient>>>, all: z.output<typeof byRecipient>) {
  const result: Answers = {};
  for (const category of categories)
    for (const recipient of recipients) {
      const given = answers[category]?.[recipient] ?? all[recipient];
      if (given) result[category] = { ...result[category], [recipient]: given };
    }
  return result;
}
