import type { AdviceBody } from '../contributions/contribution.schema.ts';
import { withoutBlanks } from './contribution-form.ts';
import { shortly } from './contribution-words.ts';

/** One box of the drawing; `words` is the same as a sentence. */
interface Knot {
  key: string;
  title: string;
  text: string;
  words: string;
  x: number;
  y: number;
  isLoose: boolean;
}

/** The thread need → outcome → provision, as a drawing and as sentences. Lengths are in the drawing's own units. */
export interface Thread {
  height: number;
  width: number;
  boxWidth: number;
  boxHeight: number;
  knots: Knot[];
  lines: { x1: number; y1: number; x2: number; y2: number }[];
  looseCount: number;
}

const BOX = { width: 190, height: 44, gap: 12 };
const STEP = 265;

/** Draws how needs, outcomes and provision hang together, and what does not yet. @rule F5 */
export function threadOf(body: AdviceBody): Thread {
  const { needs, outcomes, provision } = withoutBlanks(body);
  const numberOf = (list: { key: string }[], key: string) => list.findIndex((each) => each.key === key) + 1;
  const numbers = (list: { key: string }[], keys: string[], name: string) =>
    keys.map((key) => `${name} ${numberOf(list, key)}`).join(' and ');
  const answering = (key: string) => outcomes.filter((each) => each.needs.includes(key)).map((each) => each.key);
  const serving = (key: string) => provision.filter((each) => each.outcomes.includes(key)).map((each) => each.key);

  const columns = [
    needs.map(({ key, text }) => {
      const by = numbers(outcomes, answering(key), 'outcome');
      return { key, text, title: 'Need', isLoose: !by, words: by ? `leads to ${by}` : 'has no outcome yet' };
    }),
    outcomes.map(({ key, text, needs: answers }) => {
      const by = numbers(provision, serving(key), 'provision');
      const words = [
        answers.length ? `answers ${numbers(needs, answers, 'need')}` : 'answers no need yet',
        by ? `is worked towards by ${by}` : 'has no provision yet',
      ].join('; ');
      return { key, text, title: 'Outcome', isLoose: !by || !answers.length, words };
    }),
    provision.map(({ key, text, outcomes: towards }) => {
      const to = numbers(outcomes, towards, 'outcome');
      return {
        key,
        text,
        title: 'Provision',
        isLoose: !to,
        words: to ? `works towards ${to}` : 'works towards no outcome yet',
      };
    }),
  ];
  const knots = columns.flatMap((column, x) =>
    column.map(({ text, title, ...knot }, y) => ({
      ...knot,
      title: `${title} ${y + 1}`,
      text: shortly(text, 26),
      x: x * STEP,
      y: y * (BOX.height + BOX.gap),
    })),
  );
  const at = (key: string, title: string) => knots.find((knot) => knot.key === key && knot.title.startsWith(title))!;
  const line = (from: Knot, to: Knot) => ({
    x1: from.x + BOX.width,
    y1: from.y + BOX.height / 2,
    x2: to.x,
    y2: to.y + BOX.height / 2,
  });
  const lines = [
    ...outcomes.flatMap(({ key, needs: answers }) => answers.map((need) => line(at(need, 'Need'), at(key, 'Outcome')))),
    ...provision.flatMap(({ key, outcomes: towards }) =>
      towards.map((outcome) => line(at(outcome, 'Outcome'), at(key, 'Provision'))),
    ),
  ];
  return {
    knots,
    lines,
    boxWidth: BOX.width,
    boxHeight: BOX.height,
    width: 2 * STEP + BOX.width,
    height: Math.max(...columns.map(({ length }) => length)) * (BOX.height + BOX.gap) - BOX.gap,
    looseCount: knots.filter(({ isLoose }) => isLoose).length,
  };
}
