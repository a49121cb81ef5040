import pg from 'pg';
import { circumstancesSchema } from '#cases';

/** Teams per authority, and requests per case, as in a national year (docs: one request in seven is a case). */
const TEAMS_PER_AREA = 40;
const REQUESTS_PER_CASE = 7;
const AREAS = 153;
export const TEAMS = AREAS * TEAMS_PER_AREA;
/** A team with so much to do that its queue is hundreds of pages deep. */
export const BUSY = { team: 240, requests: 12_000 };

/**
 * Fills a migrated database with invented cases and `requests` requests for advice in 153 areas, set by set. Triggers are
 * off while it loads (the rows need no audit entries to be measured against); the statistics are fresh afterwards.
 */
export async function populate(adminUrl: string, requests: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query("set synchronous_commit = off; set work_mem = '256MB'");
    for (const step of steps(Math.ceil(requests / REQUESTS_PER_CASE))) await client.query(step);
    await client.query('set session_replication_role = origin');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

const CIRCUMSTANCES = JSON.stringify(circumstancesSchema.parse({}));

/** A uuid made of a kind and a number, so that rows can point at each other without being looked up. */
const key = (kind: number, number: string) =>
  `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const area = (number: string) => `lpad(((${number}) % ${AREAS} + 1)::text, 3, '0')`;
const team = (areaNumber: string, n: string) => key(2, `(${areaNumber}) * ${TEAMS_PER_AREA} + ${n}`);
const AGENCIES = `(array['education','health','educational-psychology','social-care','youth-justice','virtual-school','health'])`;

function steps(cases: number): string[] {
  const allCases = `generate_series(0, ${cases - 1}) c`;
  const teamOf = team(`c % ${AREAS}`, `((c / ${AREAS}) * 7 + k * 5 + c % 3) % ${TEAMS_PER_AREA}`);
  return [
    `insert into area (id, name) select ${area('a')}, 'Area ' || a from generate_series(0, ${AREAS - 1}) a`,
    `insert into organisation (id, name, kind) select ${key(1, 'a')}, 'Service ' || a, 'local-authority' from generate_series(0, ${AREAS - 1}) a`,
    `insert into organisation_area (area_id, organisation_id) select ${area('a')}, ${key(1, 'a')} from generate_series(0, ${AREAS - 1}) a`,
    `insert into team (id, organisation_id, name, agency, email)
       select ${team('a', 't')}, ${key(1, 'a')}, 'Team ' || t, ${AGENCIES}[t % 7 + 1], 'team' || t || '@area' || a || '.example'
         from generate_series(0, ${AREAS - 1}) a, generate_series(0, ${TEAMS_PER_AREA - 1}) t`,
    `insert into person (id, name, email) select ${key(3, 'p')}, 'Person ' || p, 'person' || p || '@bench.example' from generate_series(0, ${AREAS * TEAMS_PER_AREA - 1}) p`,
    `insert into membership (id, person_id, organisation_id, team_id, role)
       select ${key(4, 'p')}, ${key(3, 'p')}, ${key(1, `p / ${TEAMS_PER_AREA}`)}, ${key(2, 'p')}, 'contributor'
         from generate_series(0, ${AREAS * TEAMS_PER_AREA - 1}) p`,
    `insert into child (id, area_id, given_name, family_name, born, sex)
       select ${key(5, 'c')}, ${area('c')}, 'Given' || c % 997, 'Family' || c % 9973, date '2012-01-01' + c % 4000, 'female' from ${allCases}`,
    `insert into ehc_case (id, area_id, reference, child_id, state, requested_on, requested_by, requester_name, circumstances, officer_id)
       select ${key(6, 'c')}, ${area('c')}, 'EHC-B-' || c, ${key(5, 'c')}, 'assessing', current_date - c % 130, 'parent', 'A parent', '${CIRCUMSTANCES}', ${key(3, '0')} from ${allCases}`,
    `insert into participant (area_id, case_id, part, team_id)
       select distinct ${area('c')}, ${key(6, 'c')}, 'adviser', ${teamOf} from ${allCases}, generate_series(0, ${REQUESTS_PER_CASE - 1}) k`,
    `insert into advice_request (id, area_id, case_id, reference, year_group, source, duty, rule, reason, organisation_id, team_id, state, sent_on, received_on, received_how, due_on)
       select ${key(7, `c * ${REQUESTS_PER_CASE} + k`)}, ${area('c')}, ${key(6, 'c')}, 'EHC-B-' || c, 'Year 4', ${AGENCIES}[k + 1], 'B5 ' || k, 'B5', 'Advice is always sought.',
              ${key(1, `c % ${AREAS}`)}, ${teamOf},
              (array['received', 'taken', 'sent', 'submitted', 'accepted'])[(c + k) % 5 + 1],
              current_date - 40 + c % 30, current_date - 40 + c % 30, 'opened', current_date + 2 + c % 30
         from ${allCases}, generate_series(0, ${REQUESTS_PER_CASE - 1}) k`,
    `insert into participant (area_id, case_id, part, team_id)
       select ${area('c')}, ${key(6, 'c')}, 'adviser', ${key(2, `${BUSY.team}`)} from ${allCases} where c < ${BUSY.requests}
          and not exists (select 1 from participant p where p.case_id = ${key(6, 'c')} and p.team_id = ${key(2, `${BUSY.team}`)})`,
    `insert into advice_request (id, area_id, case_id, reference, year_group, source, duty, rule, reason, organisation_id, team_id, state, sent_on, received_on, received_how, due_on)
       select ${key(8, 'n')}, ${area(`n % ${cases}`)}, ${key(6, `n % ${cases}`)}, 'EHC-B-' || n % ${cases}, 'Year 4', 'health', 'B5 health', 'B5', 'Advice is always sought.',
              ${key(1, `${Math.floor(BUSY.team / TEAMS_PER_AREA)}`)}, ${key(2, `${BUSY.team}`)}, 'received',
              current_date - 40 + n % 30, current_date - 40 + n % 30, 'opened', current_date + 2 + n % 300
         from generate_series(0, ${BUSY.requests - 1}) n`,
  ];
}

/** The person and membership that belong to the n-th team. */
export const personOf = (n: number) => ({ personId: uuid(3, n), membershipId: uuid(4, n), teamId: uuid(2, n) });

function uuid(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
