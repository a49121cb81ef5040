import {
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
} from 'docx';
import { readsLeftward } from './html-writer.ts';
import type { Block, Cell, Letterhead, ListBlock, PrintedDocument, TableBlock } from './printed-document.ts';

const FONT = 'Arial';
const GREY = '484949';
const LOGO_HEIGHT = 56;
const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** The document as Word (.docx): real headings, lists, table headers, language and alt text. */
export async function wordOf(document: PrintedDocument): Promise<Buffer> {
  return Packer.toBuffer(new WordWriter(document).write());
}

/** Writes one document; numbered lists are counted as they come, since each begins anew. */
class WordWriter {
  #lists = 0;
  readonly #starts = new Set<number>();
  readonly #accent: string;

  constructor(private readonly document: PrintedDocument) {
    this.#accent = document.from.accent.slice(1);
  }

  write(): Document {
    const { title, from, opening, parts, stamp, isLetter } = this.document;
    const children: FileChild[] = [
      this.letterhead(from),
      words(title, { heading: HeadingLevel.HEADING_1 }),
      ...this.blocks(opening),
      ...(parts.length > 2 && !isLetter ? this.contents() : []),
      ...parts.flatMap(({ id, heading, blocks }) => [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          children: [new Bookmark({ id, children: [new TextRun(heading)] })],
        }),
        ...this.blocks(blocks),
      ]),
    ];
    return new Document({
      title,
      creator: from.name,
      lastModifiedBy: from.name,
      styles: this.styles(),
      numbering: { config: [bullets, ...[...this.#starts].map(numbers)] },
      sections: [{ children, footers: { default: this.foot(stamp) } }],
    });
  }

  private letterhead({ name, logo, address = [] }: Letterhead): Paragraph {
    const picture = logo && [
      new ImageRun({
        type: logo.type,
        data: Buffer.from(logo.data, 'base64'),
        transformation: { width: (logo.width / logo.height) * LOGO_HEIGHT, height: LOGO_HEIGHT },
        altText: { name: 'Logo', title: 'Logo', description: `Logo of ${name}` },
      }),
      new TextRun('  '),
    ];
    return new Paragraph({
      children: [
        ...(picture ?? []),
        new TextRun({ text: name, bold: true }),
        ...address.map((text) => new TextRun({ text, break: 1 })),
      ],
      border: { bottom: { style: BorderStyle.SINGLE, size: 24, color: this.#accent, space: 6 } },
      spacing: { after: 360 },
    });
  }

  private contents(): FileChild[] {
    const entries = this.document.parts.map(
      ({ id, heading }) =>
        new Paragraph({
          numbering: { reference: 'bullets', level: 0 },
          children: [new InternalHyperlink({ anchor: id, children: [new TextRun(heading)] })],
        }),
    );
    return [words('Contents', { heading: HeadingLevel.HEADING_2 }), ...entries];
  }

  private blocks(blocks: readonly Block[]): FileChild[] {
    return blocks.flatMap((block) => this.block(block));
  }

  private block(block: Block): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [words(block.text, { heading: HeadingLevel.HEADING_3 })];
      case 'paragraph':
        return [this.paragraph(block)];
      case 'quote':
        return [words(block.text, this.marked())];
      case 'facts':
        return block.facts.length ? [this.facts(block.facts), gap()] : [];
      case 'line':
        return [words(' ', { border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '505A5F' } } })];
      case 'list':
        return this.list(block);
      case 'table':
        return [this.table(block), gap()];
    }
  }

  private paragraph({ text, tone }: Extract<Block, { kind: 'paragraph' }>): Paragraph {
    if (tone === 'note') return words(text, this.marked());
    if (tone === 'strong') return words(text, { keepNext: true, spacing: { before: 200, after: 80 } }, { bold: true });
    return words(text, {}, tone === 'small' ? this.small() : {});
  }

  private marked(): IParagraphOptions {
    return {
      indent: { start: 240 },
      border: { left: { style: BorderStyle.SINGLE, size: 18, color: this.#accent, space: 8 } },
    };
  }

  private small() {
    return { color: GREY, ...(this.document.isLarge ? {} : { size: 19 }) };
  }

  private list({ from, entries }: ListBlock, level = 0): FileChild[] {
    if (from !== undefined) this.#starts.add(from);
    const instance = (this.#lists += 1);
    const reference = from === undefined ? 'bullets' : `numbers-${from}`;
    return entries.flatMap(({ text, inner }) => [
      words(text, {
        numbering: { reference, level: Math.min(level, DEPTHS.length - 1), instance },
        spacing: { after: 60 },
      }),
      ...(inner ? this.list(inner, level + 1) : []),
    ]);
  }

  private facts(facts: readonly { label: string; text: string }[]): Table {
    return this.grid(
      [30, 70],
      facts.map(({ label, text }) => ({ cells: [{ text: label }, { text }], isBold: true })),
    );
  }

  private table({ columns, rows }: TableBlock): Table {
    const others = columns.length - 1;
    const rest = others && (others > 3 ? 78 : 62) / others;
    const widths = columns.map((_, at) => (at ? rest : 100 - rest * others));
    const head = new TableRow({
      tableHeader: true,
      children: columns.map((text, at) => this.cell({ text }, widths[at]!, true)),
    });
    return this.grid(
      widths,
      rows.map((cells) => ({ cells, isBold: false })),
      head,
    );
  }

  private grid(widths: number[], rows: { cells: readonly Cell[]; isBold: boolean }[], head?: TableRow): Table {
    const line = { style: BorderStyle.SINGLE, size: 4, color: '505A5F' };
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      tableLook: { firstRow: head !== undefined, firstColumn: true },
      borders: { top: line, bottom: line, left: none, right: none, insideVertical: none, insideHorizontal: line },
      rows: [
        ...(head ? [head] : []),
        ...rows.map(
          ({ cells, isBold }) =>
            new TableRow({ children: cells.map((cell, at) => this.cell(cell, widths[at] ?? 0, isBold && at === 0)) }),
        ),
      ],
    });
  }

  private cell({ text, small }: Cell, width: number, bold: boolean): TableCell {
    const tight = { spacing: { before: 40, after: 40 } };
    return new TableCell({
      ...(width ? { width: { size: width, type: WidthType.PERCENTAGE } } : {}),
      children: [words(text, tight, { bold }), ...(small ? [words(small, tight, this.small())] : [])],
    });
  }

  private foot(stamp: string): Footer {
    const size = this.document.isLarge ? 24 : 16;
    const page = [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size })];
    return new Footer({ children: [words(stamp, {}, { size }), new Paragraph({ children: page })] });
  }

  private styles() {
    const size = this.document.isLarge ? 36 : 22;
    const heading = (times: number, before: number) => ({
      run: { font: FONT, bold: true, size: Math.round(size * times), color: '0B0C0C' },
      paragraph: { spacing: { before, after: 120 }, keepNext: true },
    });
    return {
      default: {
        document: {
          run: { font: FONT, size, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 160, line: 300 } },
        },
        heading1: heading(2, 0),
        heading2: heading(1.45, 400),
        heading3: heading(1.15, 280),
      },
    };
  }
}

/** Words in their own direction, each of their lines on a line of its own. */
function words(
  text: string,
  paragraph: Omit<IParagraphOptions, 'text' | 'children'> = {},
  run: { bold?: boolean; color?: string; size?: number } = {},
): Paragraph {
  const rightToLeft = readsLeftward(text);
  return new Paragraph({
    ...paragraph,
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: text
      .split('\n')
      .map((line, at) => new TextRun({ text: line, ...run, rightToLeft, ...(at ? { break: 1 } : {}) })),
  });
}

/** Word joins tables that touch. */
const gap = () => new Paragraph({ spacing: { after: 60 } });

const indented = (level: number) => ({ style: { paragraph: { indent: { start: 480 * (level + 1), hanging: 300 } } } });
const bullets = {
  reference: 'bullets',
  levels: DEPTHS.map((level) => ({ level, format: LevelFormat.BULLET, text: '•', ...indented(level) })),
};
const numbers = (start: number) => ({
  reference: `numbers-${start}`,
  levels: DEPTHS.map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    start,
    ...indented(level),
  })),
});
