import { Injectable } from '@nestjs/common';
import type { ReleaseLine } from '#disclosure';
import type { Actor } from '#identity';
import { pagesIn, printFormats, withIds } from '#platform';
import { planPaths } from '../../plans.paths.ts';
import { PlanDocuments, type DocumentLine } from '../../printing/plan-documents.ts';
import type { PrintableVersion } from '../../printing/print-orders.ts';

const page = pagesIn(import.meta.dirname);

/** What the page of a plan's files is told by each side. */
interface Side {
  version: PrintableVersion;
  title: string;
  /** The child's banner, on a page of the case. */
  header?: unknown;
  /** Where the plan is read. */
  back: string;
  /** What the copy that is nobody else's is called; none for whoever has only a copy. */
  ownCopy: string | null;
}

/** The page on which a plan is asked for as a file, and where it is found; the same for officers, family and recipients. */
@Injectable()
export class DocumentPages {
  constructor(private readonly documents: PlanDocuments) {}

  async show({ personId }: Actor, { version, ownCopy, back, ...side }: Side) {
    const lines = await this.documents.of(version.planVersionId);
    const choices = [
      ...(ownCopy === null ? [] : [{ value: '', text: ownCopy }]),
      ...version.copies.map(({ id, number, recipient }) => ({ value: id, text: `Copy ${number} for ${recipient}` })),
    ];
    return page('page.njk', {
      ...side,
      personId,
      frame: side.header ? 'cases/src/web/case.njk' : 'platform/src/web/layout.njk',
      back: { href: back, text: 'Back to the plan' },
      contents: ownCopy === null ? [] : contents,
      copies: choices.length > 1 ? choices : [],
      onlyCopy: choices[0]?.value ?? '',
      formats,
      sizes,
      lines: lines.map((line) => ({
        ...line,
        href: withIds(planPaths.document, { documentId: line.id }),
        words: wordsOf(line, version.copies),
        isPending: line.state === 'asked' || line.state === 'making',
      })),
    });
  }
}

const contents = [
  { value: 'plan', text: 'The plan' },
  {
    value: 'child',
    text: 'A plain copy for the child or young person',
    hint: 'Their own words, the aims, the help and the school, always in large print',
  },
  { value: 'letter', text: 'The letter that goes with it', hint: 'What the family can do now, and its rights' },
];
const formats = [
  { value: 'pdf', text: 'PDF', hint: 'For reading on any device and for printing' },
  { value: 'word', text: 'Word', hint: 'For changing its size, colours or typeface' },
];
const sizes = [
  { value: 'standard', text: 'Standard print' },
  { value: 'large', text: 'Large print' },
];
const contentWords = {
  plan: 'The plan',
  child: 'Plain copy for the child or young person',
  letter: 'Letter about the plan',
} as const;

function wordsOf({ content, size, format, releaseId, bytes }: DocumentLine, copies: ReleaseLine[]): string {
  const copy = copies.find(({ id }) => id === releaseId);
  const weight = bytes === null ? '' : ` (${Math.max(1, Math.round(bytes / 1024))} KB)`;
  return [
    contentWords[content],
    ...(size === 'large' ? ['large print'] : []),
    ...(copy ? [`copy ${copy.number} for ${copy.recipient}`] : []),
    `${printFormats[format].words}${weight}`,
  ].join(', ');
}
