import { z } from 'zod';
import { optional, type ReceivedFile } from '#platform';
import { contrastWithWhite } from './letterhead.ts';

/** What large letters need to be read, and small ones too (WCAG 2.2 AA). */
const ENOUGH = 4.5;

/** How an authority's documents look. Without a file the logo stays as it is. */
export const letterheadSchema = z.object({
  accent: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'Enter the colour as # and six digits or letters from a to f, such as #1f4f66')
    .refine((colour) => contrastWithWhite(colour) >= ENOUGH, {
      abort: true,
      error: ({ input }) =>
        `This colour stands out from white paper by ${contrastWithWhite(String(input)).toFixed(1)} to 1. People with low sight need 4.5 to 1: choose a darker one`,
    }),
  address: optional(500).transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
  logo: z.custom<ReceivedFile>(() => true).optional(),
});
export type LetterheadGiven = z.infer<typeof letterheadSchema>;
