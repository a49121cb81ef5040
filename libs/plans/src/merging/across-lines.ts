import { contentWords } from '../grouping/content-words.ts';
import { contradictionsOf, type Contradiction, type Said } from './contradictions.ts';
import type { PlanLine } from './plan-line.entity.ts';

type Line = Pick<PlanLine, 'id' | 'kind' | 'section' | 'text' | 'details'>;

/** So many words in common, and so great a share of the shorter text, make two lines speak of the same provision. */
const [SHARED, SHARE] = [2, 0.5];

/** Where a piece of provision and others of the plan speak of the same and say different amounts or settings. @rule F4 */
export function contradictionsAcross(line: Line, all: readonly Line[]): Contradiction[] {
  if (line.kind !== 'provision') return [];
  return all
    .filter(({ id, kind, text }) => id !== line.id && kind === 'provision' && isSame(line.text, text))
    .flatMap((other) => contradictionsOf({ by: '', text: '' }, [saidBy(line, 'Here'), saidBy(other, nameOf(other))]));
}

const saidBy = ({ text, details }: Line, by: string): Said => ({ by, text, details });
const nameOf = ({ section, text }: Line) =>
  `Section ${section}, “${text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text}”`;

function isSame(one: string, other: string): boolean {
  const [a, b] = [contentWords(one), contentWords(other)];
  const shared = [...a.keys()].filter((word) => b.has(word)).length;
  return shared >= SHARED && shared >= SHARE * Math.min(a.size, b.size);
}
