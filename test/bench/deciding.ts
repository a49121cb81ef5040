import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Verdicts, type Item } from '#disclosure';
import { become, type Actor } from '#identity';
import { Clock, ormOptions } from '#platform';
import { fill, tellStories, type About } from './asking.ts';
import { median, say } from './rate.ts';
import type { Session, Stage } from './stage.ts';
import { setStage, signIn } from './stage.ts';

const STATEMENTS = Number(process.env.BENCH_STATEMENTS ?? 1_000_000);
const ITEMS = 200;
const CASES = 20;
const ROUNDS = 5;
const EACH = 200;
const READINGS = 1_000;
/** How many people read at the same time. */
const AT_ONCE = 4;

type Asked = Item & { id: string; caseId: string };

/** What a reader waits for: verdicts on 200 items against one SQL that finds the same, and a family's whole record. */
export async function measureDeciding(stage: Stage): Promise<void> {
  const [session] = (await signIn(stage, 1, 21)) as [Session];
  const about = await casesOf(stage, session);
  await tellStories(stage, about, Math.ceil(ITEMS / about.length));
  await compareDeciding(stage, session, await itemsOf(stage, about));
  const [longer, longest] = [about.slice(1), about.slice(0, 1)];
  await tellStories(stage, longer, 50);
  await tellStories(stage, longest, 390);
  for (const [id, read] of [
    ['record-page', longer],
    ['record-page-longest', longest],
  ] as const) {
    const { p95, statements } = await readRecords(stage, read);
    console.log(`bench ${id} p95=${p95.toFixed(1)}ms statements=${STATEMENTS} in-case=${statements}`);
  }
}

/** Cases of one team: what somebody has before them. */
async function casesOf(stage: Stage, session: Session): Promise<About[]> {
  const { rows } = await stage.admin.query<{ caseId: string }>(
    'select case_id as "caseId" from participant where team_id = $1 order by case_id limit $2',
    [session.teamId, CASES],
  );
  return rows.map(({ caseId }) => ({ session, caseId }));
}

async function itemsOf(stage: Stage, about: About[]): Promise<Asked[]> {
  const { rows } = await stage.admin.query<Asked>(
    `select id, case_id as "caseId", category, restricted, only_teller as "onlyTeller", teller_id as teller
       from statement where case_id = any($1) order by case_id, id limit $2`,
    [about.map(({ caseId }) => caseId), ITEMS],
  );
  return rows;
}

/**
 * Ours against the least that would do the same: the same transaction and row-level security through plain pg, and one
 * statement that finds by index the decision that counts for each item, what the law allows, and the leave to read.
 */
async function compareDeciding(stage: Stage, session: Session, items: Asked[]): Promise<void> {
  const orm = await MikroORM.init(await ormOptions(stage.appUrl, 2));
  const pool = new pg.Pool({ connectionString: stage.appUrl, max: 2 });
  const ours = async () => {
    const { verdicts } = await decideAll(orm.em, session, items);
    return verdicts.filter(({ may }) => may).length;
  };
  const floor = () => decideBySql(pool, session, items);
  try {
    const [one, all] = [await decideAll(orm.em, session, items.slice(0, 1)), await decideAll(orm.em, session, items)];
    const [may, found] = [await ours(), await floor()];
    if (one.queries !== all.queries) throw new Error(`One item needs ${one.queries} queries, all ${all.queries}`);
    if (!may || may !== found) throw new Error(`${may} of ${items.length} may be read, the floor finds ${found}`);
    const rates = { floor: [] as number[], ours: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.floor.push(await rateOf(floor));
      rates.ours.push(await rateOf(ours));
    }
    say('decide-200', median(rates.floor), median(rates.ours));
    console.log(`bench decide-200-queries items=${items.length} queries=${all.queries} may=${may}`);
  } finally {
    await pool.end();
    await orm.close();
  }
}

function decideAll(em: EntityManager, { claim }: Session, items: Asked[]) {
  return em.fork().transactional(async (inside) => {
    const actor = (await become(inside, claim)) as Actor;
    let queries = 0;
    const counted = {
      execute: (...given: Parameters<EntityManager['execute']>) => {
        queries += 1;
        return inside.execute(...given);
      },
    } as EntityManager;
    const verdicts = await new Verdicts(counted, new Clock()).on(actor, items);
    return { verdicts, queries };
  });
}

const today = `((now() at time zone 'Europe/London')::date)`;
const decided = `
  with item as (select * from unnest($1::uuid[], $2::text[], $3::bool[]) with ordinality as item (case_id, category, restricted, n)),
  part as (
    select p.case_id, case p.part when 'adviser' then 'assessment' else 'support' end as purpose, k.born,
           june - ((extract(isodow from june)::int + 2) % 7) as school_age_ends
      from participant p join ehc_case c on c.id = p.case_id join child k on k.id = c.child_id,
           make_date(extract(year from k.born)::int - case when extract(month from k.born) < 9 then 1 else 0 end + 17, 6, 30) june
     where p.case_id = any ($1) and p.team_id = $4 and (p.ended_on is null or p.ended_on > ${today})),
  counting as (
    select distinct on (d.case_id, d.category) d.case_id, d.category, d.answer = 'agreed' and (d.until is null or d.until >= ${today}) as may
      from sharing_decision d join part on part.case_id = d.case_id
     where d.case_id = any ($1) and (d.agency = $5 or d.recipient_person_id = $6) and d.purpose = part.purpose
       and (d.decided_as = 'parent') = (d.discussed_on <= part.school_age_ends)
     order by d.case_id, d.category, d.recipient_person_id is null, d.discussed_on desc, d.recorded_at desc, d.id desc),
  allowed as (
    select w.case_id, w.categories from sharing_without_agreement w
     where w.case_id = any ($1) and (w.agency = $5 or w.recipient_person_id = $6) and w.ended_at is null and (w.until is null or w.until >= ${today})),
  leave as (
    select g.case_id from restricted_grant g where g.case_id = any ($1) and (g.team_id = $4 or g.person_id = $6)
       and g.approved_by_id is not null and g.ended_at is null and g.until >= ${today})
  select item.n, case when item.restricted then exists (select 1 from leave where leave.case_id = item.case_id)
                      else coalesce(counting.may, false) or exists (select 1 from allowed a where a.case_id = item.case_id and item.category = any (a.categories)) end as may
    from item join part on part.case_id = item.case_id
    left join counting on counting.case_id = item.case_id and counting.category = item.category order by item.n`;

async function decideBySql(pool: pg.Pool, { claim, teamId }: Session, items: Asked[]): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: actors } = await client.query<{ agency: string }>('select * from become($1, $2, $3)', [
      claim.personId,
      claim.membershipId,
      claim.epoch,
    ]);
    const { rows } = await client.query<{ may: boolean }>(decided, [
      items.map(({ caseId }) => caseId),
      items.map(({ category }) => category),
      items.map(({ restricted }) => restricted),
      teamId,
      actors[0]!.agency,
      claim.personId,
    ]);
    await client.query('commit');
    return rows.filter(({ may }) => may).length;
  } finally {
    client.release();
  }
}

async function rateOf(shot: () => Promise<number>): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < EACH; n += 1) await shot();
  return (EACH * 1000) / (performance.now() - began);
}

/** The family's record as a professional of a team on the case reads it, from sending to the whole answer. */
async function readRecords(stage: Stage, about: About[]): Promise<{ p95: number; statements: number }> {
  const times: number[] = [];
  let statements = 0;
  let next = 0;
  const read = async (isCounted: boolean) => {
    const { session, caseId } = about[(next += 1) % about.length]!;
    const began = performance.now();
    const answer = await fetch(`${stage.portal.url}/api/v1/cases/${caseId}/statements`, {
      headers: { cookie: session.cookie },
    });
    const { told } = (await answer.json()) as { told: { statements: unknown[] }[] };
    if (isCounted) times.push(performance.now() - began);
    if (!answer.ok || !told.length) throw new Error(`The record answered ${answer.status}`);
    statements = told.flatMap((each) => each.statements).length;
  };
  for (let n = 0; n < 2 * CASES; n += 1) await read(false);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = 0; n < READINGS / AT_ONCE; n += 1) await read(true);
    }),
  );
  return { p95: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!, statements };
}

if (import.meta.main) {
  const stage = await setStage(STATEMENTS);
  try {
    await fill(stage);
    await measureDeciding(stage);
  } finally {
    await stage.clear();
  }
}
