import { z } from 'zod';
import { optional } from '#platform';

const ids = z.preprocess(
  (given) => (given === undefined || given === '' ? [] : [given].flat()),
  z.array(z.uuid()).min(1, 'Tick at least one request').max(100, 'Tick 100 requests or fewer'),
);

export const selectionSchema = z.object({ ids });
export const handOverSchema = z.object({ ids, to: z.uuid('Choose a colleague'), note: optional(2000) });
export type HandingOver = z.infer<typeof handOverSchema>;
