import { z } from 'zod';
import { WIDEST } from './reminder-pattern.rules.ts';

const wrong = `Enter days from 0 to ${WIDEST}, with commas between them, such as 14, 7, 2, 0`;
const dayBefore = z.coerce.number({ error: wrong }).int(wrong).min(0, wrong).max(WIDEST, wrong);

/** When a team is reminded. From a form the days are one line of text; from the API a list. */
export const patternSchema = z.object({
  before: z
    .preprocess(
      (given) => (typeof given === 'string' ? given.split(/[\s,;]+/).filter(Boolean) : given),
      z.array(dayBefore, { error: wrong }).max(8, 'Enter at most 8 days'),
    )
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
  late: z.enum(['once', 'weekly'], { error: 'Choose how often you are reminded when advice is late' }),
});
export type PatternInput = z.infer<typeof patternSchema>;
