import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock, Sweeps } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../../test/portal.ts';

interface Message {
  id: string;
  isRead: boolean;
  readBy: string | null;
  about: string;
  words: string;
  href: string;
}

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let ada: Someone;
let officer: Visitor;
let colleague: Visitor;
let member: Visitor;
let manager: Visitor;
let teamId: string;
let caseId: string;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
  const signIn = async (who: Promise<Someone>) => portal.visitor().signIn(await who);
  ada = await make.officer();
  officer = await portal.visitor().signIn(ada);
  colleague = await signIn(make.officer());
  teamId = (await make.team({ agency: 'education' })).id;
  member = await signIn(make.contributor({ teamId }));
  manager = await signIn(make.someone('team-manager', { teamId }));
});
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.admin.query('delete from message');
  const child = await make.child({ givenName: 'Secret', familyName: 'Child' });
  caseId = (await make.case({ childId: child.id, officerId: ada.personId })).id;
  await make.participant({ caseId, teamId });
  const values = { caseId, teamId, reference: 'EHC-7', state: 'received', receivedOn: '2026-03-03' };
  id = (await make.adviceRequest(values)).id;
});

const messages = async (who: Visitor) => (await who.get('/api/v1/messages')).json<{ messages: Message[] }>().messages;
const unread = async (who: Visitor) => (await who.get('/api/v1/messages/count')).json<{ unread: number }>().unread;
const until = async (who: Visitor, count: number) =>
  vi.waitFor(async () => expect(await unread(who)).toBe(count), { timeout: 15_000, interval: 100 });
const ask = () => member.postJson(`/api/v1/requests/${id}/replies`, { kind: 'question', words: 'Which school?' });

describe('a message', () => {
  it('tells the officer who runs the case what the team says, and the team what is answered, once each', async () => {
    await member.postJson(`/api/v1/requests/${id}/take`, {});
    expect((await ask()).status).toBe(201);
    await until(officer, 1);
    const [asked] = await messages(officer);
    expect(asked).toMatchObject({
      about: 'EHC-7, education advice for Area 998',
      words: 'the team answered other than with advice',
      href: `/cases/${caseId}/advice/${id}/course`,
    });
    expect(await unread(colleague)).toBe(0);
    expect(await unread(member)).toBe(0);

    await officer.postJson(`/api/v1/cases/${caseId}/requests/${id}/withdraw`, { reason: 'Asked by mistake.' });
    await until(member, 1);
    expect(await messages(member)).toMatchObject([{ about: 'A request that you had', href: null }]);
    expect((await messages(officer)).length).toBe(1);
  });

  it('of an escalation is for the manager of the team, not for its members', async () => {
    await database.admin.query(`update advice_request set due_on = '2026-04-14' where id = $1`, [id]);
    worker.get(Clock).travelTo(new Date('2026-04-15T10:00:00Z'));
    await worker.get(Sweeps).runAll();
    worker.get(Clock).return();
    expect((await messages(manager)).map(({ words }) => words)).toEqual(['late']);
    expect((await messages(officer)).map(({ words }) => words)).toEqual(['late']);
    expect(await messages(member)).toEqual([]);
  });

  it('tells the officer that the family does not find advice already given enough', async () => {
    const { id: requestId } = await make.adviceRequest({ caseId, state: 'proposed', sentOn: null, dueOn: null });
    const whose = { authorName: 'Dr Bell', authorRole: 'psychologist', organisation: 'Clinic', givenFor: 'A review' };
    const days = { givenOn: '2026-01-05', askedOn: '2026-03-03' };
    await make.row('advice_reuse', { areaId: '998', caseId, requestId, ...whose, ...days, askedById: ada.personId });
    const parent = await portal.visitor().signIn(await make.parent(caseId));
    const answer = await parent.postJson(`/api/v1/family/earlier-advice/${requestId}`, { isSatisfied: 'no' });
    expect(answer.status).toBe(201);
    await until(officer, 1);
    expect(await messages(officer)).toMatchObject([{ href: `/cases/${caseId}/earlier-advice/${requestId}` }]);
    expect(await unread(colleague)).toBe(0);
  });

  it('is read by one for all, and stays theirs', async () => {
    const [first, second] = [
      await make.row('message', { requestId: id, audience: 'team', teamId, kind: 'returned' }),
      await make.row('message', { requestId: id, audience: 'team', teamId, kind: 'accepted' }),
    ];
    expect((await member.postForm('/messages', { id: first.id })).location).toBe('/messages');
    expect(await unread(manager)).toBe(1);
    await manager.postJson('/api/v1/messages/read', {});
    const { rows } = await database.admin.query('select distinct read_by_id from message');
    expect(rows).toHaveLength(2);
    const page = (await manager.get('/messages')).text;
    expect(page).toMatch(/Nothing new[\s\S]*Read before[\s\S]*Read by Person/);
    expect(page).not.toContain('Secret');
    expect((await messages(member)).map((each) => each.id)).toEqual([second.id, first.id]);
  });

  it('cannot be read or marked by anybody else', async () => {
    const rows = [
      await make.row('message', { requestId: id, audience: 'officer', teamId: null, kind: 'submitted' }),
      await make.row('message', { requestId: id, audience: 'team', teamId, kind: 'returned' }),
      await make.row('message', { requestId: id, audience: 'commissioner', teamId: null, kind: 'to-allocate' }),
    ];
    const neighbour = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const stranger = await portal.visitor().signIn(await make.contributor());
    const health = await portal.visitor().signIn(await make.someone('designated-health-officer'));
    for (const who of [neighbour, stranger, health]) {
      expect(await messages(who)).toEqual([]);
      for (const row of rows) await who.postJson('/api/v1/messages/read', { id: row.id });
    }
    const parent = await portal.visitor().signIn(await make.parent(caseId));
    for (const path of ['/messages', '/api/v1/messages', '/api/v1/messages/count'])
      expect((await parent.get(path)).status, path).toBe(404);
    expect((await parent.postJson('/api/v1/messages/read', {})).status).toBe(404);
    expect((await member.postJson('/api/v1/messages/read', { id: 'x' })).status).toBe(422);
    const { rowCount } = await database.admin.query('select 1 from message where read_at is not null');
    expect(rowCount).toBe(0);
  });
});
