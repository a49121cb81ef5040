import { z } from 'zod';
import type { Route } from '../handlers-of.ts';
import { SEARCHED } from './marks.ts';

/** How many times a route is asked with different queries. */
const AT_MOST = 5;

/** What may stand in the place of each `:parameter`. */
export type Places = Record<string, readonly string[]>;

/** Every address of a route: with each of the rows that it can name, plain and with each thing that its query can say. */
export function addressesOf({ path, query }: Route, places: Places): string[] {
  const plain = [...path.matchAll(/:(\w+)/g)].reduce<string[]>(
    (paths, [parameter, name]) =>
      paths.flatMap((each) => {
        const values = places[name!];
        if (!values) throw new Error(`Say in "places" what may stand for :${name} in ${path}`);
        return values.map((value) => each.replace(parameter, value));
      }),
    [path],
  );
  const said = query ? questionsOf(query, places) : [];
  return plain.flatMap((each) => [each, ...said.map((words) => `${each}?${words}`)]);
}

/** What a query can say: at first the first choice of each of its words, then the second… A word to search for, or an id. */
function questionsOf(query: z.ZodType, { anyId = [] }: Places): string[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  const choices = Object.entries(properties).map(([name, about]): [string, string[]] => {
    const values = [SEARCHED, ...anyId, ...choicesIn(about)];
    return [name, values.filter((value) => query.safeParse({ [name]: value }).success)];
  });
  const most = Math.min(AT_MOST, Math.max(...choices.map(([, values]) => values.length)));
  return Array.from({ length: most }, (_, nth) => {
    const said = choices.flatMap(([name, values]): [string, string][] => (values[nth] ? [[name, values[nth]]] : []));
    return new URLSearchParams(said).toString();
  });
}

/** The values that a JSON schema lists, however deep. */
function choicesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { enum: listed, ...others } = schema as { enum?: unknown[] };
  return [...(listed ?? []).map(String), ...Object.values(others).flatMap(choicesIn)];
}
