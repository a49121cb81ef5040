import fc from 'fast-check';
import { adviceBodySchema, type AdviceBody } from '#advice';

/** Text as a form stores it. */
export const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) =>
  text
    .replaceAll(/[\0\r]/g, '')
    .toWellFormed()
    .trim(),
);
const keysOf = (letter: string, max: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: 99 }).map((n) => `${letter}${n}`),
    { maxLength: max },
  );
const cards = (keys: string[], card: (key: string) => fc.Arbitrary<object>) =>
  fc.tuple(...keys.map((key) => card(key)));

/** Any body of advice that a form can hold. */
export const bodies: fc.Arbitrary<AdviceBody> = fc
  .tuple(keysOf('c', 3), keysOf('n', 5), keysOf('o', 5), keysOf('p', 5))
  .chain(([contacts, needs, outcomes, provision]) =>
    fc.record({
      ...{
        involvement: words,
        earlierReports: words,
        strengths: words,
        noNeeds: words,
        monitoring: words,
        sources: words,
      },
      particular: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), words, { maxKeys: 4 }),
      author: fc.record({ name: words, role: words, registration: words }),
      contacts: cards(contacts, (key) =>
        fc.record({ key: fc.constant(key), on: words, how: fc.constantFrom('', 'observation', 'talk'), who: words }),
      ),
      needs: cards(needs, (key) =>
        fc.record({
          key: fc.constant(key),
          area: fc.constantFrom('', 'cognition-and-learning', 'sensory-and-physical'),
          text: words,
          section: fc.constantFrom('', 'B', 'C'),
        }),
      ),
      outcomes: cards(outcomes, (key) =>
        fc.record({ key: fc.constant(key), text: words, by: words, measure: words, needs: fc.subarray(needs) }),
      ),
      provision: cards(provision, (key) =>
        fc.record({
          ...{ key: fc.constant(key), text: words, outcomes: fc.subarray(outcomes), who: words, skill: words },
          ...{ group: words, frequency: words, duration: words, reviewed: words },
          section: fc.constantFrom('', 'F', 'H1'),
        }),
      ),
    }),
  )
  .map((body) => adviceBodySchema.parse(body));
