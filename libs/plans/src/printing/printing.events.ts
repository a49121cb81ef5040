import { z } from 'zod';
import { defineEvent, defineJob } from '#platform';

const aboutDocument = z.object({ documentId: z.uuid(), askedBy: z.uuid() });

/** Somebody asked for a plan as a file. */
export const printDocument = defineJob('document.print', aboutDocument);

/** A file is being made, is ready, or could not be made: whoever asked hears of it. */
export const documentMoved = defineEvent('document.moved', aboutDocument, ({ askedBy }) => [`person:${askedBy}`]);
