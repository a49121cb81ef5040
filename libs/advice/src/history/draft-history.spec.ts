import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { otherProfile } from '../profiles/other.profile.ts';
import { valueWords } from '../writing/contribution-words.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { wordDifferences, type Run } from './word-differences.ts';

describe('the words that changed', () => {
  const text = fc
    .array(fc.constantFrom('she', 'reads', ' ', '\n', 'a', 'map.', '  '), { maxLength: 30 })
    .map((all) => all.join(''));
  const side = (runs: Run[], kind: 'out' | 'in') =>
    runs
      .filter((run) => run.kind === 'same' || run.kind === kind)
      .map((run) => run.text)
      .join('');

  it('give back both texts, and nothing for the same text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifferences(before, after);
        expect(side(runs, 'out')).toBe(before);
        expect(side(runs, 'in')).toBe(after);
        expect(wordDifferences(before, before).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('are as few as can be', () => {
    expect(wordDifferences('She reads a map.', 'She reads a long map.')).toEqual([
      { kind: 'same', text: 'She reads a' },
      { kind: 'in', text: ' long' },
      { kind: 'same', text: ' map.' },
    ]);
  });
});

describe('earlier drafts', () => {
  let database: TestDatabase;
  let make: Factory;
  let portal: Portal;
  let team: string;
  let form: string;
  let requestId: string;
  let [ana, ben]: Visitor[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    make = factories(database);
    portal = await startPortal(database);
    team = (await make.team({ agency: 'health' })).id;
    const { id: caseId } = await make.case();
    await make.participant({ caseId, teamId: team });
    const values = { caseId, teamId: team, source: 'health', state: 'received', receivedOn: '2026-03-02' };
    requestId = (await make.adviceRequest({ ...values, dueOn: '2099-01-01' })).id;
    form = `/requests/${requestId}`;
    [ana, ben] = await Promise.all(
      [1, 2].map(async () => portal.visitor().signIn(await make.contributor({ teamId: team }))),
    );
  });
  afterAll(async () => {
    await portal.stop();
    await database.drop();
  });

  const write = async (visitor: Visitor, strengths: string) => {
    const was = /name="was" value="([^"]*)"/.exec((await visitor.get(form)).text)![1]!.replaceAll('&quot;', '"');
    await visitor.postForm(form, { was, strengths });
  };
  const longAgo = () =>
    database.admin.query(
      `update contribution set stretch_began_at = now() - interval '11 minutes' where request_id = $1`,
      [requestId],
    );
  const kept = async () =>
    (
      await database.admin.query<{ words: string }>(
        `select e.body->>'strengths' as words from earlier_draft e join contribution k on k.id = e.contribution_id where k.request_id = $1 order by e.id`,
        [requestId],
      )
    ).rows.map(({ words }) => words);

  it('are one for each stretch of writing, compared in words and put back as a new save', async () => {
    expect((await ana!.get(`${form}/history`)).text).toContain('None yet');
    for (const words of ['One', 'One and', 'One and two words.']) await write(ana!, words);
    expect(await kept()).toEqual([]);
    await longAgo();
    await write(ben!, 'One and three <b>words</b>.');
    await write(ben!, 'One and three <b>words</b>!');
    expect(await kept()).toEqual(['One and two words.']);

    const list = (await ana!.get(`${form}/history`)).text;
    const link = /href="(\/requests\/[^"]+\/history\/[^"]+)"/.exec(list)![1]!;
    const compared = (await ana!.get(link)).text;
    expect(compared).toMatch(/One and<ins[^>]*>.+three &lt;b&gt;words&lt;\/b&gt;!.+<\/ins>|One and<del/);
    expect(compared).toContain('[taken out: </span> two words.');
    expect((await ana!.postForm(link)).location).toBe(`${form}?done=restored`);
    expect((await ben!.get(form)).text).toContain('One and two words.</textarea>');
    expect(await kept()).toEqual(['One and two words.', 'One and three <b>words</b>!']);
  });

  it('name the needs that an outcome answers, with a space between', () => {
    expect(valueWords('outcomes.o1.needs', 'n1,n2', otherProfile)).toBe('need 1, need 2');
  });

  it('are for the team alone, and of this draft alone', async () => {
    const [id] = (await database.admin.query<{ id: string }>('select id from earlier_draft limit 1')).rows.map(
      (row) => row.id,
    );
    const strangers = [await make.contributor({ agency: 'health' }), await make.officer()];
    for (const someone of strangers) {
      const visitor = await portal.visitor().signIn(someone);
      for (const path of [`${form}/history`, `${form}/history/${id}`])
        expect((await visitor.get(path)).status).toBe(404);
      expect((await visitor.postForm(`${form}/history/${id}`, {}, { page: '/acting-as' })).status).toBe(404);
    }
    const foreign = await make.row('earlier_draft', {});
    expect((await ana!.get(`${form}/history/${foreign.id}`)).status).toBe(404);
    await expect(database.admin.query(`update earlier_draft set body = '{}'`)).rejects.toThrow('never change');
  });
});
