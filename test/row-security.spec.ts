import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopes, type Claim, type Scope } from '#identity';
import { londonDay } from '#platform';
import { Connections } from './acting.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { factories, readCatalogue, type Factory, type Row } from './factories/index.ts';

/** Who belongs where, and where each chain ends: they name an area and hold nothing about a child. */
const directory = ['area', 'school_holiday', 'organisation_area', 'membership', 'audit_head'];
/** What a team writes before it submits, a family before it tells, social care for itself, and why somebody restricted what: no other officer sees it. */
const ofTheTeam = [
  'earlier_draft',
  'sign_off',
  'story_draft',
  'section17',
  'section17_text',
  'social_care_fact',
  'section47',
  'restriction',
];
/** What may be deleted, because it can be made again or is kept elsewhere. */
const deletable = { ehc_app: ['outcome', 'outcome_source', 'plan_line'], ehc_worker: ['handled_request', 'outbox'] };
/** What the worker reads without a person behind it: which requests fall due, which cases have ended, which families a question waits for. */
const readByWorker = [
  'advice_request',
  'advice_reuse',
  'attachment',
  'ehc_case',
  'family_question',
  'participant',
  'plan_document',
];

/** Views that show whoever acts as an officer the rows of their own area, with their owner’s rights. */
const ofOfficers = [
  ...['officer_case', 'officer_request', 'officer_reply', 'officer_reuse'],
  ...['officer_reuse_answer', 'officer_chase', 'officer_hidden', 'officer_unentered_report'],
];

/** What an officer sees only once it was submitted. */
const whenSubmitted: Record<string, Record<string, unknown>> = {
  contribution: { state: 'submitted' },
  attachment: { submittedAt: '2026-03-02T10:00:00.000Z' },
};

const THERE = '999';

let database: TestDatabase;
let make: Factory;
let app: Connections;
let worker: Connections;
/** Every table that holds something about a child, and a row of each in area 999. */
let tables: string[];
const there = new Map<string, Row>();

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  app = new Connections(database.appUrl);
  worker = new Connections(database.workerUrl);
  const catalogue = await readCatalogue(database.admin);
  tables = [...catalogue].flatMap(([table, columns]) => {
    const about = columns.some(({ name }) => name === 'case_id' || name === 'area_id') || table === 'child';
    return about && !directory.includes(table) ? [table] : [];
  });
  for (const table of tables) there.set(table, await make.row(table, { areaId: THERE, ...whenSubmitted[table] }));
});
afterAll(async () => {
  await Promise.all([app.end(), worker.end()]);
  await database.drop();
});

const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;

describe('the schema', () => {
  it('forces row-level security on every table about a child', async () => {
    expect(tables).toEqual(
      expect.arrayContaining(['child', 'ehc_case', 'statement', 'contribution', 'plan_version', 'audit_entry']),
    );
    const open = await ask(
      `select relname from pg_class where relname = any ($1) and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)`,
      [tables],
    );
    expect(open).toEqual([]);
  });

  it('lets the portal read no table that hangs on one of them and has no row-level security of its own', async () => {
    const hanging = await ask(
      `select distinct c.relname from pg_constraint f join pg_class c on c.oid = f.conrelid
        where f.contype = 'f' and f.confrelid::regclass::text = any ($1) and not c.relforcerowsecurity
          and has_table_privilege('ehc_app', c.oid, 'select, insert, update, delete')`,
      [tables],
    );
    expect(hanging).toEqual([]);
  });

  it('has no view or function that answers with its owner’s rights, but the few that must', async () => {
    const definers = await ask<{ name: string }>(
      `select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1`,
    );
    expect(definers.map(({ name }) => name)).toEqual([
      'attachment_of_its_request',
      'audit_append',
      'become',
      'belong_together',
      'calendar_of',
      'detention_goes_on',
      'end_guest',
      'end_invitations',
      'end_part',
      'has_part',
      'invite_adviser',
      'invite_guest',
      'is_granted',
      'lift_restriction',
      'looked_after_facts',
      'move_release',
      'name_establishment',
      'note_refusal',
      'require_audit',
      'restrict_statement',
      'shared_categories',
      'with_social_care',
    ]);
    const unfixed = await ask(
      `select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and coalesce(proconfig::text, '') not like '%search_path=%'`,
    );
    expect(unfixed).toEqual([]);
    const views = await ask<{ relname: string }>(
      `select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace and coalesce(reloptions::text, '') not like '%security_invoker=true%'
         and not exists (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')`,
    );
    expect(views.map(({ relname }) => relname).toSorted()).toEqual([...ofOfficers, 'shared_with_team'].toSorted());
  });

  it('demands an audit entry for every write to one of them', async () => {
    const unaudited = await ask(
      `select c.relname from pg_class c where c.relname = any ($1) and c.relnamespace = 'public'::regnamespace and c.relname <> 'audit_entry'
         and not exists (select 1 from pg_trigger t join pg_proc f on f.oid = t.tgfoid
                          where t.tgrelid = c.oid and f.proname = 'require_audit' and t.tgenabled = 'O' and t.tgtype & 28 = 28)`,
      [tables],
    );
    expect(unaudited).toEqual([]);
  });
});

describe.each(['ehc_app', 'ehc_worker'] as const)('the role %s', (role) => {
  it('owns nothing, bypasses nothing and belongs to no other role', async () => {
    const [rights] = await ask(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              exists (select 1 from pg_auth_members m where m.member = r.oid) as belongs,
              exists (select 1 from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owns,
              has_schema_privilege(r.oid, 'public', 'create') as creates
         from pg_roles r where rolname = $1`,
      [role],
    );
    expect(rights).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      belongs: false,
      owns: false,
      creates: false,
    });
  });

  it('cannot delete where nothing may be lost, nor empty any table', async () => {
    const may = await ask<{ name: string; deletes: boolean; empties: boolean }>(
      `select relname as name, has_table_privilege($1, oid, 'delete') as deletes, has_table_privilege($1, oid, 'truncate') as empties
         from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
      [role],
    );
    expect(may.length).toBeGreaterThan(20);
    expect(may.filter(({ empties }) => empties)).toEqual([]);
    expect(may.filter(({ name, deletes }) => deletes && !deletable[role].includes(name))).toEqual([]);
  });

  it('can neither write nor change the record', async () => {
    const connections = role === 'ehc_app' ? app : worker;
    for (const statement of [
      `update audit_entry set action = 'nothing'`,
      'delete from audit_entry',
      'truncate audit_entry',
      `insert into audit_entry select * from audit_entry`,
      `update audit_head set seq = 0`,
      'delete from audit_head',
      'alter table audit_entry disable trigger all',
    ]) {
      await expect(
        connections.as(null, (client) => client.query(statement)),
        statement,
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('sees no row about a child while nobody acts', async () => {
    const connections = role === 'ehc_app' ? app : worker;
    for (const table of tables.filter((each) => role === 'ehc_app' || !readByWorker.includes(each))) {
      expect(await ask(`select 1 from ${table} limit 1`), table).toHaveLength(1);
      expect(await connections.countIn(table, null), table).toBe(0);
    }
  });
});

describe('the views of an officer', () => {
  it('show the rows of the area for which an officer acts, and nobody else anything', async () => {
    const areaId = '997'; // the rows of chases and replies never change: other tests try to
    const { id: caseId } = await make.case({ areaId });
    const { id: requestId, teamId } = await make.adviceRequest({ areaId, caseId });
    await make.participant({ areaId, caseId, teamId });
    const { id: usedId } = await make.adviceRequest({ areaId, caseId, state: 'reused', teamId: null });
    const { id: reuseId } = await make.row('advice_reuse', { areaId, caseId, requestId: usedId });
    for (const [table, values] of Object.entries({
      advice_reply: { caseId, requestId },
      advice_reuse_answer: { caseId, reuseId },
      advice_chase: { caseId, requestId },
      sharing_without_agreement: { caseId },
    }))
      await make.row(table, { areaId, ...values });
    const officer = await make.officer({ areaId });
    const others = [
      null,
      (await make.officer({ areaId: THERE })).claim,
      (await make.contributor({ teamId })).claim,
      (await make.parent(caseId)).claim,
    ];
    for (const view of ofOfficers) {
      expect(await app.countIn(view, officer.claim), view).toBeGreaterThan(0);
      for (const other of others.slice(0, 1).concat(others.slice(2)))
        expect(await app.countIn(view, other), view).toBe(0);
      expect(await worker.countIn(view, null), view).toBe(0);
    }
    const { rows } = await app.as(others[1]!, (client) =>
      client.query('select id from officer_case where id = $1', [caseId]),
    );
    expect(rows).toEqual([]);
  });
});

describe('become', () => {
  it('names nobody where the session is old, the membership has ended or is not theirs', async () => {
    const officer = await make.officer();
    const other = await make.officer();
    const gone = await make.officer({ endedOn: '2026-01-31' });
    const { claim } = officer;
    const settings = `select coalesce(string_agg(value, ''), '') as said from unnest(array[${[
      'person',
      'membership',
      'family_person',
      'organisation',
      'team',
      'agency',
      'officer_area',
      'commissioner',
    ]
      .map((name) => `current_setting('app.${name}', true)`)
      .join(', ')}]) value`;
    for (const wrong of [
      { ...claim, epoch: claim.epoch + 1 },
      { ...claim, epoch: claim.epoch - 1 },
      { ...claim, membershipId: other.membershipId },
      { ...claim, personId: other.personId },
      { ...claim, personId: '00000000-0000-0000-0000-000000000000' },
      gone.claim,
    ]) {
      const { rows, said } = await app.as(null, async (client) => ({
        rows: (
          await client.query('select * from become($1, $2, $3)', [wrong.personId, wrong.membershipId, wrong.epoch])
        ).rows,
        said: (await client.query<{ said: string }>(settings)).rows[0]!.said,
      }));
      expect(rows, JSON.stringify(wrong)).toEqual([]);
      expect(said).toBe('');
    }
  });

  it('lasts for one transaction: the next one on the same connection is nobody’s', async () => {
    const officer = await make.officer({ areaId: THERE });
    const single = new Connections(database.appUrl, 1);
    try {
      expect(await single.countIn('ehc_case', officer.claim)).toBeGreaterThan(0);
      expect(await single.countIn('ehc_case', null)).toBe(0);
      await single.as(officer.claim, (client) => client.query('select 1 / 0')).catch(() => undefined);
      expect(await single.countIn('ehc_case', null)).toBe(0);
    } finally {
      await single.end();
    }
  });

  it('gives up one part when another is taken: rights never add up', async () => {
    const officer = await make.officer({ areaId: THERE });
    const asFamily = { ...officer.claim, membershipId: null };
    expect(await app.countIn('ehc_case', officer.claim)).toBeGreaterThan(0);
    expect(await app.countIn('ehc_case', asFamily)).toBe(0);
  });
});

describe('an officer', () => {
  it('sees what is in their own area and nothing of another', async () => {
    const [here, neighbour] = [await make.officer(), await make.officer({ areaId: THERE })];
    for (const table of tables) {
      const seen = await app.countIn(table, neighbour.claim);
      if (ofTheTeam.includes(table)) expect(seen, table).toBe(0);
      else expect(seen, `${table} of their own area`).toBeGreaterThan(0);
      const rows = await app.as(here.claim, (client) =>
        client.query<{ area_id: string }>(`select area_id from ${table}`),
      );
      expect(
        rows.rows.filter((row) => row.area_id !== '998'),
        `${table} of another area`,
      ).toEqual([]);
    }
  });

  it('cannot change a row of another area, and is told of no error: no row changes', async () => {
    const officer = await make.officer();
    for (const table of tables.filter((each) => each !== 'audit_entry')) {
      const before = await ask(`select * from ${table} where area_id = $1`, [THERE]);
      const { rowCount } = await app.write(officer.claim, (client) =>
        client.query(`update ${table} set area_id = area_id`),
      );
      const own = await app.countIn(table, officer.claim);
      expect(rowCount, table).toBeLessThanOrEqual(own);
      expect(await ask(`select * from ${table} where area_id = $1`, [THERE])).toEqual(before);
    }
    const foreign = there.get('ehc_case')!;
    const { rowCount } = await app.write(officer.claim, (client) =>
      client.query(`update ehc_case set state = 'refused' where id = $1`, [foreign.id]),
    );
    expect(rowCount).toBe(0);
    expect(await ask('select state from ehc_case where id = $1', [foreign.id])).toEqual([{ state: foreign.state }]);
  });

  it('cannot put a row of their own area on a case of another', async () => {
    const officer = await make.officer();
    const foreign = there.get('ehc_case')!;
    const onCases = tables.filter((table) => there.get(table)!.caseId && table !== 'audit_entry');
    for (const table of onCases) {
      const own = await make.row(table, { areaId: '998' });
      await app
        .write(officer.claim, (client) =>
          client.query(`update ${table} set case_id = $1 where id = $2`, [foreign.id, own.id]),
        )
        .catch(() => undefined);
      expect(await ask(`select case_id from ${table} where id = $1`, [own.id]), table).toEqual([
        { case_id: own.caseId },
      ]);
    }
  });

  it('cannot hand a row of their own to another area', async () => {
    const officer = await make.officer();
    for (const table of tables.filter((each) => each !== 'audit_entry')) {
      const own = await make.row(table, { areaId: '998' });
      await app
        .write(officer.claim, (client) => client.query(`update ${table} set area_id = '999' where id = $1`, [own.id]))
        .catch(() => undefined);
      expect(await ask(`select area_id from ${table} where id = $1`, [own.id]), table).toEqual([{ area_id: '998' }]);
    }
  });

  it('asks somebody in person for their own area; nobody else can', async () => {
    const invite = (claim: Claim | null) =>
      app.write(claim, (client) =>
        client.query<{ team_id: string }>(
          `select team_id from invite_adviser('Nora Bell', 'nora@pool.example', 'Nora Bell (coach)', 'Harbour Baths')`,
        ),
      );
    const others = [
      await make.contributor(),
      await make.someone('team-manager', { teamId: (await make.team()).id }),
      await make.someone('designated-health-officer'),
      await make.someone('administrator', { areaId: '998' }),
      await make.parent((await make.case()).id),
    ];
    for (const claim of [null, ...others.map((each) => each.claim)])
      await expect(invite(claim)).rejects.toMatchObject({ code: '42501' });
    expect(await ask(`select 1 from person where email = 'nora@pool.example'`)).toEqual([]);
    const { rows } = await invite((await make.officer()).claim);
    expect(
      await ask(
        `select t.invited_by_id, m.role, m.area_id, oa.area_id as serves from team t join membership m on m.team_id = t.id
           left join organisation_area oa on oa.organisation_id = t.organisation_id where t.id = $1`,
        [rows[0]!.team_id],
      ),
    ).toEqual([{ invited_by_id: '998', role: 'contributor', area_id: null, serves: null }]);
  });

  it('does not see a draft, and sees it once it is submitted', async () => {
    const officer = await make.officer();
    const draft = await make.contribution();
    const submitted = await make.contribution({ state: 'submitted' });
    const seen = await app.idsIn('contribution', officer.claim);
    expect(seen).toContain(submitted.id);
    expect(seen).not.toContain(draft.id);
  });
});

describe('a team', () => {
  it('sees its own requests that were sent, and no others', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    const sent = await make.adviceRequest({ teamId: own.teamId });
    await make.adviceRequest({ teamId: own.teamId, state: 'proposed' });
    await make.adviceRequest({ teamId: other.teamId });
    await make.adviceRequest({ teamId: other.teamId, caseId: sent.caseId });
    expect(await app.idsIn('advice_request', own.claim)).toEqual([sent.id]);
  });

  it('changes its own request and nobody else’s', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    const request = await make.adviceRequest({ teamId: own.teamId });
    const take = (claim: typeof own.claim) =>
      app.write(claim, (client) =>
        client.query(`update advice_request set state = 'received' where id = $1`, [request.id]),
      );
    expect((await take(other.claim)).rowCount).toBe(0);
    expect(await ask('select state from advice_request where id = $1', [request.id])).toEqual([{ state: 'sent' }]);
    expect((await take(own.claim)).rowCount).toBe(1);
  });

  it('sees the case and the child while it is on the case, and no longer', async () => {
    const member = await make.contributor();
    const { id: caseId, childId } = await make.case();
    expect(await app.countIn('ehc_case', member.claim)).toBe(0);
    const part = await make.participant({ caseId, teamId: member.teamId });
    expect(await app.idsIn('ehc_case', member.claim)).toEqual([caseId]);
    expect(await app.idsIn('child', member.claim)).toEqual([childId]);
    await ask(`update participant set ended_on = '2026-03-05' where id = $1`, [part.id]);
    expect(await app.countIn('ehc_case', member.claim)).toBe(0);
    expect(await app.countIn('child', member.claim)).toBe(0);
  });

  it('sees drafts of its own alone, while it is on the case', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    const request = await make.adviceRequest({ teamId: own.teamId });
    const draft = await make.contribution({ requestId: request.id });
    expect(await app.idsIn('contribution', own.claim)).toEqual([]);
    const parts = [own, other].map(({ teamId }) => make.participant({ caseId: request.caseId, teamId }));
    const [ownPart] = await Promise.all(parts);
    expect(await app.idsIn('contribution', own.claim)).toEqual([draft.id]);
    expect(await app.countIn('contribution', other.claim)).toBe(0);
    await ask(`update participant set ended_on = '2026-03-05' where id = $1`, [ownPart!.id]);
    expect(await app.idsIn('contribution', own.claim)).toEqual([]);
  });

  it('answers its own request and nobody else’s', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    const [ownRequest, otherRequest] = [
      await make.adviceRequest({ teamId: own.teamId }),
      await make.adviceRequest({ teamId: other.teamId }),
    ];
    await make.participant({ caseId: ownRequest.caseId, teamId: own.teamId });
    await make.participant({ caseId: otherRequest.caseId, teamId: own.teamId });
    const answer = ({ id, caseId }: Row) =>
      app.write(own.claim, (client) =>
        client.query(
          `insert into contribution (area_id, case_id, request_id, team_id, body, saved_by_id, saved_at) values ('998', $1, $2, $3, '{}', $4, now())`,
          [caseId, id, own.teamId, own.personId],
        ),
      );
    expect((await answer(ownRequest)).rowCount).toBe(1);
    await answer(otherRequest).catch(() => undefined);
    expect(await ask('select 1 from contribution where request_id = $1', [otherRequest.id])).toEqual([]);
  });

  it('says of its own request and nobody else’s, and what it said stays as it was said', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    const [ownRequest, otherRequest] = [
      await make.adviceRequest({ teamId: own.teamId }),
      await make.adviceRequest({ teamId: other.teamId }),
    ];
    const say = ({ id, caseId }: Row, teamId: unknown) =>
      app.write(own.claim, (client) =>
        client.query(
          `insert into advice_reply (area_id, case_id, request_id, team_id, kind, words, said_by_id, said_at) values ('998', $1, $2, $3, 'question', 'Which school?', $4, now())`,
          [caseId, id, teamId, own.personId],
        ),
      );
    await say(ownRequest, own.teamId);
    for (const teamId of [own.teamId, other.teamId])
      await expect(say(otherRequest, teamId)).rejects.toMatchObject({ code: '42501' });
    expect(await app.countIn('advice_reply', own.claim)).toBe(1);
    expect(await app.countIn('advice_reply', other.claim)).toBe(0);
    const officer = await make.officer();
    const change = (set: string) =>
      app.write(officer.claim, (client) =>
        client.query(`update advice_reply set ${set} where request_id = $1`, [ownRequest.id]),
      );
    await expect(change(`words = 'Nothing.'`)).rejects.toThrow('never change');
    await change(`answer = 'Alder Grove.', answered_at = now()`);
    await expect(change(`answer = 'Another.'`)).rejects.toThrow('never change');
  });

  it('reads what the family told only under the decision that counts, or where the law allows it without', async () => {
    const member = await make.contributor({ agency: 'health' });
    const { caseId } = await make.participant({ teamId: member.teamId });
    const { id } = await make.statement({ caseId, category: 'history' });
    await make.statement({ caseId, category: 'hopes' });
    let hour = 10;
    const decide = (answer: string, agency = 'health', category = 'history') =>
      make.sharingDecision({ caseId, agency, category, answer, recordedAt: `2026-03-02T${(hour += 1)}:00:00Z` });
    const sees = () => app.idsIn('statement', member.claim);

    expect(await sees(), 'no decision').toEqual([]);
    await decide('agreed', 'education');
    await decide('agreed', 'health', 'strengths');
    expect(await sees(), 'another agency, another category').toEqual([]);
    for (const [answer, expected] of [
      ['refused', []],
      ['agreed', [id]],
      ['not-discussed', []],
      ['agreed', [id]],
    ] as const) {
      await decide(answer);
      expect(await sees(), answer).toEqual(expected);
    }
    await decide('refused');
    const { id: imposed } = await make.withoutAgreement({ caseId, agency: 'health', categories: ['history'] });
    expect(await sees(), 'the law allows it').toEqual([id]);
    await ask('update sharing_without_agreement set ended_at = now() where id = $1', [imposed]);
    expect(await sees(), 'the law no longer allows it').toEqual([]);
    await decide('agreed');
    await ask('update participant set ended_on = current_date where case_id = $1 and team_id = $2', [
      caseId,
      member.teamId,
    ]);
    expect(await sees(), 'no longer on the case').toEqual([]);
  });
});

describe('a designated health officer', () => {
  it('sees the requests of their own commissioner', async () => {
    const commissioner = await make.organisation({ kind: 'health-commissioner' });
    const officer = await make.someone('designated-health-officer', { organisationId: commissioner.id });
    const request = await make.adviceRequest({ source: 'health', commissionerId: commissioner.id });
    const other = await make.organisation({ kind: 'health-commissioner' });
    await make.adviceRequest({ source: 'health', commissionerId: other.id });
    expect(await app.idsIn('advice_request', officer.claim)).toEqual([request.id]);
  });

  it('puts a team on a case that its commissioner was asked about, and on no other', async () => {
    const commissioner = await make.organisation({ kind: 'health-commissioner' });
    const officer = await make.someone('designated-health-officer', { organisationId: commissioner.id });
    const asked = await make.adviceRequest({ source: 'health', commissionerId: commissioner.id });
    const stranger = await make.case();
    const team = await make.team({ agency: 'health' });
    const putOn = (caseId: string) =>
      app.write(officer.claim, (client) =>
        client.query(
          `insert into participant (area_id, case_id, part, team_id, commissioner_id) values ('998', $1, 'adviser', $2, $3)`,
          [caseId, team.id, commissioner.id],
        ),
      );
    await putOn(asked.caseId);
    await putOn(stranger.id).catch(() => undefined);
    expect(await ask('select 1 from participant where case_id = $1', [stranger.id])).toEqual([]);
  });
});

describe('a family', () => {
  it('sees its own case and no other', async () => {
    const { id: caseId, childId } = await make.case();
    const parent = await make.parent(caseId);
    expect(await app.idsIn('ehc_case', parent.claim)).toEqual([caseId]);
    expect(await app.idsIn('child', parent.claim)).toEqual([childId]);
  });

  it('sees of its case as far as its part reaches, each scope by itself, and nothing after its last day', async () => {
    const { id: caseId } = await make.case();
    const on = { caseId };
    const contribution = await make.contribution({ ...on, state: 'submitted' });
    const [reuse, plan] = [await make.row('advice_reuse', on), await make.planVersion(on)];
    await make.proposedOutcome({ ...on, contributionId: contribution.id });
    await make.outcome(on);
    await make.row('advice_reuse_answer', { ...on, reuseId: reuse.id });
    await make.release({ ...on, planVersionId: plan.id });
    for (const table of ['statement', 'sharing_decision', 'record_read', 'case_exemption']) await make.row(table, on);
    const reach: Record<Scope, string[]> = {
      progress: ['advice_request', 'case_exemption'],
      story: ['statement'],
      sharing: ['sharing_decision'],
      plan: ['plan_version', 'contribution', 'proposed_outcome', 'advice_reuse', 'advice_reuse_answer', 'outcome'],
      replies: [],
      log: ['record_read', 'disclosure_release'],
    };
    const family = await make.parent(caseId);
    const part = (set: string, value: unknown) =>
      ask(`update participant set ${set} = $1 where person_id = $2`, [value, family.personId]);
    for (const scope of scopes) {
      await part('scope', [scope]);
      for (const table of Object.values(reach).flat())
        expect((await app.countIn(table, family.claim)) > 0, `${table} with ${scope}`).toBe(
          reach[scope].includes(table),
        );
      expect(await app.idsIn('ehc_case', family.claim), scope).toEqual([caseId]);
    }
    const whole = [...scopes];
    for (const [set, value, sees] of [
      ['scope', [], 0],
      ['scope', whole, 1],
      ['ended_on', '2999-01-01', 1],
      ['ended_on', londonDay(new Date()), 0],
      ['ended_on', '2026-03-05', 0],
    ] as const) {
      await part(set, value);
      expect(await app.countIn('ehc_case', family.claim), `${set} ${String(value)}`).toBe(sees);
      expect(await app.countIn('statement', family.claim), `${set} ${String(value)}`).toBe(sees);
      const { claim } = family;
      const { rows } = await app.as(null, (client) =>
        client.query('select is_on_case from become($1, $2, $3)', [claim.personId, claim.membershipId, claim.epoch]),
      );
      expect(rows).toEqual([{ is_on_case: sees === 1 }]);
    }
  });

  it('tells on its own case alone', async () => {
    const { id: caseId } = await make.case();
    const { id: strange } = await make.case();
    const parent = await make.parent(caseId);
    const tell = (on: string) =>
      app.write(parent.claim, (client) =>
        client.query(
          `insert into statement (area_id, case_id, category, words, kind, told_by, told_on, recorded_by_id, recorded_at, teller_id)
           values ('998', $1, 'hopes', 'To read.', 'quoted', 'Her mother', '2026-03-02', $2, now(), $2)`,
          [on, parent.personId],
        ),
      );
    await tell(caseId);
    await expect(tell(strange)).rejects.toMatchObject({ code: '42501' });
  });

  it('does not see in its log a release that telling would make dangerous', async () => {
    const { id: caseId } = await make.case();
    const parent = await make.parent(caseId);
    const plan = await make.planVersion({ caseId });
    const shown = await make.release({ caseId, planVersionId: plan.id });
    await make.release({ caseId, planVersionId: plan.id, shownToFamily: false });
    expect(await app.idsIn('disclosure_release', parent.claim)).toEqual([shown.id]);
  });
});

describe('a plan', () => {
  it('is seen outside the case by release alone, to that organisation, until it expires', async () => {
    const school = await make.organisation({ kind: 'school' });
    const head = await make.someone('head', { organisationId: school.id });
    const plan = await make.planVersion();
    const elsewhere = await make.organisation({ kind: 'school' });
    const sees = () => app.idsIn('plan_version', head.claim);
    const release = (values: object) => make.release({ caseId: plan.caseId, planVersionId: plan.id, ...values });

    expect(await sees(), 'no release').toEqual([]);
    await release({ recipientId: elsewhere.id });
    await release({ recipientId: school.id, expiresOn: '2026-01-31' });
    expect(await sees(), 'another school’s, an expired one').toEqual([]);
    await release({ recipientId: school.id });
    expect(await sees()).toEqual([plan.id]);
  });

  it('is never changed, deleted or emptied, whoever asks', async () => {
    const plan = await make.planVersion();
    const statement = await make.statement();
    const advice = await make.contribution({ state: 'submitted' });
    for (const [table, { id }] of [
      ['plan_version', plan],
      ['statement', statement],
      ['contribution', advice],
    ] as const) {
      await expect(ask(`update ${table} set area_id = area_id where id = $1`, [id]), table).rejects.toThrow(
        'never change',
      );
      await expect(ask(`delete from ${table} where id = $1`, [id]), table).rejects.toThrow('never change');
    }
    for (const table of ['plan_version', 'statement']) {
      await expect(ask(`truncate ${table} cascade`), table).rejects.toThrow('never change');
    }
  });
});

describe('the portal', () => {
  it('writes, of people, bodies and letters, only the columns that it has a reason to write', async () => {
    const tables = ['person', 'membership', 'area', 'team', 'organisation', 'organisation_area', 'mail'];
    const rows = await ask(
      `select c.table_name || '.' || c.column_name || ' ' || lower(c.privilege_type) as may
         from information_schema.column_privileges c
        where c.grantee = 'ehc_app' and c.table_name = any($1) and c.privilege_type in ('INSERT', 'UPDATE') order by 1`,
      [tables],
    );
    expect(rows.map((row) => Object.values(row)[0])).toEqual([
      'area.letterhead update',
      'mail.body insert',
      'mail.key insert',
      'mail.recipient insert',
      'mail.subject insert',
      'membership.ended_on update',
      'person.email insert',
      'person.name insert',
      'person.password_hash update',
      'person.session_epoch update',
      'team.ended_on update',
      'team.sign_off update',
    ]);
  });

  it('ends a team or a membership in it only as somebody of that team', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    for (const [table, id] of [
      ['team', other.teamId],
      ['membership', other.membershipId],
    ] as const) {
      const end = (claim: typeof own.claim) =>
        app.as(claim, (client) => client.query(`update ${table} set ended_on = '2030-01-01' where id = $1`, [id]));
      await expect(end(own.claim)).rejects.toMatchObject({ code: '42501' });
      expect((await end(other.claim)).rowCount).toBe(1);
    }
  });

  it('shows who is away to their own team alone', async () => {
    const [own, other] = [await make.contributor(), await make.contributor()];
    const colleague = await make.contributor({ teamId: own.teamId });
    await make.row('absence', {
      teamId: own.teamId,
      personId: own.personId,
      coverId: colleague.personId,
      startsOn: '2026-03-02',
      endsOn: '2026-03-06',
    });
    expect(await app.countIn('absence', colleague.claim)).toBe(1);
    expect(await app.countIn('absence', other.claim)).toBe(0);
    expect(await app.countIn('absence', null)).toBe(0);
  });
});

describe('a write', () => {
  it('without an audit entry is refused at commit, and leaves nothing', async () => {
    const officer = await make.officer();
    const { id } = await make.case();
    const change = (client: { query(sql: string, values: unknown[]): Promise<unknown> }) =>
      client.query(`update ehc_case set requester_name = 'Somebody else' where id = $1`, [id]);
    await expect(app.as(officer.claim, change)).rejects.toThrow('has no audit entry');
    expect(await ask('select requester_name from ehc_case where id = $1', [id])).toEqual([
      { requester_name: 'A parent' },
    ]);
    await app.write(officer.claim, change);
    expect(await ask('select requester_name from ehc_case where id = $1', [id])).toEqual([
      { requester_name: 'Somebody else' },
    ]);
  });
});
