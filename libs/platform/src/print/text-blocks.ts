import type { Block, ListBlock, ListEntry } from './printed-document.ts';

const ENTRY = /^( *)(?:[•-] |(\d{1,3})\. )(.*)$/;
/** What no XML can hold, and what no reader can see. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Words as any form of document can hold them. */
export const printable = (text: string): string =>
  text.toWellFormed().replaceAll(UNPRINTABLE, '').replaceAll('\r\n', '\n');

/**
 * Plain words as paragraphs, lists and tables, for reading: lines that begin with `•`, `-` or `1.` are the entries of a
 * list, more deeply indented ones of a list within; two or more lines with the same number of tabs are a pasted table,
 * whose first line heads its columns. Everything else about them is text.
 */
export function textBlocks(text: string | null | undefined): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let kind: LineKind = 'empty';
  const close = () => {
    if (lines.length) blocks.push(...blockOf(kind, lines));
    lines = [];
  };
  for (const line of printable(text ?? '').split('\n')) {
    const next = kindOf(line);
    if (next !== kind || (kind === 'table' && tabsIn(line) !== tabsIn(lines[0] ?? line))) close();
    kind = next;
    if (kind !== 'empty') lines.push(line);
  }
  close();
  return blocks;
}

type LineKind = 'empty' | 'words' | 'entry' | 'table';

const tabsIn = (line: string) => line.split('\t').length - 1;

function kindOf(line: string): LineKind {
  if (!line.trim()) return 'empty';
  if (ENTRY.test(line)) return 'entry';
  return tabsIn(line.trimStart()) ? 'table' : 'words';
}

function blockOf(kind: LineKind, lines: string[]): Block[] {
  if (kind === 'entry') return [listOf(lines)];
  const [head, ...rest] = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  if (kind === 'table' && head && rest.length)
    return [
      { kind: 'table', caption: 'Table', columns: head, rows: rest.map((row) => row.map((cell) => ({ text: cell }))) },
    ];
  return [{ kind: 'paragraph', text: lines.join('\n') }];
}

function listOf(lines: string[]): ListBlock {
  const [, indent = '', number] = ENTRY.exec(lines[0]!)!;
  const entries: ListEntry[] = [];
  for (let at = 0; at < lines.length;) {
    const [, , , words = ''] = ENTRY.exec(lines[at]!)!;
    let next = at + 1;
    while (next < lines.length && ENTRY.exec(lines[next]!)![1]!.length > indent.length) next += 1;
    entries.push({ text: words, ...(next > at + 1 ? { inner: listOf(lines.slice(at + 1, next)) } : {}) });
    at = next;
  }
  return { kind: 'list', ...(number ? { from: Number(number) } : {}), entries };
}
