import { z } from 'zod';
import { scopeSchema } from '#cases';

/** What each person keeps seeing, by their part; whoever is left out keeps nothing. */
export const choiceSchema = z.object({ keeps: z.record(z.uuid(), scopeSchema.shape.scope).default({}) });
