import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { LiveRooms } from '#identity';
import { Broadcaster, UnitOfWork } from '#platform';
import type { Visitor } from '../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, HERE, type Factory } from '../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../test/portal.ts';
import { AtEachHour } from './at-each-hour.ts';
import { LiveGateway } from './live.gateway.ts';

/** Long enough for news to have come, in milliseconds. */
const AT_ONCE = 1000;

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});

const sql = (statement: string, values: unknown[] = []) => database.admin.query(statement, values);

async function connect({ cookie }: Visitor): Promise<Socket> {
  const socket = io(portal.url, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.once('welcome', resolve as () => void).once('connect_error', reject));
  return socket;
}
const watch = (socket: Socket, rooms: string[]) =>
  new Promise<number>((resolve, reject) => {
    socket.once('watching', (answer: { rooms: number }) => resolve(answer.rooms)).once('disconnect', reject);
    socket.emit('watch', { rooms });
  });
/** Whether news of a room reaches the socket. */
async function hears(socket: Socket, room: string): Promise<boolean> {
  const topic = `test ${room} ${Math.random()}`;
  const heard = new Promise<boolean>((resolve) =>
    socket.on('changed', (news: { topic: string }) => news.topic === topic && resolve(true)),
  );
  worker.get(Broadcaster, { strict: false }).changed(room, topic);
  return Promise.race([heard, wait(150, false)]);
}
const closes = (socket: Socket) =>
  Promise.race([new Promise((resolve) => socket.once('disconnect', resolve)), wait(10_000, 'still open')]);

/** A contributor who writes for a request, with the page's rooms open. */
async function aWriter() {
  const caseId = (await make.case()).id;
  const team = await make.team({ agency: 'social-care' });
  const someone = await make.contributor({ teamId: team.id });
  await make.participant({ caseId, teamId: team.id });
  const { id } = await make.adviceRequest({ caseId, teamId: team.id, state: 'received' });
  const socket = await connect(await portal.visitor().signIn(someone));
  const rooms = [`case:${caseId}`, `request:${id}`, `team:${team.id}`];
  expect(await watch(socket, rooms)).toBe(3);
  return { caseId, team, someone, id, socket, rooms };
}
const heardOf = async ({ socket, rooms }: { socket: Socket; rooms: string[] }) =>
  Promise.all(rooms.map((each) => hears(socket, each)));

it('lets each watch what is theirs, and nothing else', async () => {
  const { caseId, id, team } = await aWriter();
  const rooms = [`case:${caseId}`, `request:${id}`, `team:${team.id}`, `area:${HERE}`, `nothing:${caseId}`];
  const counts = [
    [await make.officer(), [true, false, false, true, false]],
    [await make.officer({ areaId: '999' }), [false, false, false, false, false]],
    [await make.contributor({ agency: 'social-care' }), [false, false, false, false, false]],
    [await make.parent(caseId), [true, false, false, false, false]],
  ] as const;
  const liveRooms = portal.app.get(LiveRooms, { strict: false });
  const open = await liveRooms.openTo(counts.map(([{ claim }]) => ({ claim, rooms })));
  expect(open.map((each) => rooms.map((room) => each!.has(room)))).toEqual(counts.map(([, may]) => may));
  const [nobody] = await liveRooms.openTo([{ claim: { ...counts[0][0].claim, epoch: 7 }, rooms }]);
  expect(nobody).toBeNull();
});

it.each([
  ['a request is withdrawn', [false, false, true], `update advice_request set state = 'withdrawn' where id = $1`],
  [
    'a request goes to another team',
    [false, false, true],
    `update advice_request r set team_id = (select t.id from team t where t.id <> r.team_id limit 1) where id = $1`,
  ],
  [
    'its part on the case ends',
    [false, false, true],
    `update participant p set ended_on = '2026-01-02' from advice_request r where r.id = $1 and p.case_id = r.case_id and p.team_id is not null`,
  ],
])('a socket leaves its rooms by itself when %s', async (_, heard, change) => {
  const writer = await aWriter();
  expect(await heardOf(writer)).toEqual([true, true, true]);
  await sql(change, [writer.id]);
  await expect.poll(() => heardOf(writer), { timeout: 10_000 }).toEqual(heard);
});

it('leaves the room of one request, and keeps the case, where the team has another there', async () => {
  const writer = await aWriter();
  await make.adviceRequest({ caseId: writer.caseId, teamId: writer.team.id, state: 'received', duty: 'another' });
  await sql(`update advice_request set state = 'withdrawn' where id = $1`, [writer.id]);
  await expect.poll(() => heardOf(writer), { timeout: 10_000 }).toEqual([true, false, true]);
});

it('closes within a second when a membership ends', async () => {
  const { someone, socket } = await aWriter();
  const closed = closes(socket);
  await sql(`update membership set ended_on = '2026-01-02' where id = $1`, [someone.membershipId]);
  expect(await closed).toBe('io server disconnect');
});

it('asks at each full hour, so that what ends with a day is over at midnight', async () => {
  const { someone, socket, ...writer } = await aWriter();
  const colleague = await connect(await portal.visitor().signIn(await make.contributor({ teamId: writer.team.id })));
  await watch(colleague, writer.rooms);
  await sql('alter table membership disable trigger membership_access');
  await sql(`update membership set ended_on = '2026-01-02' where id = $1`, [someone.membershipId]);
  await sql('alter table membership enable trigger membership_access');
  const closed = closes(socket);
  await portal.app.get(LiveGateway, { strict: false }).askEverybody();
  expect(await closed).toBe('io server disconnect');
  expect(await heardOf({ socket: colleague, rooms: writer.rooms })).toEqual([true, true, true]);

  vi.useFakeTimers({ now: new Date('2026-06-30T22:59:59.000Z') }); // a second before midnight in London
  const task = vi.fn<() => Promise<void>>(async () => undefined);
  const hourly = new AtEachHour(task);
  hourly.begin();
  vi.advanceTimersByTime(999);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1001);
  expect(task).toHaveBeenCalledTimes(1);
  hourly.end();
  vi.useRealTimers();
});

it('is asked about again where access ended while it was being let in', async () => {
  const { caseId, id, team, someone } = await aWriter();
  const late = await connect(await portal.visitor().signIn(someone));
  const rooms = portal.app.get(LiveRooms, { strict: false });
  const openTo = rooms.openTo.bind(rooms);
  const slow = vi.spyOn(rooms, 'openTo').mockImplementationOnce(async (watchers) => {
    const open = await openTo(watchers);
    await sql(`update advice_request set state = 'withdrawn' where id = $1`, [id]);
    await wait(AT_ONCE);
    return open;
  });
  await watch(late, [`request:${id}`, `case:${caseId}`, `team:${team.id}`]);
  slow.mockRestore();
  await expect.poll(() => hears(late, `request:${id}`), { timeout: 10_000 }).toBe(false);
  expect(await hears(late, `team:${team.id}`)).toBe(true);
});

it('is closed when PostgreSQL cannot be asked', async () => {
  const { socket, id } = await aWriter();
  const failing = vi.spyOn(portal.app.get(LiveRooms, { strict: false }), 'openTo').mockRejectedValueOnce(new Error());
  const closed = closes(socket);
  await sql(`update advice_request set state = 'withdrawn' where id = $1`, [id]);
  expect(await closed).toBe('io server disconnect');
  failing.mockRestore();
});

it('is closed when it asks to watch without end, or for what is no room', async () => {
  const visitor = await portal.visitor().signIn(await make.officer());
  const [greedy, wrong] = [await connect(visitor), await connect(visitor)];
  const closed = Promise.all([closes(greedy), closes(wrong)]);
  for (let times = 0; times < 11; times++) greedy.emit('watch', { rooms: [] });
  wrong.emit('watch', { rooms: ['case:998'] });
  expect(await closed).toEqual(['io server disconnect', 'io server disconnect']);
});

it('finds what a room is about by its key, without reading every case or request', async () => {
  const { claim } = await make.officer();
  const { id: caseId } = await make.case();
  const { id: requestId } = await make.adviceRequest({ caseId });
  const others = 40;
  for (let n = 0; n < others; n += 1) await make.case();
  const rooms = [`case:${caseId}`, `outcomes:${caseId}`, `request:${requestId}`];
  const asked = [{ nth: 0, person: claim.personId, membership: claim.membershipId, epoch: claim.epoch, rooms }];
  const read = await portal.app.get(UnitOfWork).run(async (em) => {
    const soFar = async () => {
      const [sum] = await em.execute<{ read: number }[]>(
        `select sum(seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname in ('ehc_case', 'advice_request')`,
      );
      return sum!.read;
    };
    await em.execute('set local enable_seqscan = off'); // else a table of a few rows is read whole
    const before = await soFar();
    await em.execute('select * from open_rooms(?::jsonb)', [JSON.stringify(asked)]);
    return (await soFar()) - before;
  });
  expect(read).toBeLessThan(others / 2);
});
