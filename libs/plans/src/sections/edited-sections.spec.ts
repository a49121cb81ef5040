import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editedSections, upsetBy, type Wording } from './edited-sections.rules.ts';
import type { PlanSections } from '../plan-sections.schema.ts';

const names = new Map(['r1', 'r2', 'r3'].map((key) => [key, `Author of ${key}`]));
const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
const own = ['x', 'y'];

const sections: fc.Arbitrary<PlanSections> = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 6 }).chain((all) =>
  fc
    .tuple(
      ...all.map((key) =>
        fc.record({
          key: fc.constant(key),
          text: fc.constantFrom('One.', 'Two.', 'Three.'),
          sources: fc.uniqueArray(fc.constantFrom(...names.values()), { minLength: 1, maxLength: 3 }),
        }),
      ),
    )
    .chain((statements) =>
      fc.nat({ max: statements.length }).map((at) => [
        { id: 'A', title: 'A', statements: statements.slice(0, at) },
        { id: 'B', title: 'B', statements: statements.slice(at) },
      ]),
    ),
);
const about = { number: 1, by: 'Olu', at: new Date(0) };
const wordings: fc.Arbitrary<Wording[]> = fc
  .uniqueArray(
    fc.oneof(
      fc.record({
        ...{ key: fc.constantFrom(...keys), section: fc.constantFrom('A', 'B'), sources: fc.constant(null) },
        text: fc.option(fc.constantFrom('Worded.', 'Other words.')),
        saidIn: fc.option(fc.constantFrom(...keys, ...own)),
        drafted: fc.constantFrom('One.', 'Two.'),
        isMasked: fc.boolean(),
      }),
      fc.record({
        ...{ key: fc.constantFrom(...own), section: fc.constantFrom('A', 'B'), saidIn: fc.constant(null) },
        ...{ text: fc.option(fc.constant('Our own.')), drafted: fc.constant(null), isMasked: fc.boolean() },
        sources: fc.uniqueArray(fc.constantFrom(...names.keys(), 'gone'), { minLength: 1 }),
      }),
    ),
    { selector: ({ key }) => key, maxLength: 8 },
  )
  .map((all) => all.map((each) => ({ ...about, ...each })));

describe('whatever officers word', () => {
  it('no statement loses its sources or its mark, and none is said nowhere', () => {
    fc.assert(
      fc.property(sections, wordings, (drafted, worded) => {
        const edited = editedSections(drafted, worded, names);
        for (const [at, section] of drafted.entries()) {
          const standing = edited[at]!.statements;
          for (const { key, sources } of section.statements) {
            const wording = worded.find((each) => each.key === key);
            const place =
              standing.find((each) => each.key === key) ?? standing.find((each) => each.key === wording?.saidIn);
            expect(place?.text).toBeTruthy();
            expect(place!.sources).toEqual(expect.arrayContaining(sources));
            if (wording?.isMasked) expect(place!.isMasked).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is called upset exactly when what it was written upon is not there as it was', () => {
    fc.assert(
      fc.property(sections, wordings, (drafted, worded) => {
        const now = new Map(drafted.flatMap(({ statements }) => statements.map(({ key, text }) => [key, text])));
        const upset = new Set(upsetBy(drafted, worded, names).map(({ key }) => key));
        for (const { key, text, saidIn, isMasked, sources, drafted: before } of worded) {
          const speaks = text !== null || saidIn !== null;
          const lost = sources
            ? text !== null && !sources.some((each) => names.has(each))
            : (speaks && now.get(key) !== before) || (isMasked && !now.has(key));
          expect(upset.has(key)).toBe(lost);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stays as drafted where nobody worded anything', () => {
    fc.assert(fc.property(sections, (drafted) => void expect(editedSections(drafted, [], names)).toBe(drafted)));
  });
});
