import { once } from 'node:events';
import { freePort } from '../free-port.ts';
import { median } from './rate.ts';
import { runNode, setStage, typescript, type Stage } from './stage.ts';
import { officerOf } from './workbench.ts';

/** So many Sections E are open at once, each with somebody who writes and so many others who look on. */
const ROOMS = Number(process.env.BENCH_ROOMS ?? 500);
const OTHERS = 20;
const EDITS = 1000;
const ROUNDS = 3;

/**
 * How long word of a saved edit takes to reach the twenty others in its room, while 500 rooms are open. Ours: the edit is
 * saved in the portal, which then hands on word of it to whom it let into the room. The floor: bare socket.io carrying the
 * same bytes, without an edit and for anybody. One edit after the other, going round the rooms.
 */
export async function measureFanout(stage: Stage): Promise<void> {
  const rooms = await openRooms(stage);
  const officers: Officer[] = [];
  for (let n = 1; n <= OTHERS + 1; n += 1) officers.push(await signedIn(stage, rooms[0]!.caseId, n));
  const port = await freePort();
  const bare = runNode([...typescript, 'test/bench/bare-sockets.ts'], { PORT: `${port}`, REDIS_URL: stage.redisUrl });
  await once(bare, 'message');
  // one side after the other: both at once would be more sockets than a process may have
  const floor = await measured(`http://127.0.0.1:${port}`, rooms, [], async () => undefined);
  bare.kill();
  await once(bare, 'exit');
  const ours = await measured(stage.portal.url, rooms, officers, (room, nth) => edit(stage, officers[0]!, room, nth));
  console.log(
    `bench fanout ratio=${(floor / ours).toFixed(2)} floor=${floor.toFixed(2)}ms ours=${ours.toFixed(2)}ms rooms=${rooms.length} others=${OTHERS}`,
  );
}

interface OpenRoom {
  caseId: string;
  outcomeId: string;
}
interface Officer {
  cookie: string;
  csrfToken: string;
}

/** Cases of one area, each with an outcome to write in. */
async function openRooms({ admin }: Stage): Promise<OpenRoom[]> {
  const { rows } = await admin.query<{ area: string }>(
    'select area_id as area from ehc_case group by 1 order by count(*) desc, 1 limit 1',
  );
  const client = await admin.connect();
  try {
    await client.query('set session_replication_role = replica');
    const made = await client.query<OpenRoom>(
      `insert into outcome (area_id, case_id, position, text, by, measure)
       select area_id, id, 1, 'Asha will ask for help.', 'July', 'Seen weekly' from ehc_case where area_id = $1 order by id limit $2
       returning id as "outcomeId", case_id as "caseId"`,
      [rows[0]!.area, ROOMS],
    );
    return made.rows;
  } finally {
    await client.query('set session_replication_role = origin');
    client.release();
  }
}

async function signedIn(stage: Stage, caseId: string, n: number): Promise<Officer> {
  const { cookie } = await officerOf(stage, caseId, n);
  const answer = await fetch(`${stage.portal.url}/api/v1/session`, { headers: { cookie } });
  return { cookie, ...((await answer.json()) as { csrfToken: string }) };
}

async function edit({ portal }: Stage, { cookie, csrfToken }: Officer, room: OpenRoom, nth: number): Promise<void> {
  const answer = await fetch(`${portal.url}/api/v1/cases/${room.caseId}/outcomes/${room.outcomeId}`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
    body: JSON.stringify({ steps: `Asha practises with a card, step ${nth}.` }),
  });
  if (!answer.ok) throw new Error(`An edit answered ${answer.status}`);
  await answer.text();
}

type Before = (room: OpenRoom, nth: number) => Promise<void>;

/** Of the deliveries of all edits, the slowest of a hundred, in milliseconds: the median of some rounds. */
async function measured(url: string, rooms: OpenRoom[], officers: Officer[], before: Before): Promise<number> {
  const lines = new Map<OpenRoom, Line[]>();
  for (const room of rooms)
    lines.set(
      room,
      await Promise.all(
        Array.from({ length: OTHERS + 1 }, (_, n) => Line.into(url, nameOf(room), officers[n]?.cookie)),
      ),
    );
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let n = 0; n < EDITS; n += 1) {
      const room = rooms[(n * 7) % rooms.length]!;
      const [writer, ...others] = lines.get(room)!;
      await before(room, round * EDITS + n);
      const began = performance.now();
      const heard = others.map(async (other) => {
        await other.hears('beside');
        times.push(performance.now() - began);
      });
      writer!.say('beside', { room: nameOf(room), place: `outcome-${room.outcomeId}`, saved: true });
      await Promise.all(heard);
    }
    rounds.push(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]!);
  }
  for (const line of [...lines.values()].flat()) line.close();
  return median(rounds);
}

const nameOf = ({ caseId }: OpenRoom) => `outcomes:${caseId}`;

/** A socket.io client reduced to what is needed here, so that ten thousand of them cost little. */
class Line {
  readonly #socket: WebSocket;
  #heard: ((event: string) => void) | undefined;

  private constructor(url: string, cookie: string | undefined) {
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: cookie ? { cookie } : {},
    });
    this.#socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      if (text === '2') this.#socket.send('3');
      else if (text.startsWith('42["')) this.#heard?.(text.slice(4, text.indexOf('"', 4)));
    });
  }

  /** In its room. @throws Error where the server does not let it in */
  static async into(url: string, room: string, cookie: string | undefined): Promise<Line> {
    const line = new Line(url, cookie);
    await once(line.#socket, 'open');
    const welcome = line.hears('welcome');
    line.#socket.send('40');
    await welcome;
    const watching = line.hears('watching');
    line.say('watch', { rooms: [room] });
    await watching;
    return line;
  }

  /** @throws Error after half a minute */
  hears(event: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Nobody said ${event}`)), 30_000);
      this.#heard = (each) => {
        if (each !== event) return;
        clearTimeout(late);
        resolve();
      };
    });
  }

  say(event: string, content: unknown): void {
    this.#socket.send(`42${JSON.stringify([event, content])}`);
  }

  close(): void {
    this.#socket.close();
  }
}

if (import.meta.main) {
  const stage = await setStage(Number(process.env.BENCH_REQUESTS ?? 600_000));
  try {
    await measureFanout(stage);
  } finally {
    await stage.clear();
  }
}
