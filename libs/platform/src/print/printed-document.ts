/** One entry of a list, with a list within it where there is one. */
export interface ListEntry {
  text: string;
  inner?: ListBlock;
}
export interface ListBlock {
  kind: 'list';
  /** The first number; a list without numbers has none. */
  from?: number;
  entries: ListEntry[];
}
/** A cell of a table: its words, and smaller ones beneath. */
export interface Cell {
  text: string;
  small?: string;
}
export interface TableBlock {
  kind: 'table';
  caption: string;
  columns: string[];
  /** The first cell of each row is its heading. */
  rows: Cell[][];
}
export interface Fact {
  label: string;
  text: string;
}

/** What a document is made of. Every writer (page, PDF, Word) writes each of these, and nothing else. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; tone?: 'small' | 'note' | 'strong' }
  | { kind: 'quote'; text: string }
  | { kind: 'facts'; facts: Fact[] }
  /** An empty line to write on, by hand. */
  | { kind: 'line' }
  | ListBlock
  | TableBlock;

/** A part of a document under a heading of its own, named in the contents. */
export interface DocumentPart {
  /** Unique in the document; a word without spaces. */
  id: string;
  heading: string;
  blocks: Block[];
}

/** Whose document it is, as its head shows it. */
export interface Letterhead {
  name: string;
  /** `#rrggbb`. */
  accent: string;
  /** A picture in base64, and its size in pixels. */
  logo?: { type: 'png' | 'jpg'; data: string; width: number; height: number };
  /** Where letters are sent back to, a line each. */
  address?: string[];
}

/** A whole document, ready to be written in any form. Plain text throughout: no writer reads marks in it. */
export interface PrintedDocument {
  title: string;
  from: Letterhead;
  /** At the foot of each page: whose copy it is, and what for. */
  stamp: string;
  opening: Block[];
  parts: DocumentPart[];
  /** Large print: at least 18 point, nothing side by side. */
  isLarge: boolean;
  /** A letter has no contents at its head. */
  isLetter?: boolean;
}

/** The same document in large print: a table's rows one below the other, since columns would be a word wide. */
export function enlarged(document: PrintedDocument): PrintedDocument {
  const parts = document.parts.map((part) => ({ ...part, blocks: part.blocks.flatMap(unfolded) }));
  return { ...document, opening: document.opening.flatMap(unfolded), parts, isLarge: true };
}

function unfolded(block: Block): Block[] {
  if (block.kind !== 'table') return [block];
  const [head, ...heads] = block.columns;
  return block.rows.flatMap(([first, ...rest]): Block[] => [
    { kind: 'paragraph', text: [head, first?.text].filter(Boolean).join(': '), tone: 'strong' },
    ...(first?.small ? [{ kind: 'paragraph', text: first.small, tone: 'small' } as const] : []),
    {
      kind: 'facts',
      facts: rest.map(({ text }, at) => ({ label: heads[at] ?? '', text })),
    },
  ]);
}
