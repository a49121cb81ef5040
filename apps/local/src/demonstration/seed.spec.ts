import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../../libs/audit/src/verify.ts';
import { roles } from '#identity';
import { readConfig } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { freshRedis, type TestRedis } from '../../../../test/redis.ts';
import { area } from './settings.ts';
import { seedDemonstration, type SignIn } from './seed.ts';

let database: TestDatabase;
let redis: TestRedis;
let signIns: SignIn[];

const seed = () =>
  seedDemonstration({
    appDatabaseUrl: database.appUrl,
    adminDatabaseUrl: database.adminUrl,
    redisUrl: redis.url,
    config: readConfig({
      NODE_ENV: 'test',
      APP_DATABASE_URL: database.appUrl,
      REDIS_URL: redis.url,
      SESSION_SECRET: 'only for this test',
    }),
  });

const column = async (query: string, values: unknown[] = []): Promise<unknown[]> =>
  (await database.admin.query({ text: query, values, rowMode: 'array' })).rows.map(([value]: unknown[]) => value);

beforeAll(async () => {
  [database, redis] = await Promise.all([freshDatabase(), freshRedis()]);
  signIns = await seed();
}, 120_000);

afterAll(async () => {
  await redis?.stop();
  await database?.drop();
});

describe('the demonstration area', () => {
  it('has cases at every stage', async () => {
    expect((await column('select 1 from ehc_case where area_id = $1', [area.code])).length).toBeGreaterThanOrEqual(12);
    const states = await column('select distinct state from ehc_case');
    expect(states).toEqual(expect.arrayContaining(['requested', 'refused', 'assessing', 'draft-sent', 'final']));
    const asked = await column('select distinct state from advice_request');
    expect(asked).toEqual(expect.arrayContaining(['sent', 'received', 'taken', 'submitted', 'accepted', 'left-out']));
  });

  it('has one late request, by a team that has been at it for more than six weeks', async () => {
    const late = await column(
      `select t.name from advice_request r join team t on t.id = r.team_id
        where r.state in ('sent', 'received', 'taken', 'returned') and r.due_on < current_date`,
    );
    expect(late).toEqual(['Children’s occupational therapy']);
  });

  it('has teams, and a person in every role, who can sign in', async () => {
    expect((await column('select 1 from team')).length).toBeGreaterThanOrEqual(8);
    expect(await column('select distinct role from membership order by 1')).toEqual(roles.toSorted());
    const known = await column('select email from person where password_hash is not null');
    expect(known).toEqual(expect.arrayContaining(signIns.map(({ email }) => email)));
    expect(signIns.length).toBeGreaterThanOrEqual(12);
  });

  it('has somebody in two organisations, and one team that serves two authorities', async () => {
    const twice = 'select person_id from membership group by 1 having count(distinct organisation_id) > 1';
    expect(await column(twice)).toHaveLength(1);
    const areas = await column(
      `select distinct r.area_id from advice_request r join team t on t.id = r.team_id
        where t.name = 'Children’s speech and language therapy' order by 1`,
    );
    expect(areas).toEqual(['998', '999']);
  });

  it('invents no NHS number that could be somebody’s', async () => {
    expect(await column(`select nhs_number from child where nhs_number not like '999%'`)).toEqual([]);
  });

  it('leaves the record whole, and one proposal for each outcome that was advised', async () => {
    const client = await database.admin.connect();
    const reports = await verifyRecord(client).finally(() => client.release());
    expect(reports.filter(({ problems }) => problems.length)).toEqual([]);
    expect(reports.map(({ areaId }) => areaId)).toEqual(['998', '999']);
    const short = await column(
      `select k.id from contribution k where k.state = 'submitted' and jsonb_array_length(k.body->'outcomes')
         <> (select count(*) from proposed_outcome p where p.contribution_id = k.id)`,
    );
    expect(short).toEqual([]);
    expect(await column(`select 1 from contribution where state = 'submitted' and hash is null`)).toEqual([]);
  });

  it('happens in the order of time: nothing before the request, nothing in the future', async () => {
    const entries = await column(
      `select e.at > lead(e.at) over (partition by e.area_id order by e.seq) or e.at > now() from audit_entry e`,
    );
    expect(entries).not.toContain(true);
    const wrong = await column(
      `select r.id from advice_request r join ehc_case c on c.id = r.case_id
        where c.decided_on < c.requested_on or r.sent_on < c.decided_on or r.received_on < r.sent_on or r.submitted_at < r.received_on`,
    );
    expect(wrong).toEqual([]);
  });

  it('causes no mail about what is over', async () => {
    const waiting = await column(
      `select distinct r.state from outbox o left join advice_request r on r.id = (o.payload->>'requestId')::uuid where o.handled_at is null`,
    );
    expect(waiting).toEqual(['sent']);
  });

  it('is made once: a database in use is left as it is', async () => {
    const before = await column('select count(*) from audit_entry');
    expect(await seed()).toEqual([]);
    expect(await column('select count(*) from audit_entry')).toEqual(before);
  });
});
