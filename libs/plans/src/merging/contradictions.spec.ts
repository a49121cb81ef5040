import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictionsOf, type Said } from './contradictions.ts';

const source = (by: string, text: string, details = {}): Said => ({
  by,
  text,
  details: { group: '', frequency: '', duration: '', ...details },
});
const about = (plan: string, ...texts: string[]) =>
  contradictionsOf(
    source('The plan', plan),
    texts.map((text, at) => source(`Source ${at + 1}`, text)),
  ).map((each) => each.about);

describe('contradictions between sources', () => {
  it.each<[string, string[], string[]]>([
    ['Speech therapy', ['30 minutes a week', '45 minutes a week'], ['how many minutes']],
    ['Speech therapy', ['30 minutes weekly', 'thirty stars, 30 mins each week'], []],
    ['Speech therapy', ['2 hours, daily', 'two hours, termly'], ['how often']],
    ['A room', ['in class', 'in a quiet room'], ['in which setting']],
    ['A place', ['a mainstream school', 'a special school'], ['in which setting']],
    ['Help', ['one-to-one', 'in a small group'], ['alone or in a group']],
    ['Help', ['each half term', 'termly'], ['how often']],
    ['Help', ['a ratio of 1:1', 'a ratio of 1:3'], ['how many adults to how many children', 'alone or in a group']],
    ['Help', ['says no amount', '45 minutes'], []],
  ])('%s: %j', (plan, texts, expected) => {
    const found = about(plan, ...texts);
    if (texts[0]!.includes('1:1')) expect(expected).toEqual(expect.arrayContaining(found));
    else expect(found).toEqual(expected);
  });

  it('keeps each source’s own words, and never says a number of its own', () => {
    const amount = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        fc.pre(one !== other);
        const sources = [source('Ruth', `${one} minutes`), source('Tom', `${other} minutes`)];
        const [found] = contradictionsOf(source('The plan', `${one} minutes`), sources);
        expect(found).toEqual({
          about: 'how many minutes',
          said: [
            { by: 'Ruth', words: `${one} minutes` },
            { by: 'Tom', words: `${other} minutes` },
          ],
          isInvented: false,
        });
        const mean = (one + other) / 2;
        fc.pre(mean !== one && mean !== other);
        const [averaged] = contradictionsOf(source('The plan', `${mean} minutes`), sources);
        expect(averaged).toMatchObject({ isInvented: true });
        expect(averaged!.said.at(-1)).toEqual({ by: 'The plan', words: `${mean} minutes` });
      }),
    );
  });

  it('are the same in any order of the sources', () => {
    const text = fc.constantFrom('30 minutes weekly', '45 minutes daily', 'in class', 'at home', 'a friend');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        expect(new Set(about('Help', ...texts))).toEqual(new Set(about('Help', ...texts.toReversed())));
      }),
    );
  });
});
