import { z } from 'zod';
import { agencies } from '#identity';
import { optional, ticked } from '#platform';
import { isCivilDate } from '#statute';
import { openStates } from '../requests/request-states.ts';

/** Answered, one way or another: what a queue shows as done. */
export const doneStates = ['submitted', 'accepted', 'declined', 'nil-return'] as const;
export const tabs = ['mine', 'unassigned', 'team', 'done'] as const;
export const sortKeys = ['due', 'child', 'authority', 'event'] as const;
export type Tab = (typeof tabs)[number];
export type SortKey = (typeof sortKeys)[number];
export type Sort = SortKey | `-${SortKey}`;

const sorts: Sort[] = sortKeys.flatMap((key): Sort[] => [key, `-${key}`]);
const stages: [string, ...string[]] = [doneStates[0], ...openStates, ...doneStates.slice(1)];
const cursor = /^(.{0,300})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/s;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const view = {
  tab: z.enum(tabs).default('team'),
  due: ticked(['overdue', 'this-week']),
  stage: ticked(stages),
  kind: ticked(['advice', 'correction']),
  source: ticked(agencies),
  area: z.preprocess((given) => (given ? [given].flat() : []), z.array(z.string().regex(/^\d{3}$/)).max(400)),
  who: z.union([z.literal(''), z.uuid()]).default(''),
  sort: z.enum(sorts).optional(),
};
const inOrder = <T extends { tab: Tab; sort?: Sort }>(given: T) => ({
  ...given,
  sort: given.sort ?? usualSort(given.tab),
});

/**
 * Which part of a team's queue, narrowed how, in which order (`-`: backwards), and the row after which a page begins.
 * It makes the address of a page, so no name is in it: words that are looked for are hidden, and where the order is the
 * child's name the row alone says where a page begins.
 */
export const queueSchema = z
  .object({
    ...view,
    words: z.string().max(1000).default(''),
    after: z
      .string()
      .regex(cursor)
      .transform((text) => ({ key: cursor.exec(text)![1]!, id: cursor.exec(text)![2]! }))
      .optional(),
  })
  .transform(inOrder)
  .refine(({ tab, sort, after }) => !after || isKey(tab, sort, after.key), { path: ['after'] });
export type QueueView = z.infer<typeof queueSchema>;

/** Looking for a child's name or a reference among the requests of a view. */
export const wordsSchema = z.object({ q: optional(100) });
export const searchSchema = wordsSchema.extend(view).transform(inOrder);

/** What is open: the most pressing first. What is done: the latest first. */
export const usualSort = (tab: Tab): Sort => (tab === 'done' ? '-due' : 'due');

function isKey(tab: Tab, sort: Sort, key: string): boolean {
  if (sort.endsWith('due'))
    return tab === 'done' ? isCivilDate(key) : /^[01]\.(?=.{10}$)/.test(key) && isCivilDate(key.slice(2));
  if (sort.endsWith('child')) return key === '';
  return sort.endsWith('event') ? instant.test(key) && !Number.isNaN(Date.parse(key)) : true;
}
