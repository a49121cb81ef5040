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

/** Which part of a team's queue, narrowed how, in which order (`-`: backwards), and the row after which a page begins. */
export const queueSchema = z
  .object({
    tab: z.enum(tabs).default('team'),
    q: optional(100),
    due: ticked(['overdue', 'this-week']),
    stage: ticked(stages),
    kind: ticked(['advice', 'correction']),
    source: ticked(agencies),
    area: z.preprocess((given) => (given ? [given].flat() : []), z.array(z.string().regex(/^\d{3}$/)).max(400)),
    who: z.union([z.literal(''), z.uuid()]).default(''),
    sort: z.enum(sorts).optional(),
    after: z
      .string()
      .regex(cursor)
      .transform((text) => ({ key: cursor.exec(text)![1]!, id: cursor.exec(text)![2]! }))
      .optional(),
  })
  .transform((view) => ({ ...view, sort: view.sort ?? usualSort(view.tab) }))
  .refine(({ sort, after }) => !after || isKey(sort, after.key), { path: ['after'] });
export type QueueView = z.infer<typeof queueSchema>;

/** What is open: the most pressing first. What is done: the latest first. */
export const usualSort = (tab: Tab): Sort => (tab === 'done' ? '-due' : 'due');

function isKey(sort: Sort, key: string): boolean {
  if (sort.endsWith('due')) return isCivilDate(key);
  return sort.endsWith('event') ? instant.test(key) && !Number.isNaN(Date.parse(key)) : true;
}
