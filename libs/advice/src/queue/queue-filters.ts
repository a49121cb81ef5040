import { agencyWords } from '#identity';
import { openStates } from '../requests/request-states.ts';
import { advicePaths } from '../advice.paths.ts';
import { doneStates, tabs, usualSort, type QueueView, type SortKey, type Tab } from './queue.schema.ts';
import type { Overview } from './queue.ts';

type Narrowing = 'due' | 'stage' | 'kind' | 'source' | 'area';
interface Choice {
  value: string;
  text: string;
}

const tabWords: Record<Tab, string> = { mine: 'Mine', unassigned: 'Unassigned', team: 'Team', done: 'Done' };
const dueWords = { overdue: 'Overdue', 'this-week': 'Due this week' };
const kindWords = { advice: 'Advice', correction: 'Correction of advice' };
const stageWords: Record<string, string> = {
  sent: 'New, not opened yet',
  received: 'Nobody has taken it',
  taken: 'Being written',
  returned: 'Returned: more is needed',
  'wrong-team': 'Said to be for another team',
  'not-known': 'Not known to you',
  submitted: 'With the authority',
  accepted: 'Accepted',
  declined: 'Declined, with reasons',
  'nil-return': 'Closed without advice',
};
const sortWords: Record<SortKey, [forwards: string, backwards: string]> = {
  due: ['Due day, the first on top', 'Due day, the last on top'],
  child: ['Child, A to Z', 'Child, Z to A'],
  authority: ['Authority, A to Z', 'Authority, Z to A'],
  event: ['Last event, the oldest on top', 'Last event, the newest on top'],
};

/** The address of a view of the queue; its page begins anew where the view changes. */
export function queueUrl(view: QueueView, changes: Partial<QueueView> = {}, path: string = advicePaths.queue): string {
  const { tab, words, sort, who, due, stage, kind, source, area } = { ...view, ...changes };
  const query = new URLSearchParams({ tab });
  if (words) query.set('words', words);
  for (const [name, values] of Object.entries({ due, stage, kind, source, area }))
    for (const value of values) query.append(name, value);
  if (who) query.set('who', who);
  if (sort !== usualSort(tab)) query.set('sort', sort);
  return `${path}?${query.toString()}`;
}

/** Everything around the rows: tabs with counts, filters with what is ticked, chips that take one away, orders. */
export function filtersFor(view: QueueView, { q, counts, areas, sources, colleagues }: Overview, next: string | null) {
  const isDone = view.tab === 'done';
  const groups = (
    [
      ['due', 'When it is due', isDone ? [] : choices(dueWords)],
      ['stage', 'Where it stands', (isDone ? doneStates : openStates).map(named(stageWords))],
      ['kind', 'What is asked', choices(kindWords)],
      [
        'source',
        'Kind of advice',
        Object.keys(agencyWords)
          .filter((each) => (sources as string[]).includes(each))
          .map(named(agencyWords)),
      ],
      ['area', 'Authority, where the child lives', choices(areas)],
    ] as [Narrowing, string, Choice[]][]
  )
    .filter(([name, , all]) => all.length > 1 || view[name].length)
    .map(([name, legend, all]) => ({
      name,
      legend,
      choices: all.map((each) => ({ ...each, isTicked: (view[name] as string[]).includes(each.value) })),
    }));
  const shownPeople = view.tab === 'team' || isDone ? colleagues : [];
  const key = view.sort.replace('-', '') as SortKey;
  return {
    view,
    q,
    tabs: tabs.map((tab) => {
      const crosses = (tab === 'done') !== isDone;
      const changes: Partial<QueueView> = { tab, sort: usualSort(tab), ...(crosses ? { due: [], stage: [] } : {}) };
      return { tab, text: tabWords[tab], count: counts[tab], href: queueUrl(view, changes) };
    }),
    groups,
    people: shownPeople.map(({ id, name }) => ({ value: id, text: name })),
    colleagues: colleagues.map(({ id, name }) => ({ value: id, text: name })),
    chips: [
      ...(q ? [{ text: `“${q}”`, href: queueUrl(view, { words: '' }) }] : []),
      ...groups.flatMap(({ name, choices: all }) =>
        all
          .filter(({ isTicked }) => isTicked)
          .map(({ value, text }) => ({
            text,
            href: queueUrl(view, { [name]: (view[name] as string[]).filter((each) => each !== value) }),
          })),
      ),
      ...shownPeople
        .filter(({ id }) => id === view.who)
        .map(({ name }) => ({ text: name, href: queueUrl(view, { who: '' }) })),
    ],
    sorts: Object.entries(sortWords).flatMap(([value, [forwards, backwards]]) => [
      { value, text: forwards },
      { value: `-${value}`, text: backwards },
    ]),
    orders: Object.fromEntries(
      Object.keys(sortWords).map((each) => {
        const isNow = each === key;
        const backwards = view.sort.startsWith('-');
        return [
          each,
          {
            now: isNow ? (backwards ? 'descending' : 'ascending') : null,
            href: queueUrl(view, { sort: (isNow && !backwards ? `-${each}` : each) as QueueView['sort'] }),
          },
        ];
      }),
    ),
    order: sortWords[key][view.sort.startsWith('-') ? 1 : 0],
    here: queueUrl(view),
    clear: queueUrl({ ...view, words: '', due: [], stage: [], kind: [], source: [], area: [], who: '' }),
    csv: queueUrl(view, {}, advicePaths.queueFile),
    next: next && `${queueUrl(view)}&after=${encodeURIComponent(next)}`,
    isContinued: view.after !== undefined,
  };
}

const named = (words: Record<string, string>) => (value: string) => ({ value, text: words[value] ?? value });
const choices = (words: Record<string, string>) => Object.keys(words).map(named(words));
