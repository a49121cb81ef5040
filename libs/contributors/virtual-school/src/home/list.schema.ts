import { z } from 'zod';

export const places = ['in-area', 'out-of-area', 'coming-in'] as const;
export const concerns = [
  'plan-late',
  'annual-review',
  'looked-after-review',
  'pep',
  'not-aligned',
  'no-school',
  'claimed',
] as const;
export type Place = (typeof places)[number];
export type Concern = (typeof concerns)[number];

export const placeWords: Record<Place, string> = {
  'in-area': 'Placed in our area',
  'out-of-area': 'Placed out of our area',
  'coming-in': 'Coming into our area',
};

export const concernWords: Record<Concern, string> = {
  'plan-late': 'A day of the assessment has passed',
  'annual-review': 'Annual review overdue',
  'looked-after-review': 'Looked-after review overdue',
  pep: 'No personal education plan meeting this term',
  'not-aligned': 'Reviews not on one day',
  'no-school': 'No school place',
  claimed: 'Another authority claims the child',
};

/** Which of the children: where they live, what is wrong, which authority assesses or maintains, which page. */
export const listSchema = z.object({
  place: z.enum(places).optional().catch(undefined),
  concern: z.enum(concerns).optional().catch(undefined),
  area: z
    .string()
    .regex(/^\w{3}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type ListView = z.infer<typeof listSchema>;
