import type { SubmittedAdvice } from '#advice';
import type { SectionEState } from '../outcomes/section-e.ts';

/** What a piece of provision or an outcome is tied to, by id. @rule F5 */
export interface Ties {
  needs: string[];
  outcomes: string[];
}

/** The ties of every outcome and piece of provision: those that the advice names, and those that an officer added. */
export function tiesOf({ outcomes, sources, lines, advice }: SectionEState): Map<string, Ties> {
  const bodies = new Map(advice.map(({ contributionId, body }) => [contributionId, body]));
  const placed = new Map([
    ...sources.map((each) => [placeOf(each.contributionId, 'outcome', each.key), each.outcomeId] as const),
    ...lines.uses.map((each) => [placeOf(each.contributionId, each.kind, each.key), each.lineId] as const),
  ]);
  const found = (contributionId: string, kind: string, keys: readonly string[]) =>
    keys.flatMap((key) => placed.get(placeOf(contributionId, kind, key)) ?? []);
  const known = new Set([...outcomes, ...lines.lines].map(({ id }) => id));
  const needs = new Set(lines.lines.filter(({ kind }) => kind === 'need').map(({ id }) => id));
  const ties = ({ tiedTo }: { tiedTo: string[] }, named: Ties): Ties => ({
    needs: unique([...named.needs, ...tiedTo.filter((id) => needs.has(id))]),
    outcomes: unique([...named.outcomes, ...tiedTo.filter((id) => known.has(id) && !needs.has(id))]),
  });

  const usesOf = Map.groupBy(lines.uses, ({ lineId }) => lineId);
  const sourcesOf = Map.groupBy(sources, ({ outcomeId }) => outcomeId);
  const all = new Map<string, Ties>();
  for (const outcome of outcomes) {
    const own = sourcesOf.get(outcome.id) ?? [];
    const named = own.flatMap(({ contributionId, key }) =>
      found(contributionId, 'need', needsNamed(bodies.get(contributionId), [key])),
    );
    all.set(outcome.id, ties(outcome, { needs: named, outcomes: [] }));
  }
  for (const line of lines.lines.filter(({ kind }) => kind === 'provision')) {
    const own = usesOf.get(line.id) ?? [];
    const named = own.map(({ contributionId, key }) => {
      const body = bodies.get(contributionId);
      const keys = body?.provision.find((each) => each.key === key)?.outcomes ?? [];
      return {
        outcomes: found(contributionId, 'outcome', keys),
        needs: found(contributionId, 'need', needsNamed(body, keys)),
      };
    });
    all.set(
      line.id,
      ties(line, { needs: named.flatMap((each) => each.needs), outcomes: named.flatMap((each) => each.outcomes) }),
    );
  }
  return all;
}

/** The keys of the needs that these outcomes of the advice answer. */
const needsNamed = (body: SubmittedAdvice['body'] | undefined, outcomes: readonly string[]): string[] =>
  (body?.outcomes ?? []).filter(({ key }) => outcomes.includes(key)).flatMap(({ needs }) => needs);

const placeOf = (contributionId: string, kind: string, key: string) => `${contributionId} ${kind} ${key}`;
const unique = (ids: string[]) => [...new Set(ids)];
