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

  it('has a child’s drawing, and pages that the child filled', async () => {
    expect(await column('select name from statement_file')).toEqual(['My train.png']);
    const pages = await column(`select distinct category from statement where pictures is not null order by 1`);
    expect(pages).toEqual(['friends-and-feelings', 'learning', 'strengths']);
  });

  it('invents no NHS number that could be somebody’s', async () => {
    expect(await column(`select nhs_number from child where nhs_number not like '999%'`)).toEqual([]);
  });

  it('leaves the record whole, and one proposal for each outcome that was advised', async () => {
    const client = await database.admin.connect();
    const reports = await verifyRecord(client).finally(() => client.release());
    expect(reports.filter(({ problems }) => problems.length)).toEqual([]);
    expect(reports.map(({ areaId }) => areaId)).toEqual(['000', '998', '999']); // the first: what teams arrange for themselves
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

  it.each<[string, string, unknown[]]>([
    [
      'a request for another team, and one about a child who is not known: both wait',
      `select c.kind || ' ' || r.state from advice_reply c join advice_request r on r.id = c.request_id
        where c.kind in ('wrong-team', 'not-known') order by 1`,
      ['not-known not-known', 'wrong-team wrong-team'],
    ],
    [
      'a question that is answered and one that is not',
      `select answer is not null from advice_reply where kind = 'question' order by 1`,
      [false, true],
    ],
    [
      'questions to the family: answered, answered from the record, and two that wait as one',
      `select state from family_question order by 1`,
      ['answered', 'on-record', 'waiting', 'waiting'],
    ],
    [
      'an exception that was accepted and lasts beyond the due day, which stays',
      `select c.is_agreed and c.ends_on > r.due_on and r.due_on = r.received_on + 42 from advice_reply c join advice_request r on r.id = c.request_id where c.kind = 'exception'`,
      [true],
    ],
    [
      'earlier psychology advice: agreed by all three, and waiting for the family alone',
      `select r.state || ': ' || (select string_agg(a.party, ', ' order by a.party) from advice_reuse_answer a where a.reuse_id = u.id and a.is_satisfied)
         || case when u.contribution_id is null then '' else ', on file' end
         from advice_reuse u join advice_request r on r.id = u.request_id order by 1`,
      ['proposed: author, authority, on file', 'reused: author, authority, family'],
    ],
    [
      'somebody asked in person, who has not come in yet',
      `select r.rule || ' ' || r.state || ' ' || t.email from advice_request r join team t on t.id = r.team_id where t.invited_by_id is not null`,
      ['B11 sent yetunde.cole@choir.example'],
    ],
    [
      'an accepted report with needs, outcomes and provision',
      `select f.type || ' ' || r.state from attachment a join stored_file f on f.id = a.file_id join advice_request r on r.id = a.request_id
         join contribution k on k.request_id = r.id and k.state = 'submitted'
        where a.is_report and k.body->>'involvement' = '' and jsonb_array_length(k.body->'provision') > 0`,
      ['application/pdf accepted'],
    ],
    [
      'a draft that waits for a signature',
      `select sign_off from advice_request where sign_off is not null`,
      ['waiting'],
    ],
    [
      'colleagues who are away today, with cover',
      `select p.name from absence a join person p on p.id = a.person_id where current_date between a.starts_on and a.ends_on order by 1`,
      ['Dr Miriam Castell', 'Kirsty Fallow'],
    ],
    [
      'a promise beside the late request',
      `select c.promised_on > current_date from advice_chase c join advice_request r on r.id = c.request_id where r.due_on < current_date`,
      [true],
    ],
    [
      'notices of custody: with the plan to sign, waiting for the plan, moved on, released, and one refused',
      `select n.kind || ' ' || coalesce(c.state, 'refused') || ' ' || (select count(*) from prepared_release x where x.prepared_for = n.id and x.signed_release_id is null and x.dropped_at is null)
         from custody_notice n left join ehc_case c on c.id = n.case_id order by 1`,
      [
        'detention assessing 0',
        'detention assessing 3',
        'detention final 3',
        'detention refused 0',
        'release assessing 0',
        'transfer assessing 1',
      ],
    ],
    [
      'what is said to outcomes, one answered and one waiting; and a view and an objection to a draft, both waiting',
      `select kind || ' ' || coalesce(answer, 'waits') from outcome_remark union all select 'view ' || coalesce(answer, 'waits') from representation
        union all select 'objection ' || coalesce(reply, 'waits') from use_answer where not is_reflected order by 1`,
      ['comment answered', 'objection waits', 'suggestion waits', 'view waits'],
    ],
    [
      'heads of education who were invited about one detention each: one has another part beside it',
      `select p.name || ' ' || o.name || ' ' || (select count(*) from membership x where x.person_id = p.id) from membership m join person p on p.id = m.person_id
         join organisation o on o.id = m.organisation_id where m.only_case_id is not null and m.ended_on is null order by 1`,
      ['Bryony Sallow Fenwick House Secure Children’s Home 1', 'Lorna Beddows Coldmarsh Secure School 2'],
    ],
    [
      'who is there for looked-after children and reads that here',
      `select distinct l.part || ' ' || l.name from looked_after_person l where l.membership_id is not null and l.ended_on is null order by 1`,
      [
        'designated-doctor Dr Esi Quartey',
        'designated-teacher Dean Rattray',
        'personal-adviser Morwenna Teague',
        'reviewing-officer Idris Flint',
        'social-worker Gwen Mather',
      ],
    ],
    [
      'looked-after children who came, left, are claimed by two and go on as care leavers',
      `select distinct l.standing || case when l.until <= current_date then ' over' when cardinality(l.also_claimed_by) > 0 then ' claimed' else '' end from looked_after_period l order by 1`,
      ['care-leaver', 'looked-after', 'looked-after claimed', 'looked-after over'],
    ],
    [
      'section 17 work before, beside and without a request, ended, closed early and stepped up',
      `select distinct s.state || case when s.case_id is null then ' without a request' when s.referred_on < c.requested_on then ' before' else ' after' end
         || case when exists (select 1 from section47 x where x.case_id = s.case_id) then ', stepped up' else '' end
         from section17 s left join ehc_case c on c.id = s.case_id order by 1`,
      [
        'assessing after, stepped up',
        'closed-early after',
        'ended before',
        'referred after',
        'triaged without a request',
      ],
    ],
    [
      'leave to read what is kept of the enquiry: given, and waiting for the second person',
      `select (approved_by_id is not null)::text from restricted_grant where second_id is not null order by 1`,
      ['false', 'true'],
    ],
    [
      'an exemption from the day of the final plan',
      `select x.rule || ' ' || c.state from case_exemption x join ehc_case c on c.id = x.case_id where x.withdrawn_at is null`,
      ['D7 draft-sent'],
    ],
  ])('shows %s', async (_, query, expected) => {
    expect(await column(query)).toEqual(expected);
  });

  it('causes no mail about what is over', async () => {
    const waiting = await column(
      `select distinct r.state from outbox o join advice_request r on r.id = (o.payload->>'requestId')::uuid where o.handled_at is null`,
    );
    expect(waiting).toEqual(['sent']);
    const letters = await column(
      `select m.recipient from outbox o left join mail m on m.id = (o.payload->>'mailId')::uuid where o.handled_at is null and not o.payload ? 'requestId'`,
    );
    expect(letters).toEqual(['yetunde.cole@choir.example']);
  });

  it('is made once: a database in use is left as it is', async () => {
    const before = await column('select count(*) from audit_entry');
    expect(await seed()).toEqual([]);
    expect(await column('select count(*) from audit_entry')).toEqual(before);
  });
});
