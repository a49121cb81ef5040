import type { AdviceBody } from '../contributions/contribution.schema.ts';

/** One field of a form, as a browser sends it. */
export interface Field {
  name: string;
  value: string;
}

/** A body as the fields of its form; `adviceBodySchema` reads them back to the same body. */
export function fieldsOf(body: AdviceBody): Field[] {
  const flat = (value: unknown, name: string): Field[] => {
    if (value === null || value === undefined) return [];
    if (typeof value === 'string') return [{ name, value }];
    if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
      return value.map((each) => ({ name: `${name}[]`, value: each }));
    return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, name ? `${name}[${key}]` : key));
  };
  return flat(body, '');
}

type List = 'needs' | 'outcomes' | 'provision';
const lists: readonly List[] = ['needs', 'outcomes', 'provision'];

/** What a button of the form asks for, beside saving. */
export type CardMove = { add: List } | { remove: List; key: string };

/** `add:needs` or `remove:needs:n2`; null for anything else. */
export function cardMove(action: string): CardMove | null {
  const [verb, list, key] = action.split(':') as [string, List, string?];
  if (!lists.includes(list)) return null;
  if (verb === 'add') return { add: list };
  return verb === 'remove' && key ? { remove: list, key } : null;
}

/** The body with a card added at the end or taken away, and no link to a card that is not there. */
export function withMove(body: AdviceBody, move: CardMove): AdviceBody {
  if ('remove' in move)
    return linked({ ...body, [move.remove]: body[move.remove].filter(({ key }) => key !== move.key) });
  return { ...body, [move.add]: [...body[move.add], blankCard(body, move.add)] };
}

/** The body without links to cards that are not there. */
export function linked(body: AdviceBody): AdviceBody {
  const needs = new Set(body.needs.map(({ key }) => key));
  const outcomes = new Set(body.outcomes.map(({ key }) => key));
  return {
    ...body,
    outcomes: body.outcomes.map((each) => ({ ...each, needs: each.needs.filter((key) => needs.has(key)) })),
    provision: body.provision.map((each) => ({ ...each, outcomes: each.outcomes.filter((key) => outcomes.has(key)) })),
  };
}

/** The body without cards in which nothing was written. */
export function withoutBlanks(body: AdviceBody): AdviceBody {
  return linked({
    ...body,
    needs: body.needs.filter(({ text, area }) => text || area),
    outcomes: body.outcomes.filter(({ text, by, measure }) => text || by || measure),
    provision: body.provision.filter(
      (each) => each.text || each.who || each.frequency || each.duration || each.reviewed,
    ),
  });
}

/** What is not yet linked: needs without an outcome, outcomes without provision. Never stops anybody. @rule F5 */
export function looseEnds({ needs, outcomes, provision }: AdviceBody): string[] {
  return [
    ...needs.flatMap(({ key }, index) =>
      outcomes.some((each) => each.needs.includes(key)) ? [] : [`Need ${index + 1} has no outcome`],
    ),
    ...outcomes.flatMap(({ key }, index) =>
      provision.some((each) => each.outcomes.includes(key)) ? [] : [`Outcome ${index + 1} has no provision`],
    ),
  ];
}

function blankCard(body: AdviceBody, list: List) {
  const letter = list[0]!;
  const used = body[list].map(({ key }) => Number(/^[a-z](\d{1,6})$/.exec(key)?.[1] ?? 0));
  const key = `${letter}${Math.max(0, ...used) + 1}`;
  const blank = {
    needs: { key, area: '', text: '', section: '' },
    outcomes: { key, text: '', by: '', measure: '', needs: [] },
    provision: { key, text: '', outcomes: [], who: '', frequency: '', duration: '', reviewed: '', section: '' },
  };
  return blank[list];
}

/** An empty body in its author's name, with one card of each kind to begin with. */
export function blankBody(author: string): AdviceBody {
  const empty: AdviceBody = {
    involvement: '',
    strengths: '',
    needs: [],
    noNeeds: '',
    outcomes: [],
    provision: [],
    sources: '',
    particular: {},
    author: { name: author, role: '', registration: '' },
  };
  return lists.reduce((body, add) => withMove(body, { add }), empty);
}
