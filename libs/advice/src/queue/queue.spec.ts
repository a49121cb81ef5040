import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

interface QueuePage {
  requests: { id: string; dueOn: string; child: string | null; reference: string; state: string; isOverdue: boolean }[];
  next: string | null;
}

let database: TestDatabase;
let make: Factory;
let portal: Portal;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const page = async (who: Visitor, query = '') => (await who.get(`/api/v1/requests${query}`)).json<QueuePage>();

/** Every page of a part, one after the other. */
async function walk(who: Visitor, tab: string): Promise<QueuePage['requests'][]> {
  const pages = [];
  for (let query = `?tab=${tab}`; query;) {
    const { requests, next } = await page(who, query);
    pages.push(requests);
    query = next ? `?tab=${tab}&after=${next}` : '';
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
          const pages = await walk(tom, tab);
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
    '?after=2026-02-31_00000000-0000-0000-0000-000000000000',
  ])('answers %s with 4xx', async (query) => {
    const tom = await portal.visitor().signIn(await make.contributor());
    expect((await tom.get(`/api/v1/requests${query}`)).status).toBe(422);
  });

  it('is not for officers', async () => {
    const officer = await portal.visitor().signIn(await make.officer());
    expect((await officer.get('/api/v1/requests')).status).toBe(404);
  });
});
