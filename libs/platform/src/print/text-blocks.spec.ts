import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block, ListBlock } from './printed-document.ts';
import { printable, textBlocks } from './text-blocks.ts';

const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    '- one',
    '  - two',
    '• three',
    '4. four',
    'a\tb\tc',
    'd\te\tf',
    'g\th',
    '\t',
    '1\t2',
    '   ',
    '-',
    '- ',
  ),
);
const wordsIn = (text: string) => text.split(/[\s]+/u).filter((word) => word && !/^(?:[•-]|\d{1,3}\.)$/u.test(word));
const listText = ({ entries }: ListBlock): string =>
  entries.map(({ text, inner }) => `${text}\n${inner ? listText(inner) : ''}`).join('\n');

function textOf(block: Block): string {
  if (block.kind === 'list') return listText(block);
  if (block.kind === 'table')
    return [block.columns, ...block.rows.map((row) => row.map(({ text }) => text))]
      .map((row) => row.join(' '))
      .join('\n');
  return 'text' in block ? block.text : '';
}

it('keeps every word in its place, whatever was typed or pasted', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      expect(wordsIn(textBlocks(text).map(textOf).join('\n'))).toEqual(wordsIn(printable(text)));
    }),
    { numRuns: 500 },
  );
});

it('gives every row of a pasted table as many cells as it has columns', () => {
  const blocks = textBlocks('Day\tWho\nMonday\tTeacher\nTuesday\t\nA\tB\tC\nalone\there');
  expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph', 'paragraph']);
  for (const block of blocks)
    if (block.kind === 'table') for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
});
