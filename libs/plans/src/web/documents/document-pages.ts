import { Injectable } from '@nestjs/common';
import type { ReleaseLine } from '#disclosure';
import type { Actor } from '#identity';
import { withIds, pagesIn, printFormats } from '#platform';
import { planPaths } from '../../plans.paths.ts';
import { PlanDocuments, type DocumentLine } from '../../printing/plan-documents.ts';

const page = pagesIn(import.meta.dirname);

/** What the page of a plan's files is told by each side. */
interface Side {
  planVersionId: string;
  title: string;
  /** The template that it stands in, and what that needs. */
  frame: string;
  header?: unknown;
  back: { href: string; text: string };
  contents: { value: DocumentLine['content']; text: string; hint?: string }[];
  /** Whose copies may be asked for, where there is a choice. */
  copies: ReleaseLine[];
  /** What the choice is called when it is nobody's copy; none where a copy must be somebody's. */
  ownCopy: string | null;
}

/** The page on which a plan is asked for as a file, and where it is found; the same for officers, family and recipients. */
@Injectable()
export class DocumentPages {
  constructor(private readonly documents: PlanDocuments) {}

  async show({ personId }: Actor, { planVersionId, copies, ownCopy, ...side }: Side) {
    const lines = await this.documents.of(planVersionId);
    const own = ownCopy === null ? [] : [{ value: '', text: ownCopy }];
    const choices = [
      ...own,
      ...copies.map(({ id, number, recipient }) => ({ value: id, text: `Copy ${number} for ${recipient}` })),
    ];
    return page('page.njk', {
      ...side,
      personId,
      copies: choices.length > 1 ? choices : [],
      onlyCopy: choices.length === 1 ? choices[0]!.value : '',
      formats: [
        { value: 'pdf', text: 'PDF', hint: 'For reading on any device and for printing' },
        { value: 'word', text: 'Word', hint: 'For changing its size, colours or typeface' },
      ],
      sizes: [
        { value: 'standard', text: 'Standard print' },
        { value: 'large', text: 'Large print' },
      ],
      lines: lines.map((line) => ({
        ...line,
        href: withIds(planPaths.document, { documentId: line.id }),
        words: wordsOf(line, copies),
        isPending: line.state === 'asked' || line.state === 'making',
      })),
    });
  }
}

const contentWords = { plan: 'The plan', child: 'Plain copy for the child', letter: 'Letter about the plan' } as const;

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
