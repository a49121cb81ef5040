import { markOf, touchedFields, type Marks } from '#platform';
import type { AdviceBody } from '../contributions/contribution.schema.ts';
import { linked } from '../writing/contribution-form.ts';
import { cardOf, namedFields, withField } from './draft-fields.ts';

/** What one person wrote in a field while somebody else wrote there too: kept until one of the team chooses. */
export interface Aside {
  /** `outcomes.o2.text` */
  field: string;
  /** The person who wrote it. */
  by: string;
  text: string;
  /** The instant, as ISO text. */
  at: string;
}

/** A draft with what was written at the same time. */
export interface Written {
  body: AdviceBody;
  asides: readonly Aside[];
}

/** What one person sends: fields as they have them, and the marks of what those fields held when they began. */
export interface Edit {
  body: AdviceBody;
  was: Marks;
}

export interface Merged extends Written {
  asides: Aside[];
  /** The fields in which somebody else wrote at the same time. */
  collided: string[];
  /** Cards that were to be removed, and stay because somebody wrote on them meanwhile. */
  stayed: string[];
}

/**
 * Puts one person's changes into the draft as it is now, field by field. A field counts as changed where it differs from
 * what they began with; what they did not touch stays as their colleagues have it. A field that both changed keeps the
 * words that came first, and those that came second beside them. Whole cards are named in `was` by their key: one that
 * was there and is not sent is removed, unless somebody wrote on it meanwhile.
 */
export function mergeEdit(now: Written, { body, was }: Edit, by: string, at: Date): Merged {
  const here = namedFields(now.body);
  const typed = namedFields(body);
  const touched = touchedFields(typed, was);
  const removed = touched.filter((name) => isCard(name) && !typed.has(name));
  const rewritten = new Set(touched.filter((name) => !removed.includes(cardKey(name))).map(cardKey));

  let merged = now.body;
  let asides = [...now.asides];
  const collided: string[] = [];
  for (const name of new Set([...touched, ...[...typed.keys()].filter((each) => rewritten.has(cardKey(each)))])) {
    const isGone = cardKey(name) !== '' && !here.has(cardKey(name));
    if (removed.includes(cardKey(name)) || (!touched.includes(name) && !isGone)) continue;
    const [words, stored] = [typed.get(name) ?? '', here.get(name) ?? ''];
    const others = asides.filter((each) => each.field !== name || each.by !== by);
    if (words === stored) continue;
    if (isGone || markOf(stored) === (was[name] ?? '')) merged = withField(merged, name, words);
    else {
      collided.push(name);
      asides = others;
      asides.push({ field: name, by, text: words, at: at.toISOString() });
    }
  }

  const stayed = removed.filter(
    (card) => isChanged(card, here, was) || asides.some(({ field }) => cardKey(field) === card),
  );
  for (const { list, key } of removed.filter((card) => !stayed.includes(card)).map((card) => cardOf(card)!))
    merged = { ...merged, [list]: (merged[list] as { key: string }[]).filter((card) => card.key !== key) };
  return { body: linked(merged), asides, collided, stayed: stayed.filter((card) => here.has(card)) };
}

/** The name of the field that holds a card's own key: `needs.n2.key`; empty for a field that stands on no card. */
function cardKey(name: string): string {
  const card = cardOf(name);
  return card ? `${card.list}.${card.key}.key` : '';
}

const isCard = (name: string) => cardKey(name) === name;

const isChanged = (card: string, here: ReadonlyMap<string, string>, was: Edit['was']) =>
  [...here].some(([name, value]) => cardKey(name) === card && markOf(value) !== (was[name] ?? ''));
