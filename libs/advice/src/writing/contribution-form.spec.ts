import express from 'express';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { blankBody, fieldsOf, linked, withMove } from './contribution-form.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import { differencesOf } from '../drafts/draft-fields.ts';
import { bodies } from '../../../../test/bodies.ts';

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
