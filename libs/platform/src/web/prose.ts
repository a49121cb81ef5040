import type nunjucks from 'nunjucks';
import { htmlOf } from '../print/html-writer.ts';
import { textBlocks } from '../print/text-blocks.ts';

/** Plain words as paragraphs, lists and pasted tables, for reading. Everything else about them is text, and escaped. */
export const prose = (text: string | null | undefined): nunjucks.runtime.SafeString => htmlOf(textBlocks(text));
