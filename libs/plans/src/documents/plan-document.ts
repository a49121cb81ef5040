import {
  civil,
  enlarged,
  printable,
  textBlocks,
  type Block,
  type DocumentPart,
  type Letterhead,
  type PrintedDocument,
} from '#platform';
import type { PlanSections, PlanStatement } from '../plan-sections.schema.ts';
import { viewOf, type SectionView } from '../versions/plan-view.ts';

/** A plan version as far as whoever reads it may. */
export interface PrintedPlan {
  childName: string;
  born: string;
  kind: 'draft' | 'final';
  number: number;
  givenOn: string;
  signedName: string | null;
  sections: PlanSections;
}

/** Whose copy it is: from whom, and what stands at the foot of each page. */
export interface CopyFrame {
  from: Letterhead;
  stamp: string;
  /** What its reader must know before all else: for whom it was made, and what for. */
  notes: string[];
  isLarge: boolean;
}

/** The whole plan, as far as it is given here. The page on the screen shows the same parts. */
export function planDocument(plan: PrintedPlan, frame: CopyFrame): PrintedDocument {
  const isDraft = plan.kind === 'draft';
  const facts = [
    { label: 'Name', text: plan.childName },
    { label: 'Date of birth', text: civil(plan.born) },
    { label: isDraft ? 'Sent to the family' : 'Issued', text: civil(plan.givenOn) },
    { label: 'Version', text: String(plan.number) },
    ...(plan.signedName ? [{ label: 'Signed by', text: plan.signedName }] : []),
  ];
  return framed(frame, {
    title: `${isDraft ? 'Draft education, health and care plan' : 'Education, health and care plan'} for ${plan.childName}`,
    opening: [{ kind: 'facts', facts }],
    parts: planParts(plan.sections),
  });
}

/** Puts a document on the authority's paper; large where it is asked for. */
export function framed(
  { from, stamp, notes, isLarge }: CopyFrame,
  { title, opening, parts }: Pick<PrintedDocument, 'title' | 'opening' | 'parts'>,
): PrintedDocument {
  const noted = notes.map((text): Block => ({ kind: 'paragraph', text: printable(text), tone: 'note' }));
  const document = { title: printable(title), from, stamp: printable(stamp), opening: [...noted, ...opening], parts };
  return isLarge ? enlarged({ ...document, isLarge }) : { ...document, isLarge };
}

/** The sections of a plan as parts of a document: what a section holds by law, then its statements under their headings. */
export const planParts = (sections: PlanSections): DocumentPart[] => viewOf(sections).map(partOf);

function partOf(section: SectionView): DocumentPart {
  const { id, name, title, content, note, isEmpty, table, groups } = section;
  const blocks: Block[] = [
    ...(content ? [{ kind: 'paragraph', text: content, tone: 'small' } as const] : []),
    ...(note ? [{ kind: 'paragraph', text: note, tone: 'note' } as const] : []),
    ...(isEmpty ? [{ kind: 'paragraph', text: 'Nothing is recorded in this section.' } as const] : []),
  ];
  if (table) blocks.push(tableOf(section, table));
  else
    for (const { heading, statements } of groups) {
      if (heading) blocks.push({ kind: 'heading', text: printable(heading) });
      blocks.push(...statements.flatMap(statementBlocks));
    }
  return { id: `section-${id}`, heading: `${name}: ${title}`, blocks };
}

function tableOf({ name, title, groups }: SectionView, { first, facts }: NonNullable<SectionView['table']>): Block {
  const statements = groups.flatMap((group) => group.statements);
  return {
    kind: 'table',
    caption: `${name}: ${title}`,
    columns: [first, ...facts],
    rows: statements.map((statement) => [
      { text: cellText(statement.text), ...(statement.sources.length ? { small: restsOn(statement) } : {}) },
      ...(statement.facts ?? []).map(({ text }) => ({ text: cellText(text) || 'Not said' })),
    ]),
  };
}

function statementBlocks(statement: PlanStatement): Block[] {
  const { text, facts, sources } = statement;
  return [
    ...(/^“[^“]*”$/.test(text.trim()) ? [{ kind: 'quote', text: printable(text) } as const] : textBlocks(text)),
    ...(facts?.length
      ? [
          {
            kind: 'facts',
            facts: facts.map((fact) => ({ label: fact.label, text: cellText(fact.text) || 'Not said' })),
          } as const,
        ]
      : []),
    ...(sources.length ? [{ kind: 'paragraph', text: restsOn(statement), tone: 'small' } as const] : []),
  ];
}

const restsOn = ({ sources }: PlanStatement) => printable(`From: ${sources.join('; ')}`);
/** A cell is too narrow for a table of its own. */
const cellText = (text: string) => printable(text).replaceAll('\t', ' ').trim();
