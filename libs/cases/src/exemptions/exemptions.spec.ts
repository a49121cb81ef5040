import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let caseId: string;
let exemptions: string;

/** The case was asked for on 5 January 2026, so that its final plan is due on 25 May. */
const illness = {
  ...{ rule: 'D7', ground: 'exceptional', beginsOn: '2026-05-11', endsOn: '2026-06-12' },
  ...{ adviceAskedOn: '', why: 'Her mother is in hospital.', familyToldOn: '' },
};

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  on('2026-05-20');
  const assessing = { state: 'assessing', decision: 'assess', decidedOn: '2026-02-10', familyToldOn: '2026-02-12' };
  caseId = (await make.case({ requestedOn: '2026-01-05', ...assessing })).id;
  exemptions = `/cases/${caseId}/exemptions`;
});

const on = (day: string) => portal.app.get(Clock).travelTo(new Date(`${day}T12:00:00Z`));
const words = (html: string) =>
  html
    .replace(/<details.*?<\/details>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const rows = async () =>
  (await database.admin.query(`select * from case_exemption where case_id = $1 order by id`, [caseId])).rows;
const record = (values: Record<string, string> = {}) => officer.postForm(exemptions, { ...illness, ...values });
const timeline = async (query = '') => words((await officer.get(`/cases/${caseId}${query}`)).text);
const late = async (query = '') => /What is late (.*?) Past, today/.exec(await timeline(query))![1]!.trim();

describe('an exemption from the final plan (D9, D10)', () => {
  it('is shown beside the day in law, which it does not move', async () => {
    expect((await record()).location).toBe(`/cases/${caseId}`);
    expect(await timeline()).toMatch(
      /25 May 2026 \(in 5 days\) Exemption Final plan \(D7\).*?can apply here , from 11 May 2026 to 12 June 2026.*?Day in law: 25 May 2026. Day to expect: 15 June 2026/,
    );
    const { deadlines } = (await officer.get(`/api/v1/cases/${caseId}`)).json<{ deadlines: Day[] }>();
    expect(deadlines.map(({ rule, dueOn, exemption }) => [rule, dueOn, exemption?.expectedOn])).toEqual([
      ['D1', '2026-02-16', undefined],
      ['A7', '2026-02-16', undefined],
      ['D3', '2026-04-27', undefined],
      ['D4', '2026-04-27', undefined],
      ['D7', '2026-05-25', '2026-06-15'],
    ]);
  });

  it('excuses the delay until the day to expect; without exemptions the day in law counts', async () => {
    await record();
    on('2026-06-15');
    expect(await late()).toBe('Nothing is late.');
    expect(await late('?exemptions=without')).toContain('Final plan (D7): 21 days late, since 25 May 2026');
    expect(await timeline('?exemptions=without')).not.toContain('Day to expect');
    expect(await timeline()).toContain('An exemption may excuse it until 15 June 2026');
    const list = async () => words((await officer.get('/cases')).text);
    expect(await list()).toContain('Was due 21 days ago 25 May 2026 An exemption may excuse it until 15 June 2026');
    on('2026-06-16');
    expect(await list()).toContain(
      'Overdue, due 22 days ago 25 May 2026 An exemption may excuse it until 15 June 2026',
    );
    expect(await late()).toContain('Final plan (D7): 22 days late, since 25 May 2026');
    expect(await timeline()).toContain('(25 May 2026) Overdue . An exemption may excuse it until 15 June 2026.');
  });

  it('is said plainly to the family', async () => {
    await record();
    const parent = await portal.visitor().signIn(await make.parent(caseId));
    const read = async () => words((await parent.get(`/family/${caseId}`)).text);
    const more = 'The law allows more time because of what happened in your family.';
    expect(await read()).toContain(`${more} We now expect this by 15 June 2026.`);
    on('2026-06-01');
    expect(await read()).toContain(`The last day was 25 May 2026, 7 days ago. ${more}`);
    on('2026-06-16');
    expect(await read()).toMatch(new RegExp(`This is late. .* ${more} That time is over too.`));
  });

  it('is from one of two that fall on one day: each then has its own entry', async () => {
    await record({ rule: 'A7', beginsOn: '2026-02-01', endsOn: '2026-02-20' });
    expect(await timeline()).toMatch(/Decide whether to assess \(D1\).*Exemption Notify the decision.*\(A7\)/);
  });

  it('is on the record in words', async () => {
    await record();
    expect((await officer.get(`/cases/${caseId}/record`)).text).toContain('Recorded an exemption from a statutory day');
  });
});

describe('a claim that cannot be an exemption (D8)', () => {
  it.each([
    [
      { ground: 'absence', endsOn: '2026-05-20' },
      'It lasts 10 days, and the law asks for at least 4 continuous weeks.',
    ],
    [{ ground: 'missed-appointment' }, 'is not among the grounds that the law allows for D7.'],
    [{ beginsOn: '2026-05-26', endsOn: '2026-06-12' }, 'It began on 26 May 2026, after the last day, 25 May 2026.'],
    [{ beginsOn: '2025-12-01', endsOn: '2026-01-04' }, 'It ended on 4 January 2026, before the period began.'],
    [
      { ground: 'school-closure', beginsOn: '2026-05-01', adviceAskedOn: '2026-02-12' },
      'Advice was asked on 12 February 2026, not between 24 April 2026 and 6 June 2026.',
    ],
    [{ rule: 'D4' }, 'The law allows no exemption from D4.'],
    [{ rule: 'J2' }, 'The case has no such day'],
    [{ endsOn: '2026-05-01' }, 'The last day must not be before the first'],
    [{ endsOn: '2026-02-30' }, 'The last day of it must be a real date'],
    [{ familyToldOn: '2026-05-21' }, 'cannot be in the future'],
    [{ why: ' ' }, 'Say how this makes it impractical'],
  ] as [Record<string, string>, string][])(
    '%j is refused with the reason, and what was typed is kept',
    async (values, reason) => {
      const { status, text } = await record(values);
      expect(status).toBe(422);
      expect(text).toContain(reason);
      if (!('why' in values)) expect(text).toContain(illness.why);
      expect(await rows()).toEqual([]);
    },
  );

  it('is one from a day that no longer counts', async () => {
    await database.admin.query(`update ehc_case set state = 'drafting' where id = $1`, [caseId]);
    expect((await record({ rule: 'D3', beginsOn: '2026-04-01' })).text).toContain('it no longer counts');
    expect(await rows()).toEqual([]);
  });
});

describe('withdrawing', () => {
  const withdraw = (id: string, by = officer, withdrawal = 'She came home.') =>
    by.postForm(`${exemptions}/${id}/withdrawal`, { withdrawal, _page: exemptions }, { page: exemptions });
  const recorded = async () => {
    await record();
    return (await rows())[0]!.id as string;
  };

  it('takes it from the timeline, and keeps it with the reason, for ever', async () => {
    const id = await recorded();
    expect((await withdraw(id)).location).toBe(exemptions);
    expect(await timeline()).not.toContain('Day to expect');
    expect((await officer.get(exemptions)).text).toMatch(/Withdrawn.*She came home\./s);
    expect((await withdraw(id)).status).toBe(409);
    for (const change of [
      `update case_exemption set why = '' where id = $1`,
      `delete from case_exemption where id = $1`,
    ])
      await expect(database.admin.query(change, [id])).rejects.toThrow('never change');
  });

  it('happens once, however many officers do it at once', async () => {
    const id = await recorded();
    const other = await portal.visitor().signIn(await make.officer());
    const answers = await Promise.all([withdraw(id), withdraw(id, other)]);
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([303, 409]));
  });

  it('needs a reason, and an exemption of this case', async () => {
    const id = await recorded();
    const answer = await withdraw(id, officer, ' ');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Say why it is withdrawn');
    const elsewhere = await make.row('case_exemption', {});
    expect((await withdraw(elsewhere.id)).status).toBe(404);
    expect((await rows())[0]).toMatchObject({ withdrawn_at: null });
  });
});

describe('nobody else', () => {
  it('records, reads or withdraws through the pages or the API', async () => {
    const { id } = await make.row('case_exemption', { caseId });
    const { teamId } = await make.participant({ caseId, teamId: (await make.team()).id });
    const strangers = [
      await make.officer({ areaId: '999' }),
      await make.contributor({ teamId }),
      await make.parent(caseId),
    ];
    for (const each of strangers) {
      const visitor = await portal.visitor().signIn(each);
      const api = `/api/v1${exemptions}`;
      const answers = [
        await visitor.get(exemptions),
        await visitor.get(api),
        await visitor.postJson(api, illness),
        await visitor.postJson(`${api}/${id}/withdrawal`, { withdrawal: 'No.' }),
      ];
      for (const { status } of answers) expect([403, 404]).toContain(status);
    }
    expect(await rows()).toMatchObject([{ id, withdrawn_at: null }]);
  });

  it('is told half of it: nothing is kept where the news cannot be', async () => {
    await database.admin.query(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger fail before insert on outbox for each row when (new.topic = 'case.exemptions-changed') execute function fail()`);
    expect((await officer.postJson(`/api/v1${exemptions}`, illness)).status).toBe(500);
    await database.admin.query('drop trigger fail on outbox; drop function fail');
    expect(await rows()).toEqual([]);
    expect((await officer.postJson(`/api/v1${exemptions}`, illness)).status).toBe(201);
  });
});

interface Day {
  rule: string;
  dueOn: string;
  exemption: { expectedOn: string } | null;
}
