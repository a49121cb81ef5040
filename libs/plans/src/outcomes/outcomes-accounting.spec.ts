import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFor } from './outcomes-accounting.rules.ts';

interface Edition {
  request: number;
  edition: number;
  keys: string[];
}
type Step =
  | { does: 'submit'; request: number; keys: string[] }
  | { does: 'decide'; pick: number; use: 'as-it-stands' | 'joined' | 'not-used' };

const uses = fc.constantFrom('as-it-stands', 'joined', 'not-used');
const steps = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('submit'),
      request: fc.integer({ min: 0, max: 3 }),
      keys: fc.uniqueArray(fc.constantFrom('o1', 'o2', 'o3', 'o4')),
    }),
    fc.record({ does: fc.constant('decide'), pick: fc.nat(20), use: uses }),
  ),
  { maxLength: 40 },
) as fc.Arbitrary<Step[]>;

/** Plays advice that arrives, is corrected and is decided about, in whatever order. */
function play(story: Step[]) {
  const editions: Edition[] = [];
  const sources = new Map<string, string>();
  const standing = () =>
    editions
      .filter((each) => !editions.some((later) => later.request === each.request && later.edition > each.edition))
      .flatMap(({ request, edition, keys }) => keys.map((key) => ({ id: `${request}/${edition}/${key}` })));
  for (const step of story) {
    if (step.does === 'submit') {
      const edition = editions.filter(({ request }) => request === step.request).length + 1;
      editions.push({ request: step.request, edition, keys: step.keys });
    } else {
      const choice = standing()[step.pick];
      if (choice) sources.set(choice.id, step.use);
    }
  }
  return { proposals: standing(), sources: [...sources].map(([proposalId, use]) => ({ proposalId, use })) };
}

describe('accounting for proposals', () => {
  it('loses nothing, in any order of submitting, correcting and deciding', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const { proposals, sources } = play(story);
        const { unaccounted, stale } = accountFor(proposals, sources);
        const decided = new Set(sources.map(({ proposalId }) => proposalId));
        for (const { id } of proposals) expect(unaccounted.some((each) => each.id === id)).toBe(!decided.has(id));
        const standing = new Set(proposals.map(({ id }) => id));
        for (const source of sources) {
          const isInUse = source.use !== 'not-used';
          expect(stale.includes(source)).toBe(isInUse && !standing.has(source.proposalId));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says the same however proposals and decisions are listed', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (story, turn) => {
        const { proposals, sources } = play(story);
        const turned = <T>(list: T[]) => {
          const at = list.length ? turn % list.length : 0;
          return [...list.slice(at), ...list.slice(0, at)].toReversed();
        };
        const [one, other] = [accountFor(proposals, sources), accountFor(turned(proposals), turned(sources))];
        expect(new Set(other.unaccounted)).toEqual(new Set(one.unaccounted));
        expect(new Set(other.stale)).toEqual(new Set(one.stale));
      }),
    );
  });

  it('owes nothing once every standing proposal is decided about and every stale use is taken out', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const { proposals, sources } = play(story);
        const { unaccounted, stale } = accountFor(proposals, sources);
        const settled = [
          ...sources.map((each) => (stale.includes(each) ? { ...each, use: 'not-used' } : each)),
          ...unaccounted.map(({ id }) => ({ proposalId: id, use: 'joined' })),
        ];
        expect(accountFor(proposals, settled)).toEqual({ unaccounted: [], stale: [] });
      }),
    );
  });
});
