import { z } from 'zod';

const short = (message = 'Use 200 characters or fewer') => z.string().trim().max(200, message).default('');
const long = z
  .string()
  .trim()
  .max(20_000, 'Use 20,000 characters or fewer, or attach the rest as a report')
  .default('');
const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const needAreas = [
  'communication-and-interaction',
  'cognition-and-learning',
  'social-emotional-and-mental-health',
  'sensory-and-physical',
] as const;

/** What a contributor writes: needs, the outcomes proposed for them, the provision for each outcome (reg 6(1)). */
export const adviceBodySchema = z.object({
  involvement: long,
  strengths: long,
  needs: z
    .array(z.object({ key, area: z.enum(needAreas), text: long }))
    .max(40)
    .default([]),
  outcomes: z
    .array(z.object({ key, text: long, by: short(), measure: long, needs: z.array(key).default([]) }))
    .max(40)
    .default([]),
  provision: z
    .array(
      z.object({
        key,
        text: long,
        outcomes: z.array(key).default([]),
        who: short(),
        frequency: short(),
        duration: short(),
        reviewed: short(),
      }),
    )
    .max(80)
    .default([]),
  sources: long,
  /** Answers to the questions that only this profession is asked; its profile names them. */
  particular: z.record(z.string().max(60), z.string().max(20_000)).default({}),
  author: z.object({ name: short(), role: short(), registration: short() }).prefault({}),
});

export type AdviceBody = z.infer<typeof adviceBodySchema>;
