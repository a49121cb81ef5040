import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { SentenceEncoder } from '../grouping/encoder/sentence-encoder.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

async function proposed(texts: string[]): Promise<{ about: Row; page: string; ids: string[] }> {
  const about = await make.case();
  const ids: string[] = [];
  for (const text of texts) {
    const contribution = await make.contribution({
      ...{ caseId: about.id, state: 'submitted' },
      body: {
        author: { name: 'Tom Ellis', role: 'therapist', registration: '' },
        ...{ needs: [], provision: [], outcomes: [{ key: 'o1', text, by: 'July', measure: '', needs: [] }] },
      },
    });
    ids.push((await make.proposedOutcome({ contributionId: contribution.id, key: 'o1', text })).id);
  }
  return { about, page: `/cases/${about.id}/suggested-groups`, ids };
}
const friends = [
  'Robin will have two friends whom he plays with at break.',
  'Robin will play with friends at break without an adult.',
];

it('joins what an officer accepts of a group, with every source', async () => {
  const { about, page, ids } = await proposed(friends);
  const shown = await officer.get(page);
  expect(shown.text).toContain('Join them in one outcome');
  const answer = { answer: 'join', members: ids.join(','), 'chosen[0]': ids[0]!, 'chosen[1]': ids[1]! };
  expect((await officer.postForm(page, { ...answer, 'chosen[1]': '' })).status).toBe(422);
  expect((await officer.postForm(page, answer)).status).toBe(303);
  const { rows } = await database.admin.query(
    'select count(distinct outcome_id)::int as outcomes, count(*)::int as sources from outcome_source where case_id = $1',
    [about.id],
  );
  expect(rows).toEqual([{ outcomes: 1, sources: 2 }]);
  expect((await officer.get(page)).text).not.toContain('Join them in one outcome');
});

it('reads the proposals while the officer looks at Section E, so that the groups need not wait', async () => {
  const { about, page } = await proposed(friends.map((text) => text.replace('break', 'lunch')));
  const encoder = portal.app.get(SentenceEncoder, { strict: false });
  const ahead = vi.spyOn(encoder, 'ahead');
  const asked = vi.spyOn(encoder, 'meanings');
  await officer.get(`/cases/${about.id}/outcomes`);
  expect(asked).not.toHaveBeenCalled();
  await officer.get(page);
  expect(asked.mock.calls[0]).toEqual(ahead.mock.calls[0]);
  vi.restoreAllMocks();
});

it('keeps a refusal and does not suggest the same again', async () => {
  const { about, page, ids } = await proposed(friends);
  expect((await officer.postForm(page, { answer: 'refuse', members: ids.join(',') })).status).toBe(303);
  expect((await officer.get(page)).text).not.toContain('Join them in one outcome');
  const { rows } = await database.admin.query('select 1 from outcome where case_id = $1', [about.id]);
  expect(rows).toEqual([]);
  const stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
  expect((await stranger.get(page)).status).toBe(404);
});
