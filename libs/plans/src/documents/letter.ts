import { civil, type Block, type PrintedDocument } from '#platform';
import { appealRights, draftViewsDeadline, missingFromNotice, notices, type CivilDate } from '#statute';
import { noticeWords } from './notice-words.ts';
import { framed, type CopyFrame, type PrintedPlan } from './plan-document.ts';

const says: Readonly<Record<string, string>> = noticeWords;

/** All that a family is told with its draft, sentence by sentence. @rule G1 */
export const draftNotice = (): string[] => notices['draft-plan'].contents.map(({ id }) => says[id]!);

/**
 * The letter that goes with a plan to its family: everything that the notice must say, also on paper. @rule G1 G7 L1
 * @throws Error where a requirement has no words: the letter would not be a notice
 */
export function planLetter(plan: PrintedPlan, frame: CopyFrame): PrintedDocument {
  const kind = plan.kind === 'draft' ? 'draft-plan' : 'final-plan';
  const missing = missingFromNotice(kind, Object.keys(says));
  if (missing.length) throw new Error(`The letter lacks: ${missing.map(({ id }) => id).join(', ')}`);
  const rights = new Set(appealRights.map(({ id }) => id));
  const ids = notices[kind].contents.map(({ id }) => id);
  const list = (wanted: string[]): Block => ({ kind: 'list', entries: wanted.map((id) => ({ text: says[id]! })) });
  const isDraft = plan.kind === 'draft';
  const { dueOn } = draftViewsDeadline(plan.givenOn as CivilDate);
  const [first, last] = [ids.filter((id) => !rights.has(id)), ids.filter((id) => rights.has(id))];
  return framed(frame, {
    title: isDraft
      ? `The draft plan for ${plan.childName}: what you can tell us and ask for`
      : `The final plan for ${plan.childName}: your notice and your rights`,
    opening: [
      { kind: 'paragraph', text: civil(plan.givenOn) },
      {
        kind: 'paragraph',
        text: isDraft
          ? `We have written a draft education, health and care plan for ${plan.childName}. Please tell us what you think by ${civil(dueOn)}.`
          : `We have issued the education, health and care plan for ${plan.childName}.`,
      },
      ...(isDraft ? [{ kind: 'paragraph', text: howToAnswer(frame) } as const] : []),
    ],
    parts: [
      { id: 'what', heading: isDraft ? 'What you can do now' : 'What comes with this letter', blocks: [list(first)] },
      ...(last.length ? [{ id: 'rights', heading: 'If you disagree', blocks: [list(last)] }] : []),
    ],
  });
}

/** On paper and by word of mouth answers count the same. @rule G1 */
const howToAnswer = ({ from }: CopyFrame) =>
  `You can answer in the portal, where you read the draft. Or write to us${from.address?.length ? ' at the address above' : ''}, or tell one of our officers: what you say is written down, and it counts the same.`;
