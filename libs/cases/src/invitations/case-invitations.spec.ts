import { afterAll, beforeAll, expect, it } from 'vitest';
import { Clock } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

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

const links = async () => {
  const { rows } = await database.admin.query<{ body: string }>(
    `select body from mail where recipient = 'nora@example.test' order by id`,
  );
  return rows.flatMap(({ body }) => /https?:\/\/\S+choose-password\?key=\S+/.exec(body)?.[0] ?? []);
};
const opens = async (link: string) => {
  const { pathname, search } = new URL(link);
  return (await portal.visitor().get(pathname + search)).status;
};

it('sends a parent whose invitation is too old a new one from the case page, and the old link opens nothing', async () => {
  const clock = portal.app.get(Clock);
  const officer = await portal.visitor().signIn(await make.officer());
  const { id: personId } = await make.row('person', { name: 'Nora Invented', email: 'nora@example.test' });
  const { id: caseId } = await make.case();
  await make.participant({ caseId, personId, part: 'parent' });
  const page = `/cases/${caseId}`;
  const again = (who = officer) => who.postForm(`${page}/invitations/${personId}`, {}, { page: '/acting-as' });
  clock.travelTo(new Date(Date.now() + 2 * 3_600_000));
  expect((await officer.get(page)).text).toContain('Send a new invitation');
  expect([(await again()).location, (await again()).status]).toEqual([page, 409]);
  expect((await officer.get(page)).text).not.toContain('Send a new invitation');
  clock.travelTo(new Date(Date.now() + 15 * 86_400_000));
  const still = await officer.signIn(await make.officer());
  expect(await opens((await links())[0]!)).toBe(404);
  expect((await again(still)).status).toBe(303);
  clock.travelTo(new Date(Date.now() + 15 * 86_400_000 + 2 * 3_600_000));
  expect((await again(still)).status).toBe(303);
  const [, second, third] = await links();
  expect([await opens(second!), await opens(third!)]).toEqual([404, 200]);
  await database.admin.query(`update person set password_hash = 'x' where id = $1`, [personId]);
  expect((await officer.get(page)).text).not.toContain('Nora Invented');
  expect((await again(still)).status).toBe(404);
  clock.return();
});

it('of another area or a case that they are not on cannot be sent', async () => {
  const { id: personId } = await make.row('person', { name: 'Ned', email: 'ned@example.test' });
  const { id: caseId } = await make.case();
  const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: (await make.area()).id }));
  const officer = await portal.visitor().signIn(await make.officer());
  for (const who of [elsewhere, officer])
    expect((await who.postJson(`/api/v1/cases/${caseId}/invitations/${personId}`, {})).status).toBe(404);
  const { rowCount } = await database.admin.query(`select 1 from mail where recipient = 'ned@example.test'`);
  expect(rowCount).toBe(0);
});
