import type { Letter } from '#cases';
import { civil, printable, textBlocks, type Block } from '#platform';
import type { ToldCategory } from '../statements/what-was-told.ts';

interface Written {
  childName: string;
  told: ToldCategory[];
  services: { name: string; organisation: string; helpsWith: string }[];
  /** Whether a statement was recorded after the last check. */
  isNew: (statement: { recordedAt: Date }) => boolean;
}

/** "Is this right?": what was written down for a family, with lines to write on. */
export function checkLetter({ childName, told, services, isNew }: Written): Letter {
  return {
    title: 'Is this right?',
    opening: [
      say(`This is what you told us about ${childName}. We wrote it down on your behalf.`),
      say(
        'Please read it. If something is wrong or missing, write it on the lines. Then sign at the end and send it back.',
      ),
    ],
    parts: [
      ...told.map(({ category, categoryWords, statements }) => ({
        id: category,
        heading: categoryWords,
        blocks: [
          ...statements.flatMap((each): Block[] => [
            ...textBlocks(each.words),
            small(`${each.toldBy}, ${civil(each.toldOn)}${isNew(each) ? '. New since you last checked' : ''}`),
          ]),
          ...lines(2),
        ],
      })),
      {
        id: 'who-helps',
        heading: 'Who helps you',
        blocks: [
          services.length
            ? { kind: 'list' as const, entries: services.map((each) => ({ text: printable(helper(each)) })) }
            : say('You have not told us yet.'),
          ...lines(2),
        ],
      },
      {
        id: 'signature',
        heading: 'Your signature',
        blocks: [
          say('☐ It is right.   ☐ It is right with what I wrote on the lines.'),
          say('Name'),
          ...lines(1),
          say('Signature and date'),
          ...lines(1),
        ],
      },
    ],
  };
}

const say = (text: string): Block => ({ kind: 'paragraph', text: printable(text) });
const small = (text: string): Block => ({ kind: 'paragraph', text: printable(text), tone: 'small' });
const lines = (count: number): Block[] => Array.from({ length: count }, () => ({ kind: 'line' }));
const helper = ({ name, organisation, helpsWith }: Written['services'][number]) =>
  `${name}${organisation ? `, ${organisation}` : ''}: ${helpsWith}`;
