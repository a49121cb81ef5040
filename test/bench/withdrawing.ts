import { once } from 'node:events';
import { io } from 'socket.io-client';
import { todayInLondon } from '#statute';
import { tellStories } from './asking.ts';
import { runNode, setStage, signIn, type Session, type Stage } from './stage.ts';
import { officerOf } from './workbench.ts';

const WITHDRAWALS = 20;
const AIM_MS = 1_000;

/**
 * Consent is taken back while somebody who was asked for advice has the request open: how long after the answer to that
 * until their page has heard of it, was read again, and shows the words no longer. Portal, worker and sockets as they are.
 */
export async function measureWithdrawing(stage: Stage): Promise<void> {
  await nothingIsLate(stage);
  const worker = runNode(['dist/apps/worker/src/main.js'], {
    APP_DATABASE_URL: stage.appUrl,
    WORKER_DATABASE_URL: stage.workerUrl,
    SESSION_SECRET: 'of the bench',
    REDIS_URL: stage.redisUrl,
    NODE_ENV: 'development',
  });
  await once(worker, 'message');
  try {
    const { reader, caseId, requestId } = await openRequest(stage, await signIn(stage, 20));
    await tellStories(stage, [{ session: reader, caseId }], 60);
    const { rows } = await stage.admin.query<{ words: string; agency: string }>(
      `select s.words, t.agency from statement s, team t where s.case_id = $1 and t.id = $2 and s.category = 'health' and s.words <> '' limit 1`,
      [caseId, reader.teamId],
    );
    const { words, agency } = rows[0]!;
    const decide = await decider(stage, caseId, agency);
    const page = async () =>
      (await fetch(`${stage.portal.url}/requests/${requestId}`, { headers: { cookie: reader.cookie } })).text();
    const socket = io(stage.portal.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: reader.cookie },
      forceNew: true,
    });
    await new Promise((done) => socket.once('welcome', done));
    socket.emit('watch', { rooms: [`case:${caseId}`] });
    await new Promise((done) => socket.once('watching', done));
    const times: number[] = [];
    for (let n = 0; n < WITHDRAWALS; n += 1) {
      if (!(await page()).includes(words)) throw new Error('The page does not show what was told');
      const { promise: gone, resolve } = Promise.withResolvers<number>();
      const look = async ({ topic }: { topic: string }) => {
        if (topic === 'sharing.changed' && !(await page()).includes(words)) resolve(performance.now());
      };
      socket.on('changed', look);
      await decide('refused');
      const answered = performance.now();
      times.push((await gone) - answered);
      socket.off('changed', look);
      await decide('agreed');
    }
    socket.disconnect();
    const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
    console.log(`bench withdrawal ratio=${(AIM_MS / p95).toFixed(2)} ms=${p95.toFixed(0)} withdrawals=${times.length}`);
  } finally {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }
}

/** The worker is to carry news, not thousands of reminders. */
async function nothingIsLate(stage: Stage): Promise<void> {
  await stage.admin.query(
    `begin; set local session_replication_role = replica; update advice_request set due_on = current_date + 60, sent_on = current_date, received_on = current_date; commit`,
  );
}

async function openRequest(stage: Stage, sessions: Session[]) {
  const { rows } = await stage.admin.query<{ teamId: string; caseId: string; requestId: string }>(
    `select team_id as "teamId", case_id as "caseId", id as "requestId" from advice_request
      where team_id = any ($1) and state in ('received', 'taken') limit 1`,
    [sessions.map(({ teamId }) => teamId)],
  );
  const [found] = rows;
  return { ...found!, reader: sessions.find(({ teamId }) => teamId === found!.teamId)! };
}

/** An officer who records what the family decided about its words on health. */
async function decider(stage: Stage, caseId: string, agency: string) {
  const { cookie } = await officerOf(stage, caseId, 1);
  const session = await fetch(`${stage.portal.url}/api/v1/session`, { headers: { cookie } });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  return async (answer: 'agreed' | 'refused') => {
    const said = await fetch(`${stage.portal.url}/api/v1/cases/${caseId}/sharing`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify({
        decidedBy: 'Her mother',
        discussedHow: 'By phone',
        discussedOn: todayInLondon(new Date()),
        confirmed: 'yes',
        answers: { health: { [agency]: answer } },
      }),
    });
    if (!said.ok) throw new Error(`Deciding answered ${said.status}: ${await said.text()}`);
  };
}

if (import.meta.main) {
  const stage = await setStage(Number(process.env.BENCH_REQUESTS ?? 10_000));
  try {
    await measureWithdrawing(stage);
  } finally {
    await stage.clear();
  }
}
