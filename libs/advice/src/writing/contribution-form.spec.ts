import express from 'express';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { blankBody, fieldsOf, linked, withMove } from './contribution-form.ts';
import { adviceBodySchema, needAreas, type AdviceBody } from '../contributions/contribution.schema.ts';
import { differencesOf, together } from '../contributions/contribution-versions.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) =>
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

const bodies = fc
  .tuple(keysOf('n', 5), keysOf('o', 5), keysOf('p', 5))
  .chain(([needs, outcomes, provision]) =>
    fc.record({
      involvement: words,
      strengths: words,
      noNeeds: words,
      sources: words,
      particular: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), words, { maxKeys: 4 }),
      author: fc.record({ name: words, role: words, registration: words }),
      needs: fc.tuple(
        ...needs.map((key) =>
          fc.record({
            key: fc.constant(key),
            area: fc.constantFrom('' as const, ...needAreas),
            text: words,
            section: fc.constantFrom('', 'B', 'C'),
          }),
        ),
      ),
      outcomes: fc.tuple(
        ...outcomes.map((key) =>
          fc.record({ key: fc.constant(key), text: words, by: words, measure: words, needs: fc.subarray(needs) }),
        ),
      ),
      provision: fc.tuple(
        ...provision.map((key) =>
          fc.record({
            key: fc.constant(key),
            text: words,
            outcomes: fc.subarray(outcomes),
            who: words,
            frequency: words,
            duration: words,
            reviewed: words,
            section: fc.constantFrom('', 'F', 'H1'),
          }),
        ),
      ),
    }),
  )
  .map((body) => body as unknown as AdviceBody);

const reads = express.urlencoded({ extended: true, limit: '2mb', parameterLimit: 5000 });

/** As a browser sends it and Express reads it. */
async function throughTheForm(body: AdviceBody): Promise<AdviceBody> {
  const fields = fieldsOf(body).map(({ name, value }): [string, string] => [name, value.replaceAll('\n', '\r\n')]);
  const sent = Buffer.from(new URLSearchParams(fields).toString());
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(sent.length) };
  const request = Object.assign(Readable.from([sent]), { headers, body: {} });
  await new Promise((done) => reads(request as unknown as express.Request, {} as express.Response, done));
  return adviceBodySchema.parse(request.body);
}

fc.configureGlobal({ numRuns: 40 });

describe('a body', () => {
  it('comes back from its form as it went', async () => {
    await fc.assert(fc.asyncProperty(bodies, async (body) => void expect(await throughTheForm(body)).toEqual(body)));
  });

  it('joined with another loses no word of either', () => {
    fc.assert(
      fc.property(bodies, bodies, (mine, theirs) => {
        const both = JSON.stringify(together(mine, theirs, 'Ana Ruiz'));
        const inside = (text: string) => JSON.stringify(text).slice(1, -1);
        const typed = [...fieldsOf(mine), ...fieldsOf(theirs)].filter(({ name }) => !/\[(area|section)]$/.test(name));
        expect(typed.filter(({ value }) => !both.includes(inside(value)))).toEqual([]);
      }),
    );
  });

  it('differs from itself nowhere', () => {
    fc.assert(fc.property(bodies, (body) => void expect(differencesOf(body, body)).toEqual([])));
  });

  it('keeps no link to a card that was taken away, and gives new cards a key of their own', () => {
    const start = blankBody('Tom');
    const more = withMove(start, { add: 'needs' });
    expect(more.needs.map(({ key }) => key)).toEqual(['n1', 'n2']);
    const tied = { ...more, outcomes: [{ ...more.outcomes[0]!, needs: ['n1', 'n2'] }] };
    expect(withMove(tied, { remove: 'needs', key: 'n1' }).outcomes[0]!.needs).toEqual(['n2']);
    expect(linked({ ...tied, needs: [] }).outcomes[0]!.needs).toEqual([]);
  });
});
