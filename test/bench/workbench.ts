import { agencies, hashPassword } from '#identity';
import type { Stage } from './stage.ts';
import { setStage } from './stage.ts';

/** Eight pieces of advice with 60 proposals, half of them placed in 15 outcomes, as in a full case. */
const ADVICE = 8;
const PROPOSALS = 60;
const OUTCOMES = 15;
const OPENINGS = 200;
const AIM_MS = 150;

const sentence =
  'Asha will tell an unfamiliar adult what she needs, by speech, card or writing, before it becomes too much for her';

/**
 * How long an officer waits for the workbench of a full case: from sending to the whole answer, one opening after another,
 * so it bounds the server's own time.
 */
export async function measureWorkbench(stage: Stage): Promise<void> {
  const caseId = await fullCase(stage);
  const { cookie } = await officerOf(stage, caseId);
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < OPENINGS + 20; n += 1) {
    const began = performance.now();
    const answer = await fetch(`${stage.portal.url}/cases/${caseId}/outcomes`, { headers: { cookie } });
    const html = await answer.text();
    if (n >= 20) times.push(performance.now() - began);
    if (!answer.ok || html.split('data-moving').length - 1 < PROPOSALS)
      throw new Error(`Section E answered ${answer.status}`);
    bytes = html.length;
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
  console.log(
    `bench workbench ratio=${(AIM_MS / p95).toFixed(2)} p95=${p95.toFixed(1)}ms proposals=${PROPOSALS} kilobytes=${Math.round(bytes / 1024)}`,
  );
}

/** An officer of the area of a case, signed in. */
export async function officerOf(stage: Stage, caseId: string, n = 0): Promise<{ cookie: string }> {
  const email = `officer${n}-${caseId}@bench.example`;
  const { rows } = await stage.admin.query<{ id: string }>(
    'insert into person (name, email, password_hash) values ($1, $2, $3) returning id',
    [`Officer ${n}`, email, await (hash ??= hashPassword('bench'))],
  );
  await stage.admin.query(
    `insert into membership (person_id, organisation_id, role, area_id)
       select $1, o.organisation_id, 'case-officer', c.area_id from ehc_case c join organisation_area o on o.area_id = c.area_id where c.id = $2 limit 1`,
    [rows[0]!.id, caseId],
  );
  const answer = await fetch(`${stage.portal.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email, password: 'bench' }),
  });
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
}
let hash: Promise<string> | undefined;

async function fullCase(stage: Stage): Promise<string> {
  const { admin } = stage;
  const client = await admin.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rows: cases } = await client.query<{ id: string; area_id: string }>(
      'select id, area_id from ehc_case limit 1',
    );
    const { id: caseId, area_id: area } = cases[0]!;
    const { rows: requests } = await client.query<{ id: string; team_id: string; source: string }>(
      'select id, team_id, source from advice_request where case_id = $1 and team_id is not null limit $2',
      [caseId, ADVICE],
    );
    const outcomes: string[] = [];
    for (let n = 0; n < OUTCOMES; n += 1) {
      const { rows } = await client.query<{ id: string }>(
        `insert into outcome (area_id, case_id, position, text, by, measure) values ($1, $2, $3, $4, 'July', 'Seen weekly') returning id`,
        [area, caseId, n + 1, `${sentence} (${n}).`],
      );
      outcomes.push(rows[0]!.id);
    }
    let at = 0;
    for (let n = 0; n < ADVICE; n += 1) {
      const request = requests[n % requests.length]!;
      const keys = Array.from({ length: Math.ceil((PROPOSALS - at) / (ADVICE - n)) }, (_, k) => `o${k}`);
      const words = (key: string) => `${sentence}, as ${agencies[n % agencies.length]} ${n} proposes it in ${key}.`;
      const body = {
        ...{
          involvement: '',
          contacts: [],
          earlierReports: '',
          strengths: '',
          noNeeds: '',
          monitoring: '',
          sources: '',
          particular: {},
        },
        author: { name: `Author ${n}`, role: 'specialist', registration: '' },
        needs: keys.map((key) => ({ key, area: 'cognition-and-learning', text: `Need: ${words(key)}`, section: 'B' })),
        outcomes: keys.map((key) => ({ key, text: words(key), by: 'July', measure: 'Seen weekly', needs: [key] })),
        provision: keys.map((key) => ({
          ...{ key, text: `Help with it: ${words(key)}`, outcomes: [key], section: 'F', who: 'a teacher' },
          ...{ skill: '', group: '', frequency: '45 minutes a week', duration: '', reviewed: '' },
        })),
      };
      const reused = n >= requests.length;
      const { rows: own } = reused
        ? await client.query<{ id: string }>(
            `insert into advice_request (area_id, case_id, reference, year_group, source, duty, rule, reason, organisation_id, team_id, state, sent_on, due_on)
               select area_id, case_id, reference, year_group, source, 'B5 more ' || $2, rule, reason, organisation_id, team_id, 'accepted', sent_on, due_on from advice_request where id = $1 returning id`,
            [request.id, n],
          )
        : { rows: [request] };
      await client.query(`update advice_request set state = 'accepted' where id = $1`, [own[0]!.id]);
      const { rows: given } = await client.query<{ id: string }>(
        `insert into contribution (area_id, case_id, request_id, team_id, edition, state, body, saved_by_id, saved_at, submitted_at, hash)
           select $1, $2, $3, $4, 1, 'submitted', $5, officer_id, now(), now() - $6 * interval '1 minute', 'x' from ehc_case where id = $2 returning id`,
        [area, caseId, own[0]!.id, request.team_id, JSON.stringify(body), n],
      );
      for (const key of keys) {
        const { rows } = await client.query<{ id: string }>(
          `insert into proposed_outcome (area_id, case_id, contribution_id, team_id, source, key, text, by, measure) values ($1, $2, $3, $4, $5, $6, $7, 'July', 'Seen weekly') returning id`,
          [area, caseId, given[0]!.id, request.team_id, request.source, key, words(key)],
        );
        if (at % 2)
          await client.query(
            `insert into outcome_source (area_id, case_id, proposal_id, outcome_id, use, decided_by_id, decided_at)
               select $1, $2, $3, $4, 'joined', officer_id, now() from ehc_case where id = $2`,
            [area, caseId, rows[0]!.id, outcomes[(at >> 1) % OUTCOMES]],
          );
        at += 1;
      }
    }
    await client.query('set session_replication_role = origin');
    await client.query('analyze');
    return caseId;
  } finally {
    client.release();
  }
}

if (import.meta.main) {
  const stage = await setStage(Number(process.env.BENCH_REQUESTS ?? 10_000));
  try {
    await measureWorkbench(stage);
  } finally {
    await stage.clear();
  }
}
