import { marksOf as marksOfFields } from '#platform';
import type { AdviceBody } from '../contributions/contribution.schema.ts';
import { blankCard, cardLists, type CardList } from '../writing/contribution-form.ts';

/** The fields of a body by a name that does not depend on where a card stands: `needs.n3.text`. Empty ones are left out. */
export function namedFields(body: AdviceBody): Map<string, string> {
  const named = new Map<string, string>();
  const note = (name: string, value: unknown): void => {
    if (Array.isArray(value)) note(name, value.join(','));
    else if (typeof value === 'string') void (value && named.set(name, value));
    else for (const [part, inner] of Object.entries(value ?? {})) note(`${name}.${part}`, inner);
  };
  for (const [name, value] of Object.entries(body)) {
    if (isList(name)) for (const card of body[name]) note(`${name}.${card.key}`, card);
    else note(name, value);
  }
  return named;
}

/** The list and key of the card that a field stands on; null where it stands on none. */
export function cardOf(name: string): { list: CardList; key: string } | null {
  const [list = '', key = ''] = name.split('.');
  return isList(list) ? { list, key } : null;
}

/** The body with one field set; a card that is not there is made. Ticked boxes are given as keys with commas between. */
export function withField(body: AdviceBody, name: string, value: string): AdviceBody {
  const [first = '', second = '', part = ''] = name.split('.');
  if (isList(first)) {
    const cards = body[first] as Card[];
    const blank = blankCard(body, first) as Card;
    const all = cards.some(({ key }) => key === second) ? cards : [...cards, { ...blank, key: second }];
    const given = Array.isArray(blank[part]) ? value.split(',').filter(Boolean) : value;
    return { ...body, [first]: all.map((card) => (card.key === second ? { ...card, [part]: given } : card)) };
  }
  if (!second) return { ...body, [first]: value };
  return { ...body, [first]: { ...(body[first as 'particular'] as object), [second]: value } };
}

/** The marks of all fields: what a page remembers of the draft that it shows. */
export const marksOf = (body: AdviceBody): Record<string, string> => marksOfFields(namedFields(body));

/** The line that stands between two people's words after they were put together. */
export const STILL_TWO = /^— .{1,200} wrote: —$/m;

/** Two people's words for one field, so that none is lost: long texts with a line between, short ones side by side. */
export function joined(name: string, mine: string, theirs: string, whose: string): string {
  if (mine === theirs || !theirs) return mine;
  if (!mine) return theirs;
  const [list = '', key = '', part = ''] = name.split('.');
  if (['needs', 'outcomes'].includes(part)) return [...new Set([...mine.split(','), ...theirs.split(',')])].join(',');
  if (['area', 'section', 'how'].includes(part)) return mine;
  const isLong = list === 'particular' || !key || ['text', 'measure'].includes(part);
  return isLong ? `${mine}\n\n— ${whose.replaceAll('\n', ' ')} wrote: —\n\n${theirs}` : `${mine} / ${theirs}`;
}

/** One field in which two versions of a draft differ. */
export interface Difference {
  name: string;
  mine: string;
  theirs: string;
}

/** Where two versions differ, in the order of the form. Cards are compared by their key, wherever they stand. */
export function differencesOf(mine: AdviceBody, theirs: AdviceBody): Difference[] {
  const [left, right] = [namedFields(mine), namedFields(theirs)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ name, mine: left.get(name) ?? '', theirs: right.get(name) ?? '' }))
    .filter((each) => each.mine !== each.theirs);
}

type Card = { key: string } & Record<string, string | string[]>;
const isList = (name: string): name is CardList => (cardLists as readonly string[]).includes(name);
