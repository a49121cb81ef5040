import type { Session, Stage } from './stage.ts';
import { setStage, signIn } from './stage.ts';

const STATEMENTS = Number(process.env.BENCH_STATEMENTS ?? 1_000_000);
/** As many as a long story has, and as many as the longest: of about 90 words each, in the cases that are asked about. */
const LONG = 60;
const LONGEST = 400;
const ASKED = 1_000;
/** How many people ask at the same time. */
const AT_ONCE = 4;

const questions = [
  'Which medicines does the child take at the moment, and since when?',
  'How are the nights at home, and does the child sleep through?',
  'What helps when the child is anxious before school?',
  'Has the child ever had a hearing test, and what did it show?',
  'Does the child have any alergies or difficulties with food?',
];

/**
 * The look into the record before a family is asked, as a professional of a team on the case makes it: row-level security
 * on, a million statements in the table. The time is from sending to the whole answer, so it bounds the portal's own.
 */
export async function measureAsking(stage: Stage): Promise<void> {
  const [sessions, [busy]] = [await signIn(stage, 20), await signIn(stage, 1, 120)];
  const cases = await Promise.all(sessions.map(async (session) => ({ session, caseId: await caseOf(stage, session) })));
  const longest = { session: busy!, caseId: await caseOf(stage, busy!) };
  await tellStories(stage, cases, LONG);
  await tellStories(stage, [longest], LONGEST);
  await fill(stage);
  console.log(
    `bench ask-again-search p95=${(await p95(stage, cases)).toFixed(1)}ms statements=${STATEMENTS} in-case=${LONG}`,
  );
  console.log(`bench ask-again-search-longest p95=${(await p95(stage, [longest])).toFixed(1)}ms in-case=${LONGEST}`);
}

export interface About {
  session: Session;
  caseId: string;
}

async function caseOf(stage: Stage, { teamId }: Session): Promise<string> {
  const { rows } = await stage.admin.query<{ case_id: string }>(
    'select case_id from participant where team_id = $1 limit 1',
    [teamId],
  );
  return rows[0]!.case_id;
}

const prose = `(select string_agg((array['takes','medicine','sleep','badly','school','friend','garden','brother','loud','noises','hears','reads','slowly','loves','trains','water','walks','hands','food','touch','morning','teacher','calm','holds','draws','asks','runs','hides','smiles','tired'])[1 + (random() * 29)::int], ' ') from generate_series(1, 90) w where s > 0)`;
const categories = `(array['history','strengths','communication','learning','friends-and-feelings','health','daily-life','home-and-family','hopes'])`;

/** Long stories in the cases that are asked about, shared with the agency of whoever asks. */
export async function tellStories(stage: Stage, about: About[], each: number): Promise<void> {
  await unaudited(stage, [
    `insert into statement (area_id, case_id, category, words, kind, told_by, told_on, recorded_by_id, recorded_at)
       select c.area_id, c.id, ${categories}[1 + s % 9], ${prose}, 'quoted', 'Her mother', current_date - s, c.officer_id, now()
         from ehc_case c, generate_series(1, ${each}) s where c.id in (${about.map(({ caseId }) => `'${caseId}'`).join()})`,
    `insert into sharing_decision (area_id, case_id, category, agency, answer, decided_as, decided_by, discussed_how, discussed_on, recorded_by_id, recorded_at)
       select c.area_id, c.id, k, t.agency, 'agreed', 'parent', 'Her mother', 'By phone', current_date, c.officer_id, now()
         from ehc_case c, unnest(${categories}) k, team t
        where (c.id, t.id) in (${about.map(({ caseId, session }) => `('${caseId}'::uuid, '${session.teamId}'::uuid)`).join()}) on conflict do nothing`,
  ]);
}

/** The rest of the million, over all cases, each category of each case shared with one agency. */
export async function fill(stage: Stage): Promise<void> {
  await unaudited(stage, [
    `insert into statement (area_id, case_id, category, words, kind, told_by, told_on, recorded_by_id, recorded_at)
       select c.area_id, c.id, ${categories}[1 + (c.n + s.s) % 9], 'What they told ' || c.n || ' of the ' || s.s || ' things that matter at home and at school every day.', 'quoted', 'A parent', current_date - s.s, c.officer_id, now()
         from (select *, row_number() over () as n from ehc_case) c, generate_series(1, 7) s
        limit ${STATEMENTS} - (select count(*) from statement)`,
    `insert into sharing_decision (area_id, case_id, category, agency, answer, decided_as, decided_by, discussed_how, discussed_on, recorded_by_id, recorded_at)
       select c.area_id, c.id, k, 'other', 'agreed', 'parent', 'A parent', 'By phone', current_date, c.officer_id, now() from ehc_case c, unnest(${categories}) k on conflict do nothing`,
    `update statement set lexemes = tsvector_to_array(to_tsvector('english', words)) where lexemes is null`,
    'analyze statement',
    'analyze sharing_decision',
  ]);
}

async function unaudited(stage: Stage, statements: string[]): Promise<void> {
  const client = await stage.admin.connect();
  try {
    await client.query('set session_replication_role = replica; set synchronous_commit = off');
    for (const each of statements) await client.query(each);
    await client.query('reset session_replication_role; reset synchronous_commit');
  } finally {
    client.release();
  }
}

/** Milliseconds within which 19 of 20 are answered. */
async function p95(stage: Stage, about: About[]): Promise<number> {
  const times: number[] = [];
  let next = 0;
  const ask = async (warm: boolean) => {
    const n = (next += 1);
    const { session, caseId } = about[n % about.length]!;
    const began = performance.now();
    const answer = await fetch(`${stage.portal.url}/api/v1/cases/${caseId}/questions/likely`, {
      method: 'POST',
      headers: { cookie: session.cookie, 'x-csrf-token': session.csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify({ words: questions[n % questions.length], category: 'health' }),
    });
    const { answers } = (await answer.json()) as { answers: unknown[] };
    if (!answer.ok || !answers.length) throw new Error(`Looking answered ${answer.status}, ${answers?.length} found`);
    if (!warm) times.push(performance.now() - began);
  };
  for (let n = 0; n < 20; n += 1) await ask(true);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = 0; n < ASKED / AT_ONCE; n += 1) await ask(false);
    }),
  );
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

if (import.meta.main) {
  const stage = await setStage(STATEMENTS);
  try {
    await measureAsking(stage);
  } finally {
    await stage.clear();
  }
}
