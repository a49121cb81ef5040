import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  make = factories(database);
});
afterAll(async () => {
  await portal?.stop();
  await database?.drop();
});

it('shows the saves of one draft by one writer on one day in London as one line; every entry is kept', async () => {
  const { id: caseId } = await make.case();
  const [tom, ana] = [await make.person({ name: 'Tom Ellis' }), await make.person({ name: 'Ana Reed' })];
  const [draft, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const entries = async (who: { id: string }, action: string, subjectId: string, ...times: string[]) => {
    const lines = times.map((at) => ({ areaId: '998', caseId, subjectId, action, at }));
    const append = `select set_config('app.person', $1, true), audit_append($2)`;
    await database.admin.query(append, [who.id, JSON.stringify(lines)]);
  };
  await entries(tom, 'advice.draft-saved', draft, '2026-06-01T22:50:00Z', '2026-06-01T22:59:00Z');
  await entries(
    tom,
    'advice.draft-saved',
    draft,
    '2026-06-01T23:01:00Z',
    '2026-06-02T09:00:00Z',
    '2026-06-02T09:01:00Z',
  );
  await entries(ana, 'advice.draft-saved', draft, '2026-06-02T09:02:00Z');
  await entries(tom, 'advice.draft-saved', other, '2026-06-02T09:03:00Z');
  await entries(tom, 'attachment.added', draft, '2026-06-02T09:04:00Z', '2026-06-02T09:05:00Z');

  const officer = await portal.visitor().signIn(await make.officer());
  const { text } = await officer.get(`/cases/${caseId}/record`);
  const cells = [...text.matchAll(/<tr[^>]*><td[^>]*>([^<]*)<\/td><td[^>]*>([^<]*)[^]*?<td[^>]*>([^<]*)<\/td><\/tr>/g)];
  expect(cells.map(([, ...each]) => each.join(' | ')).slice(0, 6)).toEqual([
    '2 June 2026 at 10:05 | Tom Ellis | Attached a file to the advice',
    '2 June 2026 at 10:04 | Tom Ellis | Attached a file to the advice',
    '2 June 2026 at 10:03 | Tom Ellis | Saved a draft of the advice',
    '2 June 2026 at 10:02 | Ana Reed | Saved a draft of the advice',
    '2 June 2026 at 10:01 | Tom Ellis | Saved a draft of the advice 3 times that day',
    '1 June 2026 at 23:59 | Tom Ellis | Saved a draft of the advice 2 times that day',
  ]);
  const { rows } = await database.admin.query('select 1 from audit_entry where subject_id = $1', [draft]);
  expect(rows).toHaveLength(8);
});
