import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { multipart, pdf } from '../../../../test/files.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let olu: Visitor;
let parent: Visitor;
let caseId: string;
let earlier: Row;
let psychology: { key: string; rule: string; offeredFor: string | null };

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  olu = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const before = await make.case({ state: 'final' });
  const { id: teamId } = await make.team({ agency: 'educational-psychology' });
  const asked = await make.adviceRequest({
    caseId: before.id,
    source: 'educational-psychology',
    state: 'accepted',
    teamId,
  });
  earlier = await make.contribution({ requestId: asked.id, state: 'submitted' });
  const { id } = await make.case({ childId: before.childId });
  caseId = id;
  parent = await portal.visitor().signIn(await make.parent(caseId));
  psychology = (await proposed())!;
});

const proposed = async () =>
  (await olu.get(`/api/v1/cases/${caseId}/requests`))
    .json<{ proposed: (typeof psychology)[] }>()
    .proposed.find(({ rule }) => rule === 'B6');
const offer = (values: object = { contributionId: earlier.id }) =>
  olu.postJson(`/api/v1/cases/${caseId}/earlier-advice`, { key: psychology.key, ...values });
const offered = async () => (await offer()).json<{ requestId: string }>().requestId;
const say = (requestId: string, party: string, isSatisfied = 'yes', more: object = {}) =>
  olu.postJson(`/api/v1/cases/${caseId}/earlier-advice/${requestId}`, {
    party,
    isSatisfied,
    ...(party === 'authority' ? {} : { on: '2026-03-04', saidBy: 'Dr Bell', how: 'telephone' }),
    ...more,
  });
const sayAsFamily = (requestId: string, isSatisfied = 'yes', who = parent) =>
  who.postJson(`/api/v1/family/earlier-advice/${requestId}`, { isSatisfied });
const stateOf = async (id: string) =>
  (await database.admin.query<{ state: string }>('select state from advice_request where id = $1', [id])).rows[0]!
    .state;
const answers = async () =>
  Number(
    (await database.admin.query('select count(*) from advice_reuse_answer where case_id = $1', [caseId])).rows[0].count,
  );

describe('advice already given (B13)', () => {
  it('about the same child is found by their own number or by name and birth, never a stranger’s', async () => {
    const onFile = async () =>
      (await olu.get(`/api/v1/cases/${caseId}/earlier-advice`)).json<{ onFile: { contributionId: string }[] }>().onFile;
    expect((await onFile()).map(({ contributionId }) => contributionId)).toEqual([earlier.id]);
    const { rows } = await database.admin.query('select child_id from ehc_case where id = $1', [earlier.caseId]);
    const child = { given_name: 'Wren', family_name: 'Fennimore', born: '2018-02-03' };
    const other = await make.row('child', child);
    await database.admin.query('update ehc_case set child_id = $1 where id = $2', [other.id, caseId]);
    expect(await onFile()).toEqual([]);
    await database.admin.query('update child set given_name = $1, family_name = $2, born = $3 where id = $4', [
      'wren',
      'FENNIMORE',
      child.born,
      rows[0].child_id,
    ]);
    expect(await onFile()).toHaveLength(1);
  });

  it.each([
    ['accepted', 1, 1],
    ['submitted', 0, 1],
    ['returned', 0, 1],
    ['withdrawn', 0, 0],
    ['re-routed', 0, 0],
  ])('of a request that is %s is offered %i times, and counts %i times for its own plan', async (state, ...times) => {
    await database.admin.query('update advice_request set state = $1 where id = $2', [state, earlier.requestId]);
    const count = async (path: string, list: string) =>
      (await olu.get(`/api/v1/cases/${path}`)).json<Record<string, unknown[]>>()[list]!.length;
    expect([
      await count(`${caseId}/earlier-advice`, 'onFile'),
      await count(`${earlier.caseId as string}/contributions`, 'contributions'),
    ]).toEqual(times);
  });

  it('is used once all three are satisfied, whoever says so last; then nobody can be asked again', async () => {
    const id = await offered();
    expect((await proposed())!.offeredFor).toBe(id);
    expect((await say(id, 'authority')).status).toBe(201);
    expect((await say(id, 'author')).status).toBe(201);
    expect(await stateOf(id)).toBe('proposed');
    expect((await sayAsFamily(id)).status).toBe(201);
    expect(await stateOf(id)).toBe('reused');
    expect(await proposed()).toBeUndefined();
    const again = await olu.postJson(`/api/v1/cases/${caseId}/requests/further`, {
      key: psychology.key,
      to: earlier.teamId,
    });
    expect(again.status).toBe(409);
    expect((await offer()).status).toBe(422);
    expect((await olu.get(`/cases/${caseId}/earlier-advice/${id}`)).text).toContain('All three are satisfied');
  });

  it('that one does not find enough leaves the request open, and it can be sent', async () => {
    for (const party of ['authority', 'author', 'family']) {
      caseId = (await make.case({ childId: (await make.case()).childId })).id;
      psychology = (await proposed())!;
      const id = (
        await offer({
          authorName: 'Dr Bell',
          authorRole: 'psychologist',
          organisation: 'Clinic',
          givenOn: '2026-01-05',
          givenFor: 'A review',
        })
      ).json<{ requestId: string }>().requestId;
      for (const each of ['authority', 'author', 'family'])
        expect((await say(id, each, each === party ? 'no' : 'yes')).status).toBe(201);
      expect(await stateOf(id), party).toBe('proposed');
      const team = await make.team({ agency: 'educational-psychology' });
      await make.row('organisation_area', { areaId: '998', organisationId: team.organisationId });
      const sent = await olu.postJson(`/api/v1/cases/${caseId}/requests/further`, { key: psychology.key, to: team.id });
      expect(sent.status, sent.text).toBe(201);
      expect(await stateOf(id), party).toBe('sent');
    }
  });

  it('is answered by each of the three once: of two at the same moment one counts', async () => {
    const id = await offered();
    const row = `select 1 from advice_request where id = '${id}' for update`;
    const both = await atOnce(database, row, [() => sayAsFamily(id), () => sayAsFamily(id)]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    expect(await answers()).toBe(1);
    expect((await say(id, 'family', 'no')).status).toBe(409);
  });

  it('is offered and answered by nobody else: another area, a team, another family', async () => {
    const id = await offered();
    const strangers = [
      await make.officer({ areaId: '997' }),
      await make.contributor(),
      await make.parent((await make.case()).id),
    ];
    for (const stranger of strangers) {
      const who = await portal.visitor().signIn(stranger);
      const path = `/api/v1/cases/${caseId}/earlier-advice`;
      for (const [url, body] of [
        [path, { key: psychology.key, contributionId: earlier.id }],
        [`${path}/${id}`, { party: 'authority', isSatisfied: 'yes' }],
        [`/api/v1/family/earlier-advice/${id}`, { isSatisfied: 'yes' }],
      ] as const)
        expect((await who.postJson(url, body)).status, url).toBe(404);
      expect((await who.get(`/family/${caseId}/earlier-advice/${id}`)).status).toBe(404);
    }
    expect((await say(id, 'family', 'yes')).status).toBe(201);
    expect(await answers()).toBe(1);
  });

  it('with days that cannot be, or words that are missing, is refused and nothing is written', async () => {
    for (const wrong of [{}, { contributionId: caseId }, { contributionId: 'x' }, { authorName: 'Dr Bell' }])
      expect((await offer(wrong)).status).toBe(422);
    const id = await offered();
    for (const more of [
      { on: '2199-01-01' },
      { on: '1999-01-01' },
      { saidBy: '' },
      { how: 'portal' },
      { isSatisfied: 'perhaps' },
    ])
      expect((await say(id, 'author', 'yes', more)).status).toBe(422);
    expect(await answers()).toBe(0);
  });
});

describe('the report of advice already given', () => {
  const described = {
    authorName: 'Dr Bell',
    authorRole: 'psychologist',
    organisation: 'Clinic',
    givenOn: '2026-01-05',
    givenFor: 'A review',
  };
  const asDescribed = async () => (await offer(described)).json<{ requestId: string }>().requestId;
  const add = async (id: string, content = pdf(), who = olu) => {
    const page = `/cases/${caseId}/earlier-advice/${id}`;
    const tokens = await who.tokens('/acting-as');
    const parts = [...Object.entries({ ...tokens, _page: page }).map(([name, value]) => ({ name, value: value! }))];
    const { body, type } = multipart([...parts, { name: 'report', value: content, fileName: 'Bell 2026.pdf' }]);
    const headers = { 'content-type': type };
    return who.send(`${page}/report`, { method: 'POST', body: new Uint8Array(body), headers });
  };
  const reads = (who: Visitor, id: string, whose = 'cases') =>
    who.get(`/${whose}/${caseId}/earlier-advice/${id}/report`);

  it('is added once by an officer, and read by officers and the family alone', async () => {
    const id = await asDescribed();
    expect((await reads(olu, id)).status).toBe(404);
    expect((await add(id)).status).toBe(303);
    expect((await add(id)).status).toBe(409);
    expect((await reads(olu, id)).status).toBe(200);
    expect((await reads(parent, id, 'family')).status).toBe(200);
    for (const someone of [await make.officer({ areaId: '997' }), await make.contributor()])
      expect((await reads(await portal.visitor().signIn(someone), id)).status).toBe(404);
    const stranger = await portal.visitor().signIn(await make.parent((await make.case()).id));
    expect((await reads(stranger, id, 'family')).status).toBe(404);
    const { rows } = await database.admin.query(
      "select count(*)::int as n from audit_entry where case_id = $1 and action = 'advice.reuse-report-read'",
      [caseId],
    );
    expect(rows[0].n).toBe(2);
  });

  it('is not taken where it is no report, where the advice is in the portal, or once all is settled', async () => {
    const id = await asDescribed();
    expect((await add(id, Buffer.from('MZ not a report'))).status).toBe(422);
    for (const party of ['authority', 'author', 'family']) await say(id, party);
    expect((await add(id)).status).toBe(409);
    const { rows } = await database.admin.query(
      'select 1 from advice_reuse where file_id is not null and case_id = $1',
      [caseId],
    );
    expect(rows).toEqual([]);
  });
});

it('the database lets a family settle it only with three yeses', async () => {
  const id = await offered();
  const settle = `update advice_request set state = 'reused' where id = '${id}'`;
  const claim = (await make.parent(caseId)).claim;
  const client = await database.admin.connect();
  try {
    await client.query('begin');
    await client.query('set local role ehc_app');
    await client.query('select * from become($1, null, 0)', [claim.personId]);
    await expect(client.query(settle)).rejects.toThrow(/row-level security/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
