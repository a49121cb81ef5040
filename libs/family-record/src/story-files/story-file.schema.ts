import { z } from 'zod';
import { caseParams } from '#cases';
import { categories } from '#consent';
import { LARGEST_MB, picturesAndSounds, receivedFile } from '#platform';
import { wordsWithFileSchema } from '../statements/statement.schema.ts';

export const stepParams = caseParams.extend({ category: z.enum(categories) });
export const fileParams = caseParams.extend({ fileId: z.uuid() });

/** A file that is told with, and what can be seen or heard in it. */
export const toldFileSchema = wordsWithFileSchema.safeExtend({
  file: receivedFile(`Choose ${picturesAndSounds.words}. It may have up to ${LARGEST_MB} MB`),
});
