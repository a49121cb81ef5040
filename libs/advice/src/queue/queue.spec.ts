import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

interface QueuePage {
  requests: { id: string; child: string | null; reference: string; authority: string; state: string }[];
  next: string | null;
}

let database: TestDatabase;
let make: Factory;
let portal: Portal;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  await make.area({ id: '999' });
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const page = async (who: Visitor, query = '') => (await who.get(`/api/v1/requests${query}`)).json<QueuePage>();

/** Words to look for, as an address takes them. */
const wordsOf = async (who: Visitor, q: string) =>
  (await who.postJson('/api/v1/queue/words', { q })).json<{ words: string }>().words;

/** Every page of a view, one after the other. */
async function walk(who: Visitor, view: string): Promise<QueuePage['requests'][]> {
  const pages = [];
  for (let query = view; query;) {
    const { requests, next } = await page(who, query);
    pages.push(requests);
    query = next ? `${view}&after=${encodeURIComponent(next)}` : '';
  }
  return pages;
}

describe('the queue', () => {
  it('holds each request of its team once, by due day, in pages of 25, whatever days they share', async () => {
    const caseId = (await make.case()).id;
    const open = ['sent', 'received', 'taken', 'returned'];
    const done = ['submitted', 'accepted'];
    const gone = ['withdrawn', 'left-out'];
    const request = fc.record({
      day: fc.integer({ min: 1, max: 6 }),
      state: fc.constantFrom(...open, ...done, ...gone),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 0, maxLength: 70 }), async (made) => {
        const somebody = await make.contributor();
        const made1 = await Promise.all(
          made.map(({ day, state }) =>
            make.adviceRequest({ caseId, teamId: somebody.teamId, state, dueOn: `2026-05-0${day}` }),
          ),
        );
        const tom = await portal.visitor().signIn(somebody);
        for (const [tab, states, order] of [
          ['team', open, 1],
          ['done', done, -1],
        ] as const) {
          const pages = await walk(tom, `?tab=${tab}`);
          const expected = made1
            .map(({ id }, index) => ({ id, ...made[index]! }))
            .filter(({ state }) => states.includes(state))
            .sort((a, b) => order * (a.day - b.day || (a.id < b.id ? -1 : 1)));
          expect(pages.flat().map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
          expect(pages.slice(0, -1).every((each) => each.length === 25)).toBe(true);
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('gives, whatever the filters and the order, each request that fits exactly once, in order, and no other team’s', async () => {
    const cases = await Promise.all(
      ['Ada Zeal', 'Bo Young', 'Cy Xu', 'Di Webb'].map(async (name, index) => {
        const [givenName, familyName] = name.split(' ');
        const areaId = index % 2 ? '999' : '998';
        const child = await make.child({ givenName, familyName, areaId });
        return { id: (await make.case({ childId: child.id, areaId })).id, name, areaId };
      }),
    );
    const states = ['sent', 'received', 'taken', 'returned', 'submitted'];
    const request = fc.record({
      of: fc.nat(3),
      day: fc.integer({ min: 1, max: 9 }),
      at: fc.integer({ min: 1, max: 5 }),
      state: fc.constantFrom(...states),
      isCorrection: fc.boolean(),
      isOthers: fc.boolean(),
    });
    const narrowing = fc.record({
      sort: fc.constantFrom('due', '-due', 'child', '-child', 'authority', '-authority', 'event', '-event'),
      area: fc.constantFrom('', '998', '999'),
      stage: fc.subarray(states.slice(0, 4)),
      kind: fc.constantFrom('', 'advice', 'correction'),
      due: fc.subarray(['overdue', 'this-week']),
      q: fc.constantFrom('', 'ada', 'YOUNG bo', 'ref-2', '%'),
    });
    portal.app.get(Clock).travelTo(new Date('2026-05-05T10:00:00Z')); // a Tuesday: its week ends on the 10th
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 0, maxLength: 60 }),
        fc.array(narrowing, { minLength: 3, maxLength: 3 }),
        async (made, views) => {
          const [somebody, other] = [await make.contributor(), await make.contributor()];
          for (const { id, areaId } of cases) await make.participant({ caseId: id, areaId, teamId: somebody.teamId });
          const rows = await Promise.all(
            made.map(async ({ of, day, at, state, isCorrection, isOthers }) => {
              const row = await make.adviceRequest({
                caseId: cases[of]!.id,
                teamId: (isOthers ? other : somebody).teamId,
                state,
                reference: `REF-${of}`,
                dueOn: `2026-05-0${day}`,
                changedAt: `2026-04-0${at}T10:00:00.123Z`,
                returnedReason: isCorrection ? 'More.' : null,
              });
              return { ...cases[of]!, id: row.id, day, at, state, isCorrection, isOthers, case: of };
            }),
          );
          const tom = await portal.visitor().signIn(somebody);
          for (const { sort, area, stage, kind, due, q } of views) {
            const query = new URLSearchParams({ tab: 'team', sort, words: await wordsOf(tom, q) });
            for (const [name, values] of Object.entries({ area, kind, stage, due }))
              for (const value of [values].flat().filter(Boolean)) query.append(name, value);
            const fits = rows.filter(
              (row) =>
                !row.isOthers &&
                row.state !== 'submitted' &&
                (!area || row.areaId === area) &&
                (!stage.length || stage.includes(row.state)) &&
                (!kind || row.isCorrection === (kind === 'correction')) &&
                (!due.length ||
                  (due.includes('overdue') && row.day < 5) ||
                  (due.includes('this-week') && row.day >= 5)) &&
                q
                  .toLowerCase()
                  .split(' ')
                  .every((word) => `${row.name} ref-${row.case}`.toLowerCase().includes(word)),
            );
            const keyOf = (row: (typeof rows)[number]) =>
              ({ due: `${row.day}`, child: row.name, authority: row.areaId, event: `${row.at}` })[
                sort.replace('-', '')
              ]! + row.id;
            const expected = fits.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
            if (sort.startsWith('-')) expected.reverse();
            const pages = await walk(tom, `?${query.toString()}`);
            expect(
              pages.flat().map(({ id }) => id),
              query.toString(),
            ).toEqual(expected.map(({ id }) => id));
            expect(pages.slice(0, -1).every((each) => each.length === 25)).toBe(true);
            const { counts } = (await tom.get(`/api/v1/queue/overview?${query.toString()}`)).json<{
              counts: Record<string, number>;
            }>();
            expect(counts.team).toBe(expected.length);
          }
        },
      ),
      { numRuns: 8 },
    );
    portal.app.get(Clock).return();
  }, 120_000);

  it('finds no child whom row-level security hides: neither as a row nor in a count', async () => {
    const himself = await make.contributor();
    const tom = await portal.visitor().signIn(himself);
    const child = await make.child({ givenName: 'Hidden', familyName: 'Person' });
    const { id: caseId } = await make.case({ childId: child.id });
    await make.adviceRequest({ caseId, teamId: himself.teamId, reference: 'EHC-77' });
    await make.adviceRequest({ caseId }); // another team's, about the same child
    const find = async (q: string) => {
      const query = `?words=${await wordsOf(tom, q)}`;
      const { counts } = (await tom.get(`/api/v1/queue/overview${query}`)).json<{ counts: object }>();
      return [(await page(tom, query)).requests.length, ...Object.values(counts)];
    };
    expect(await find('hidden')).toEqual([0, 0, 0, 0, 0]);
    expect(await find('ehc-77')).toEqual([1, 0, 1, 1, 0]);
    await make.participant({ caseId, teamId: himself.teamId });
    expect(await find('hidden')).toEqual([1, 0, 1, 1, 0]);
  });

  it('is one inbox: a team of a trust that serves two authorities sees both, with the authority on each row', async () => {
    const himself = await make.contributor();
    const tom = await portal.visitor().signIn(himself);
    for (const areaId of ['998', '999'])
      await make.adviceRequest({ areaId, caseId: (await make.case({ areaId })).id, teamId: himself.teamId });
    expect((await page(tom)).requests.map(({ authority }) => authority).toSorted()).toEqual(['Area 998', 'Area 999']);
    const html = (await tom.get('/requests')).text;
    expect(html).toContain('Authority, where the child lives');
    expect((await page(tom, '?area=999')).requests.map(({ authority }) => authority)).toEqual(['Area 999']);
  });

  it('has no name in any address, however it is searched and sorted; the search is its searcher’s alone', async () => {
    const himself = await make.contributor();
    const tom = await portal.visitor().signIn(himself);
    for (let n = 0; n < 27; n++) {
      const child = await make.child({ givenName: 'Zebedee', familyName: `Quux${n}` });
      const { id: caseId } = await make.case({ childId: child.id });
      await make.participant({ caseId, teamId: himself.teamId });
      await make.adviceRequest({ caseId, teamId: himself.teamId });
    }
    const asked = { tab: 'team', q: 'zebedee', sort: '-child', due: ['overdue', 'this-week'] };
    const { status, location } = await tom.postForm('/requests', asked, { page: '/requests' });
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/requests\?tab=team&words=/)]);
    const { text } = await tom.get(location!);
    expect(text).toContain('“zebedee”');
    const addresses = [location!, ...[...text.matchAll(/(?:href|action|value)="(\/[^"]*)"/g)].map(([, each]) => each!)];
    expect(addresses.some((each) => each.includes('after='))).toBe(true);
    expect(addresses.filter((each) => /zebedee|quux/i.test(decodeURIComponent(each)))).toEqual([]);
    const next = addresses.find((each) => each.includes('after='))!.replaceAll('&amp;', '&');
    expect((await tom.get(next)).text.match(/Zebedee Quux\d+<\/a>/g)).toHaveLength(2);
    expect((await tom.get(location!.replace('/requests', '/requests.csv'))).text.trim().split('\r\n')).toHaveLength(28);
    const ben = await portal.visitor().signIn(await make.contributor({ teamId: himself.teamId }));
    const theirs = await ben.get(location!);
    expect([theirs.status, theirs.text.includes('zebedee')]).toEqual([422, false]);
    const tooLong = await tom.postForm('/requests', { tab: 'team', q: 'x'.repeat(101) }, { page: '/requests' });
    expect([tooLong.status, tooLong.location]).toEqual([422, null]);
  });

  it('keeps the filter in its address, offers each to be taken away, and comes back to it after something is taken', async () => {
    const himself = await make.contributor();
    const tom = await portal.visitor().signIn(himself);
    const { id } = await make.adviceRequest({ teamId: himself.teamId, state: 'received' });
    const here = '/requests?tab=team&due=overdue&stage=received&stage=taken&sort=-event';
    const { text } = await tom.get(here);
    expect(text).toContain('Remove this filter: </span>Overdue');
    expect(text).toContain('href="/requests?tab=team&amp;stage=received&amp;stage=taken&amp;sort=-event"');
    const tokens = await tom.tokens('/requests');
    const taken = await tom.postFields(`/requests/${id}/take`, { ...tokens, _page: here });
    expect(taken.location).toBe(`${here}&done=taken&count=1&missed=0`);
    expect((await tom.get(taken.location!)).text).toContain('1 request taken.');
    const elsewhere = await tom.postFields(`/requests/${id}/hand-back`, {
      ...tokens,
      _page: 'https://evil.example/?tab=mine',
    });
    expect(elsewhere.location).toMatch(/^\/requests\?/);
  });

  it('saves what the filter shows as a file, on record, in which nothing is a formula', async () => {
    const himself = await make.contributor();
    const tom = await portal.visitor().signIn(himself);
    const names = ['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(A1)', '\tTab', ' =1', 'Zoë "Zo" O’Hara, Jr'];
    for (const givenName of names) {
      const child = await make.child({ givenName, familyName: 'X' });
      const { id: caseId } = await make.case({ childId: child.id });
      await make.participant({ caseId, teamId: himself.teamId });
      await make.adviceRequest({ caseId, teamId: himself.teamId, state: 'received' });
    }
    await make.adviceRequest({ teamId: himself.teamId, state: 'taken', reference: '=LEFT-OUT' });
    const answer = await tom.get('/requests.csv?tab=team&stage=received');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = answer.text.trim().split('\r\n');
    expect(lines).toHaveLength(1 + names.length);
    expect(answer.text).not.toContain('LEFT-OUT');
    const cells = lines.slice(1).map((line) => /^[^,]+,Overdue,("(?:[^"]|"")*"|[^,]*),/.exec(line)![1]!);
    expect(cells).toEqual(
      expect.arrayContaining([
        '"\'=HYPERLINK(""http://evil"") X"',
        '"\'+1 X"',
        '"\'-1 X"',
        '"\'@SUM(A1) X"',
        '"\'\tTab X"',
        '"\' =1 X"',
        '"Zoë ""Zo"" O’Hara, Jr X"',
      ]),
    );
    const { rows } = await database.admin.query(
      `select area_id, details from audit_entry where action = 'queue.exported' and person_id = $1`,
      [himself.personId],
    );
    expect(rows).toEqual([{ area_id: '998', details: { requests: names.length } }]);
  });

  it('says the child’s name only to a team that is on the case', async () => {
    const tomHimself = await make.contributor();
    const tom = await portal.visitor().signIn(tomHimself);
    const { id: caseId } = await make.case();
    await make.adviceRequest({ caseId, teamId: tomHimself.teamId, reference: 'EHC-1' });
    expect((await page(tom)).requests).toMatchObject([{ child: null, reference: 'EHC-1', isOverdue: true }]);
    await make.participant({ caseId, teamId: tomHimself.teamId });
    expect((await page(tom)).requests[0]!.child).toMatch(/^Robin Invented/);
    expect((await tom.get('/requests')).text).toContain('Robin Invented');
  });

  it('shows nothing of other teams, and parts what is mine, nobody’s and done', async () => {
    const tomHimself = await make.contributor();
    const [tom, other] = await Promise.all(
      [tomHimself, await make.contributor()].map((each) => portal.visitor().signIn(each)),
    );
    const of = { teamId: tomHimself.teamId };
    await make.adviceRequest({ ...of, state: 'taken', assigneeId: tomHimself.personId });
    await make.adviceRequest({ ...of, state: 'received' });
    await make.adviceRequest({ ...of, state: 'submitted' });
    expect((await page(other!)).requests).toEqual([]);
    const html = (await tom!.get('/requests')).text;
    expect(['Mine (1)', 'Unassigned (1)', 'Team (2)', 'Done (1)'].filter((text) => !html.includes(text))).toEqual([]);
    expect((await page(tom!, '?tab=mine')).requests.map(({ state }) => state)).toEqual(['taken']);
    expect((await other!.get('/requests')).text).toContain('Nothing is asked of your team now');
  });

  it.each([
    '?tab=everything',
    '?after=2026-13-45_x',
    "?after=2026-05-01_' or 1=1",
    '?sort=event&after=yesterday_00000000-0000-0000-0000-000000000000',
    '?sort=colour',
    '?stage=anything',
    '?area=everywhere',
    '?who=somebody',
    '?words=zebedee',
    '?sort=child&after=zebedee quux_00000000-0000-0000-0000-000000000000',
    '?after=2026-02-31_00000000-0000-0000-0000-000000000000',
  ])('answers %s with 4xx', async (query) => {
    const tom = await portal.visitor().signIn(await make.contributor());
    expect((await tom.get(`/api/v1/requests${query}`)).status).toBe(422);
  });

  it('gives with the reason of each day the receipt that counts: who received it, and how', async () => {
    const himself = await make.contributor();
    const tom = await portal.visitor().signIn(himself);
    const received = {
      state: 'received',
      receivedOn: '2026-03-03',
      receivedHow: 'phone',
      receiptToldBy: 'Sister Jo Bell',
    };
    await make.adviceRequest({ teamId: himself.teamId, ...received });
    expect((await tom.get('/requests')).text).toContain(
      'The receipt that counts is the body’s own: told by phone by Sister Jo Bell',
    );
  });

  it('is not for officers', async () => {
    const officer = await portal.visitor().signIn(await make.officer());
    expect((await officer.get('/api/v1/requests')).status).toBe(404);
  });
});
