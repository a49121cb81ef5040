import { civil, textBlocks, type Block, type DocumentPart, type PrintedDocument } from '#platform';
import type { PlanSections, PlanStatement } from '../plan-sections.schema.ts';
import { framed, type CopyFrame, type PrintedPlan } from './plan-document.ts';

/** What a child or young person asks of a plan, and the sections that answer. Their own words come first. */
const questions: readonly { id: string; heading: string; sections: readonly string[]; nothing: string }[] = [
  { id: 'about-me', heading: 'What we know about you', sections: ['A'], nothing: 'You can still tell us.' },
  {
    id: 'aims',
    heading: 'What we hope you will be able to do',
    sections: ['E'],
    nothing: 'Nothing is written here yet.',
  },
  {
    id: 'help',
    heading: 'Who will help you, and how',
    sections: ['F', 'G', 'H1', 'H2'],
    nothing: 'Nothing is written here yet.',
  },
  { id: 'place', heading: 'Where you will learn', sections: ['I'], nothing: 'This is not decided yet.' },
];

/** The plan for the child or young person: what it says of their wishes, aims, help and school, and nothing else; in large print. */
export function childCopy(plan: PrintedPlan, frame: CopyFrame): PrintedDocument {
  const [firstName = plan.childName] = plan.childName.split(' ');
  return framed(
    { ...frame, isLarge: true },
    {
      title: `${firstName}, this is your plan`,
      opening: [
        {
          kind: 'paragraph',
          text:
            plan.kind === 'draft'
              ? `We wrote it on ${civil(plan.givenOn)}. It is not finished. Tell us what you would change.`
              : `It was finished on ${civil(plan.givenOn)}.`,
        },
        { kind: 'paragraph', text: 'It is yours to keep. You can ask anybody who helps you to read it with you.' },
      ],
      parts: questions.map((question) => answerTo(question, plan.sections)),
    },
  );
}

function answerTo({ id, heading, sections, nothing }: (typeof questions)[number], plan: PlanSections): DocumentPart {
  const own = plan.filter((section) => sections.includes(section.id)).flatMap((section) => section.statements);
  const statements = own.filter(({ isMasked }) => !isMasked);
  const blocks = statements.flatMap(plain);
  return { id, heading, blocks: blocks.length ? blocks : [{ kind: 'paragraph', text: nothing }] };
}

const asked: Record<string, string> = {
  Who: 'Who helps',
  'How often, for how long': 'How often',
  'By when': 'By when',
};

/** The words and what a child would ask next; not where they come from, nor how they are measured. */
function plain({ text, facts = [] }: PlanStatement): Block[] {
  const shown = facts.flatMap(({ label, text: words }) =>
    asked[label] && words ? [{ label: asked[label], text: words }] : [],
  );
  return [...textBlocks(text), ...(shown.length ? [{ kind: 'facts', facts: shown } as const] : [])];
}
