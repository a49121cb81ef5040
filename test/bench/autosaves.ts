import { adviceBodySchema, type AdviceBody } from '#advice';
import type { FloorWriting } from './floor.ts';
import type { Session, Stage } from './stage.ts';

/** How often a writer's page saves, in milliseconds: the shortest that the page itself would. */
const EVERY = 5000;

/** Somebody writing in a draft of 50 KB. Each save sends one field, and says what it held at the save before. */
export interface Writer {
  save(): Promise<number>;
}

/** One draft of 50 KB for each session that has an open request, and what saving it writes with nothing around it. */
export async function writersOf(
  stage: Stage,
  sessions: Session[],
): Promise<{ writers: Writer[]; writings: FloorWriting[] }> {
  const writers: Writer[] = [];
  const writings: FloorWriting[] = [];
  const taken: string[] = [];
  for (const session of sessions) {
    const { rows } = await stage.admin.query<{ id: string; case_id: string; area_id: string }>(
      `select id, case_id, area_id from advice_request where team_id = $1 and state in ('received', 'taken') and id <> all($2) order by id limit 1`,
      [session.teamId, taken],
    );
    const [request] = rows;
    if (!request) continue;
    taken.push(request.id);
    const started = await send(stage, session, request.id, { body: draft });
    writers.push(writer(stage, session, request.id, started.was));
    writings.push(writingOf(session, request));
  }
  return { writers, writings };
}

/** The time of the slowest of twenty saves, in milliseconds, as the writer's side sees it, while everybody saves every few seconds. */
export async function slowestOfTwenty(writers: Writer[], seconds: number): Promise<number> {
  const times: number[] = [];
  const until = Date.now() + seconds * 1000;
  await Promise.all(
    writers.map(async ({ save }, n) => {
      await pause((EVERY * n) / writers.length);
      while (Date.now() < until) {
        const took = await save();
        times.push(took);
        await pause(EVERY - took);
      }
    }),
  );
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

/** Saves per second when each writer saves again at once, sixteen of them at a time. */
export async function saveRate(writers: Writer[], each: number): Promise<number> {
  const started = performance.now();
  await Promise.all(
    writers.slice(0, 16).map(async ({ save }) => {
      for (let n = 0; n < each; n += 1) await save();
    }),
  );
  return (Math.min(writers.length, 16) * each * 1000) / (performance.now() - started);
}

function writer(stage: Stage, session: Session, request: string, was: Record<string, string>): Writer {
  let mark = was.strengths ?? '';
  let count = 0;
  return {
    save: async () => {
      count += 1;
      const began = performance.now();
      const body = { strengths: `${paragraph} ${count}` };
      const answer = await send(stage, session, request, { body, was: { strengths: mark } });
      if (answer.collided.length) throw new Error('A save met another of the same writer');
      mark = answer.was.strengths!;
      return performance.now() - began;
    },
  };
}

async function send(stage: Stage, { cookie, csrfToken }: Session, request: string, edit: object) {
  const answer = await fetch(`${stage.portal.url}/api/v1/requests/${request}/draft`, {
    method: 'PUT',
    headers: { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
    body: JSON.stringify(edit),
  });
  if (!answer.ok) throw new Error(`Saving answered ${answer.status}`);
  return (await answer.json()) as { was: Record<string, string>; collided: string[] };
}

/** What a save reads and writes, statement by statement. */
function writingOf(session: Session, request: { id: string; case_id: string; area_id: string }): FloorWriting {
  const { id, case_id: caseId, area_id: areaId } = request;
  const line = { action: 'advice.draft-saved', areaId, caseId, subjectId: id, details: { edition: 1 } };
  return {
    claim: session.claim,
    statements: [
      { sql: 'select * from advice_request where id = $1 for update', parameters: [id] },
      { sql: 'select * from contribution where request_id = $1 order by edition desc limit 1', parameters: [id] },
      {
        sql: 'update contribution set body = $1, draft_version = draft_version + 1, saved_by_id = $2, saved_at = now() where request_id = $3',
        parameters: [JSON.stringify(draft), session.claim.personId, id],
      },
      { sql: 'select audit_append($1::jsonb)', parameters: [JSON.stringify([line])] },
    ],
    body: JSON.stringify({ draftVersion: 2, savedAt: new Date(), words: 'Saved 14:02', was: {}, collided: [] }),
  };
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, Math.max(0, milliseconds)));

const words =
  'Asha understands short sentences about what she can see and loses the thread when talk moves to things that are not there in class with a friend beside her or at home after school while others wait'.split(
    ' ',
  );
let at = 1;
/** Sentences of so many words that do not repeat each other: what repeats itself is stored in next to nothing. */
const prose = (length: number) =>
  Array.from({ length }, () => words[(at = (at * 48_271) % 2_147_483_647) % words.length]).join(' ');
const paragraph = prose(20);

/** About 50 KB, as the longest that anybody writes. */
const draft: AdviceBody = adviceBodySchema.parse({
  involvement: prose(800),
  strengths: paragraph,
  needs: Array.from({ length: 12 }, (_, n) => ({ key: `n${n}`, text: prose(240) })),
  outcomes: Array.from({ length: 12 }, (_, n) => ({ key: `o${n}`, text: prose(120), needs: [`n${n}`] })),
  provision: Array.from({ length: 12 }, (_, n) => ({ key: `p${n}`, text: prose(300), outcomes: [`o${n}`] })),
});
