import { hashPassword } from '#identity';
import { addDays, civilDate, oneMeeting, type MeetingFacts } from '#statute';
import { setStage, type Stage } from './stage.ts';

const CHILDREN = 1_500;
const AUTHORITIES = 40;
/** The authority that looks after all of them. */
const HOME = '153';
const ASKED = 200;

/**
 * The home of a virtual school head: 1,500 children in 40 authorities with seven meetings each, row-level security on. The
 * time is from asking to the whole page, one at a time, so it bounds the portal's own.
 */
export async function measureLookedAfter(stage: Stage): Promise<void> {
  const cookie = await headOf(stage);
  const times: number[] = [];
  for (let n = 0; n < ASKED + 20; n += 1) {
    const began = performance.now();
    const answer = await fetch(`${stage.portal.url}/looked-after`, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok || !text.includes(`${CHILDREN} children`)) throw new Error(`The list answered ${answer.status}`);
    if (n >= 20) times.push(performance.now() - began);
  }
  console.log(`bench vsh-dashboard p95=${p95(times).toFixed(1)}ms children=${CHILDREN} authorities=${AUTHORITIES}`);
}

/** Twelve months, four meetings, ten people with notice and absences: once where there are days, once where there is none. */
export function measureMeetingFinder(): void {
  const today = civilDate('2026-01-05');
  const away = (nth: number) =>
    [0, 90, 200].map((days) => ({ from: addDays(today, days + nth), to: addDays(today, days + nth + 6) }));
  const facts: MeetingFacts = {
    today,
    holidays: [40, 85, 140, 200, 290].map((days) => ({ from: addDays(today, days), to: addDays(today, days + 9) })),
    meetings: [
      { what: 'the annual review', rule: 'I1', by: addDays(today, 330), hasPapers: true },
      { what: 'the looked-after review', rule: 'K3', by: addDays(today, 170) },
      { what: 'the personal education plan', rule: 'K2', from: addDays(today, 86), by: addDays(today, 238) },
      { what: 'the child in need review', rule: 'I12', by: addDays(today, 160) },
    ],
    invited: Array.from({ length: 10 }, (_, nth) => ({ name: `person ${nth}`, workingDays: 5 + nth, away: away(nth) })),
  };
  const none = { ...facts, meetings: [...facts.meetings, { what: 'another', rule: 'K3', by: addDays(today, 20) }] };
  const times = Array.from({ length: 200 }, (_, nth) => {
    const began = performance.now();
    const found = oneMeeting(nth % 2 ? none : facts);
    if (nth % 2 ? !found.conflict.length : !found.days.length) throw new Error('The finder found nothing');
    return performance.now() - began;
  });
  console.log(`bench meeting-finder p95=${p95(times).toFixed(1)}ms months=12`);
}

const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;

/** Fills in the children and signs the virtual school head in. */
async function headOf({ admin, portal }: Stage): Promise<string> {
  const client = await admin.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into looked_after_period (area_id, case_id, authority_id, since, placement, placed_in_id, plan_issued_on)
         select c.area_id, c.id, $1, current_date - 400 - c.n::int % 500, 'foster-care', c.area_id, case when c.n % 3 = 0 then current_date - 200 end
           from (select *, row_number() over (order by id) as n from ehc_case where area_id <= lpad($2::text, 3, '0')) c limit $3`,
      [HOME, AUTHORITIES, CHILDREN],
    );
    await client.query(
      `insert into looked_after_meeting (area_id, case_id, period_id, kind, "on", is_held, recorded_by_id, recorded_at)
         select l.area_id, l.case_id, l.id, k, current_date - 30 * n, n > 0, (select id from person limit 1), now()
           from looked_after_period l, unnest(array['looked-after-review', 'pep', 'annual-review', 'health-plan']) k, generate_series(-1, 1) n
          where k <> 'health-plan' or n = 1`,
    );
    for (const table of ['looked_after_period', 'looked_after_meeting']) await client.query(`analyze ${table}`);
    const hash = await hashPassword('bench');
    await client.query(
      `with p as (insert into person (name, email, password_hash) values ('A head', 'head@bench.example', $1) returning id)
       insert into membership (person_id, organisation_id, area_id, role) select p.id, (select id from organisation limit 1), $2, 'virtual-school-head' from p`,
      [hash, HOME],
    );
    await client.query('reset session_replication_role');
  } finally {
    client.release();
  }
  const answer = await fetch(`${portal.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: 'head@bench.example', password: 'bench' }),
  });
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

if (import.meta.main) {
  measureMeetingFinder();
  const stage = await setStage(42_000);
  try {
    await measureLookedAfter(stage);
  } finally {
    await stage.clear();
  }
}
