import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';

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

/** The parts of the form that are lists of cards. */
export const cardLists = ['contacts', 'needs', 'outcomes', 'provision'] as const;
export type CardList = (typeof cardLists)[number];

/** What a button of the form asks for, beside saving. */
export type CardMove = { add: CardList } | { remove: CardList; key: string };

/** `add:needs` or `remove:needs:n2`; null for anything else. */
export function cardMove(action: string): CardMove | null {
  const [verb, list, key] = action.split(':') as [string, CardList, string?];
  if (!cardLists.includes(list)) return null;
  if (verb === 'add') return { add: list };
  return verb === 'remove' && key ? { remove: list, key } : null;
}

/** The body with a card added at the end or taken away, and no link to a card that is not there. */
export function withMove(body: AdviceBody, move: CardMove): AdviceBody {
  if ('remove' in move)
    return linked({
      ...body,
      [move.remove]: (body[move.remove] as { key: string }[]).filter(({ key }) => key !== move.key),
    });
  return { ...body, [move.add]: [...body[move.add], blankCard(body, move.add)] };
}

/** The body with a card of these words at the end, in the place of a card on which nobody wrote yet; and the card's key. */
export function withCard(
  body: AdviceBody,
  list: 'needs' | 'provision',
  words: { text: string; section: string },
): { body: AdviceBody; key: string } {
  const written = withoutBlanks(body);
  const blank = blankCard(body, list);
  const added = adviceBodySchema.parse({ ...written, [list]: [...written[list], { ...blank, ...words }] });
  return { body: added, key: blank.key };
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
    contacts: body.contacts.filter(({ on, how, who }) => on || how || who),
    needs: body.needs.filter(({ text, area }) => text || area),
    outcomes: body.outcomes.filter(({ text, by, measure }) => text || by || measure),
    provision: body.provision.filter(
      ({ text, who, skill, group, frequency, duration, reviewed }) =>
        text || who || skill || group || frequency || duration || reviewed,
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

/** A card with nothing in it, under a key that no other card of its list has. */
export function blankCard(body: AdviceBody, list: CardList) {
  const letter = list[0]!;
  const used = body[list].map(({ key }) => Number(/^[a-z](\d{1,6})$/.exec(key)?.[1] ?? 0));
  const key = `${letter}${Math.max(0, ...used) + 1}`;
  const blank = {
    contacts: { key, on: '', how: '', who: '' },
    needs: { key, area: '', text: '', section: '' },
    outcomes: { key, text: '', by: '', measure: '', needs: [] },
    provision: {
      key,
      text: '',
      outcomes: [],
      who: '',
      skill: '',
      group: '',
      frequency: '',
      duration: '',
      reviewed: '',
      section: '',
    },
  };
  return blank[list];
}

/** An empty body in its author's name, with one card of each kind to begin with. */
export function blankBody(author: string): AdviceBody {
  return withFirstCards(adviceBodySchema.parse({ author: { name: author } }));
}

/** A body with a card to write on in every list: nothing is kept of cards that stayed empty. */
export function withFirstCards(body: AdviceBody): AdviceBody {
  return cardLists.reduce((begun, add) => (begun[add].length ? begun : withMove(begun, { add })), body);
}
