import type { SubmittedAdvice } from '#advice';
import type { SectionEState } from '../outcomes/section-e.ts';

/** What a piece of provision or an outcome is tied to, by id. @rule F5 */
export interface Ties {
  needs: string[];
  outcomes: string[];
}

/** What some advice ties to each other, by its own keys, and where the plan has put it. */
interface Thread {
  needsOf: Map<string, readonly string[]>;
  outcomesOf: Map<string, readonly string[]>;
  needs: Map<string, string | null>;
  outcomes: Map<string, string | null>;
}

/** The ties of every outcome and piece of provision: those that the advice names, and those that an officer added. */
export function tiesOf({ outcomes, sources, lines, advice }: SectionEState): Map<string, Ties> {
  const threads = new Map(advice.map(({ contributionId, body }) => [contributionId, threadOf(body)]));
  for (const { contributionId, key, outcomeId } of sources) threads.get(contributionId)?.outcomes.set(key, outcomeId);
  for (const { contributionId, kind, key, lineId } of lines.uses)
    if (kind === 'need') threads.get(contributionId)?.needs.set(key, lineId);

  const kinds = new Map<string, 'need' | 'other'>(outcomes.map(({ id }) => [id, 'other']));
  for (const { id, kind } of lines.lines) kinds.set(id, kind === 'need' ? 'need' : 'other');
  const usesOf = Map.groupBy(lines.uses, ({ lineId }) => lineId);
  const sourcesOf = Map.groupBy(sources, ({ outcomeId }) => outcomeId);
  const all = new Map<string, Ties>();
  for (const { id, tiedTo } of outcomes) {
    const ties: Ties = { needs: [], outcomes: [] };
    for (const { contributionId, key } of sourcesOf.get(id) ?? []) addNeeds(ties, threads.get(contributionId), key);
    all.set(id, withTied(ties, tiedTo, kinds));
  }
  for (const { id, kind, tiedTo } of lines.lines) {
    if (kind !== 'provision') continue;
    const ties: Ties = { needs: [], outcomes: [] };
    for (const { contributionId, key } of usesOf.get(id) ?? []) {
      const thread = threads.get(contributionId);
      for (const outcome of thread?.outcomesOf.get(key) ?? []) {
        const placed = thread!.outcomes.get(outcome);
        if (placed) add(ties.outcomes, placed);
        addNeeds(ties, thread, outcome);
      }
    }
    all.set(id, withTied(ties, tiedTo, kinds));
  }
  return all;
}

const threadOf = ({ outcomes, provision }: SubmittedAdvice['body']): Thread => ({
  needsOf: new Map(outcomes.map(({ key, needs }) => [key, needs])),
  outcomesOf: new Map(provision.map(({ key, outcomes: served }) => [key, served])),
  needs: new Map(),
  outcomes: new Map(),
});

/** Adds the needs that an outcome of the advice answers, as far as the plan has placed them. */
function addNeeds({ needs }: Ties, thread: Thread | undefined, outcome: string): void {
  for (const need of thread?.needsOf.get(outcome) ?? []) {
    const placed = thread!.needs.get(need);
    if (placed) add(needs, placed);
  }
}

function withTied(ties: Ties, tiedTo: readonly string[], kinds: ReadonlyMap<string, 'need' | 'other'>): Ties {
  for (const id of tiedTo) {
    if (kinds.get(id) === 'need') add(ties.needs, id);
    else if (kinds.has(id)) add(ties.outcomes, id);
  }
  return ties;
}

/** Few are tied to one thing: looking through them is quicker than a set. */
function add(ids: string[], id: string): void {
  if (!ids.includes(id)) ids.push(id);
}
