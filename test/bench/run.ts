// `npm run bench`: speed as a ratio to a floor measured in the same run. Ratios travel between machines; rates do not.
import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { countStatement, pageStatement, queueSchema, type Statement } from '#advice';
import { saveRate, slowestOfTwenty, writersOf } from './autosaves.ts';
import { boardStatements, signInOfficer } from './boards.ts';
import { measureAsking } from './asking.ts';
import { measureDeciding } from './deciding.ts';
import { freePort } from '../free-port.ts';
import { measureGroups } from './groups.ts';
import { todayInLondon } from '#statute';
import type { FloorReading, FloorWriting } from './floor.ts';
import { BUSY, personOf } from './population.ts';
import { median, readRate, say, writeRate, type Shot } from './rate.ts';
import { peakMemory, runNode, setStage, signIn, typescript, type Session, type Stage } from './stage.ts';
import { draftsToSubmit } from './submissions.ts';
import { measurePrinting } from './printing.ts';
import { measureFanout } from './fanout.ts';
import { measureWorkbench } from './workbench.ts';
import { measureWithdrawing } from './withdrawing.ts';
import { compareTimelines } from './timelines.ts';
import { measureLookedAfter, measureMeetingFinder } from './looked-after.ts';
import { compareMerging } from './merging.ts';

const ROUNDS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const LARGE = Number(process.env.BENCH_REQUESTS ?? 1_000_000);

compareTimelines();
compareMerging();
measureMeetingFinder();
await measureGroups();
for (const size of [10_000, LARGE]) {
  const stage = await setStage(size);
  try {
    const suffix = size === LARGE ? '' : `-${size}`;
    const sessions = await signIn(stage, 20);
    await compareReading(stage, sessions, `queue-json${suffix}`, '/api/v1/requests?tab=team', queue(pageStatement));
    await compareReading(
      stage,
      sessions,
      `queue-html${suffix}`,
      '/requests?tab=team',
      queue(pageStatement, countStatement),
    );
    await compareReading(stage, [await signInOfficer(stage)], `board${suffix}`, '/board', boardStatements(stage));
    if (size !== LARGE) await measureWithdrawing(stage);
    if (size === LARGE) {
      await compareDepth(stage);
      await compareAutosave(stage);
      await compareWriting(stage);
      await measureAsking(stage);
      await measurePrinting(stage, sessions, SECONDS);
      await measureDeciding(stage);
      await measureWorkbench(stage);
      await measureLookedAfter(stage);
      console.log(`bench portal-memory mb=${peakMemory(stage.portal.process)}`);
      await measureFanout(stage); // last: ten thousand sockets are more than a portal usually has
    }
  } finally {
    await stage.clear();
  }
}

/** What a page of the portal asks PostgreSQL for somebody. */
type StatementsOf = (session: Session) => Promise<Statement[]>;

function queue(...make: (typeof pageStatement | typeof countStatement)[]): StatementsOf {
  return ({ claim, teamId }) => {
    const reader = { personId: claim.personId, teamId, today: todayInLondon(new Date()) };
    return Promise.resolve(make.map((each) => each(reader, queueSchema.parse({ tab: 'team' }))));
  };
}

/** Ours against the floor, which runs the same SQL in the same transaction and sends ready the same bytes. */
async function compareReading(
  stage: Stage,
  sessions: Session[],
  id: string,
  address: string,
  statementsOf: StatementsOf,
): Promise<void> {
  const readings: FloorReading[] = [];
  for (const session of sessions) {
    const { cookie, claim } = session;
    const answer = await fetch(stage.portal.url + address, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    const statements = (await statementsOf(session)).map(([sql, ...parameters]) => ({
      sql: numbered(sql),
      parameters,
    }));
    readings.push({ claim, statements, body: await answer.text(), type: answer.headers.get('content-type')! });
  }
  const ours: Shot[] = sessions.map(({ cookie }) => ({ method: 'GET', path: address, headers: { cookie } }));
  const floors: Shot[] = readings.map((_, n) => ({ method: 'GET', path: `/read/${n}` }));
  const floor = await startFloor(stage, readings, []);
  try {
    const rates = { floor: [] as number[], ours: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.floor.push(await readRate(floor.url, floors, SECONDS));
      rates.ours.push(await readRate(stage.portal.url, ours, SECONDS));
    }
    say(id, median(rates.floor), median(rates.ours));
  } finally {
    await floor.stop();
  }
}

/** The 401st page of a busy team against its first: where a page lies must not matter. */
async function compareDepth(stage: Stage): Promise<void> {
  const [{ cookie, teamId }] = (await signIn(stage, 1, 120)) as [Session];
  if (teamId !== personOf(BUSY.team).teamId) throw new Error('This is not the busy team');
  const first = '/api/v1/requests?tab=team';
  let address = first;
  for (let page = 0; page < 400; page += 1) {
    const answer = await fetch(stage.portal.url + address, { headers: { cookie } });
    const { next } = (await answer.json()) as { next: string | null };
    if (!next) throw new Error(`The queue ends at page ${page + 1}`);
    address = `${first}&after=${encodeURIComponent(next)}`;
  }
  const rates = { first: [] as number[], deep: [] as number[] };
  const shot = (path: string): Shot => ({ method: 'GET', path, headers: { cookie } });
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.first.push(await readRate(stage.portal.url, [shot(first)], SECONDS));
    rates.deep.push(await readRate(stage.portal.url, [shot(address)], SECONDS));
  }
  say('queue-deep', median(rates.first), median(rates.deep));
}

async function compareWriting(stage: Stage): Promise<void> {
  const { shots, writings } = await draftsToSubmit(stage, await signIn(stage, 100, 20), ROUNDS);
  const floor = await startFloor(stage, [], writings.flat());
  try {
    const rates = { floor: [] as number[], ours: [] as number[] };
    let first = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const floors = writings[round]!.map((_, n): Shot => ({ method: 'POST', path: `/write/${first + n}` }));
      first += floors.length;
      rates.floor.push(await writeRate(floor.url, floors));
      rates.ours.push(await writeRate(stage.portal.url, shots[round]!));
    }
    say('submit', median(rates.floor), median(rates.ours));
  } finally {
    await floor.stop();
  }
}

/** Fifty people in drafts of 50 KB: how long a save takes while each saves every few seconds, and how many it could be. */
async function compareAutosave(stage: Stage): Promise<void> {
  const { writers, writings } = await writersOf(stage, await signIn(stage, 50, 121));
  // the floor writes in other drafts than ours: its words would meet the writers’
  const floor = await startFloor(stage, [], writings.slice(16));
  try {
    const p95 = await slowestOfTwenty(writers, 6 * SECONDS);
    const bare = writings.slice(16).map((_, n) => ({ save: () => bareSave(`${floor.url}/write/${n}`) }));
    const floorP95 = await slowestOfTwenty(bare, 6 * SECONDS);
    const rates = { floor: [] as number[], ours: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const each = 20 * SECONDS;
      const shots = Array.from({ length: 16 * each }, (_, n): Shot => ({
        method: 'POST',
        path: `/write/${n % (writings.length - 16)}`,
      }));
      rates.floor.push(await writeRate(floor.url, shots));
      rates.ours.push(await saveRate(writers, each));
    }
    say('autosave', median(rates.floor), median(rates.ours));
    console.log(`bench autosave-p95 ms=${p95.toFixed(1)} floor=${floorP95.toFixed(1)}ms writers=${writers.length}`);
  } finally {
    await floor.stop();
  }
}

/** The time that the floor takes to write what a save writes, in milliseconds. */
async function bareSave(url: string): Promise<number> {
  const began = performance.now();
  await (await fetch(url, { method: 'POST' })).text();
  return performance.now() - began;
}

async function startFloor(stage: Stage, readings: FloorReading[], writings: FloorWriting[]) {
  const plan = path.join(stage.folder, 'floor.json');
  writeFileSync(plan, JSON.stringify({ readings, writings }));
  const port = await freePort();
  const env = { APP_DATABASE_URL: stage.appUrl, FLOOR_PLAN: plan, PORT: `${port}` };
  const child = runNode([...typescript, 'test/bench/floor.ts'], env);
  await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** `?` placeholders as PostgreSQL numbers them. */
function numbered(sql: string): string {
  let n = 0;
  return sql.replaceAll('?', () => `$${(n += 1)}`);
}
