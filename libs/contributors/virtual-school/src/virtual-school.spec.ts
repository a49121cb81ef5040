import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let head: Visitor;
let officer: Someone;

/** Area 998 assesses or maintains, 997 looks after the child. */
beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  for (const id of ['997', '999']) await make.area({ id });
  officer = await make.officer();
});
beforeEach(async () => {
  portal.app.get(Clock).travelTo(new Date('2026-03-02T10:00:00Z'));
  head = await portal.visitor().signIn(await make.someone('virtual-school-head', { areaId: '997' }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;

interface Given {
  name?: string;
  requestedOn?: string;
  state?: string;
  issuedOn?: string;
  authorityId?: string;
  placedInId?: string;
}

/** A looked-after child with a case: a plan where `issuedOn` says so. */
async function child({
  name = 'Ada Zeal',
  requestedOn = '2026-02-02',
  state = 'assessing',
  issuedOn,
  ...where
}: Given) {
  const [givenName, familyName] = name.split(' ');
  const row = await make.child({ givenName, familyName, born: '2015-04-04' });
  const { id: caseId, reference } = await make.case({ childId: row.id, requestedOn, state });
  if (issuedOn) await make.planVersion({ caseId, kind: 'final', givenOn: issuedOn });
  const period = { caseId, authorityId: '997', placedInId: '997', since: '2026-01-12', ...where };
  const { id } = await make.row('looked_after_period', period);
  return { id, caseId, reference: reference as string, path: `/looked-after/${id}` };
}
const meet = (periodId: string, caseId: string, kind: string, on: string, isHeld = true) =>
  make.row('looked_after_meeting', { periodId, caseId, kind, on, isHeld });
const parts = (name: string, day: string) => {
  const [year, month, date] = day.split('-');
  return { [`${name}[day]`]: date!, [`${name}[month]`]: month!, [`${name}[year]`]: year! };
};

interface List {
  children: { reference: string; concerns: string[]; place: string; next?: { rule: string; dueOn: string } }[];
  found: number;
  counts: { all: number; concerns: { value: string; count: number }[] };
}
const list = async (query = '') => (await head.get(`/api/v1/looked-after${query}`)).json<List>();

describe('the list of looked-after children', () => {
  it('shows those of the head’s own authority in any stage and anywhere, what is wrong with each, and counts them', async () => {
    await make.row('looked_after_period', { caseId: (await make.case()).id, authorityId: '999', placedInId: '997' });
    const late = await child({ name: 'Lena Late', requestedOn: '2025-10-01' });
    const away = await child({ name: 'Awel Away', state: 'final', issuedOn: '2025-01-15', placedInId: '999' });
    await make.row('care_move', { periodId: away.id, caseId: away.caseId, movesOn: '2026-04-01', toAreaId: '997' });
    const well = await child({ name: 'Wyn Well', state: 'final', issuedOn: '2025-09-15' });
    await ask('update ehc_case set setting_id = $2 where id = $1', [
      well.caseId,
      (await make.organisation({ kind: 'school' })).id,
    ]);
    await meet(well.id, well.caseId, 'looked-after-review', '2026-02-05');
    await meet(well.id, well.caseId, 'pep', '2026-02-05');
    const { children, counts } = await list();
    const of = ({ reference }: { reference: string }) => children.find((each) => each.reference === reference)!;
    expect(counts.all).toBe(3);
    expect(of(late)).toMatchObject({ place: 'in-area' });
    expect(of(late).concerns).toEqual(expect.arrayContaining(['plan-late', 'looked-after-review', 'pep', 'no-school']));
    expect(of(away)).toMatchObject({ place: 'coming-in', next: { rule: 'I1', dueOn: '2025-12-18' } });
    expect(of(away).concerns).toContain('annual-review');
    expect(of(well)).toMatchObject({ concerns: [], next: { rule: 'K3', dueOn: '2026-05-05' } });
    expect((await list('?concern=annual-review')).children.map(({ reference }) => reference)).toEqual([away.reference]);
    expect((await list('?place=in-area')).found).toBe(2);

    const page = await head.get('/looked-after?concern=plan-late');
    expect(page.text).toContain('Lena Late');
    expect(page.text).not.toContain('Wyn Well');
    const file = await head.get('/looked-after-children.csv');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.text.split('\r\n')).toHaveLength(5);
    expect(await ask(`select details from audit_entry where action = 'looked-after.exported'`)).toEqual([
      { details: { children: 3 } },
    ]);
    for (const somebody of [officer, await make.contributor(), await make.someone('head')]) {
      const visitor = await portal.visitor().signIn(somebody);
      for (const path of ['/looked-after-children.csv', '/api/v1/looked-after'])
        expect((await visitor.get(path)).status).toBe(404);
      expect((await visitor.get('/looked-after')).text).not.toContain('Lena Late');
    }
  });
});

describe('a child’s page', () => {
  it('has everything on one line for the head, their own meetings for the teacher, nothing for others', async () => {
    const { id, caseId, path } = await child({ state: 'final', issuedOn: '2025-06-02' });
    await meet(id, caseId, 'pep', '2026-02-03');
    await meet(id, caseId, 'health-plan', '2026-01-20');
    await meet(id, caseId, 'looked-after-review', '2026-03-20', false);
    const page = await head.get(path);
    for (const words of [
      'EHC plan issued',
      'Personal education plan meeting',
      'First looked-after review',
      'Annual review of the EHC plan',
    ])
      expect(page.text).toContain(words);
    const teacher = await make.contributor();
    await head.postForm(
      `${path}/keep/people`,
      { part: 'designated-teacher', name: 'Tess Teacher', contact: '', email: teacher.email },
      { page: `${path}/keep` },
    );
    const school = await portal.visitor().signIn(teacher);
    const seen = (await school.get(path)).text;
    expect(seen).toContain('Personal education plan meeting');
    for (const words of [
      'Health assessment',
      'Keep up meetings',
      'EHC assessment requested',
      'First looked-after review',
    ])
      expect(seen).not.toContain(words);
    const own = (await school.get('/looked-after')).text;
    expect(own).toContain(`href="${path}"`);
    expect(own).toContain('Designated teacher');
    expect(own).toContain('None is planned'); // the looked-after review is not theirs
    expect((await school.get('/looked-after-children.csv')).status).toBe(404);
    const stranger = await portal.visitor().signIn(await make.contributor());
    expect((await stranger.get('/looked-after')).text).toContain('You have no part');
    expect((await school.get(`${path}/keep`)).status).toBe(404);
    expect((await school.get(`${path}/one-meeting`)).status).toBe(404);
    expect((await (await portal.visitor().signIn(await make.contributor())).get(path)).status).toBe(404);
  });

  it('puts the overdue review before the reviewing officer, who comes to it first', async () => {
    const { path } = await child({ name: 'Odo Overdue' });
    const reviewing = await make.contributor({ agency: 'other' });
    await head.postForm(
      `${path}/keep/people`,
      { part: 'reviewing-officer', name: 'Ivo', contact: '', email: reviewing.email },
      { page: `${path}/keep` },
    );
    const visitor = await portal.visitor().signIn(reviewing);
    expect((await visitor.get('/')).headers.get('location')).toBe('/looked-after');
    for (const each of ['/looked-after', path]) {
      const { text } = await visitor.get(each);
      expect(text).toContain('First looked-after review');
      expect(text).toContain('Overdue');
    }
  });

  it('sets targets beside Section E: for the officer as it is drafted, for the head once it was released', async () => {
    const { id, caseId, path } = await child({ state: 'drafting' });
    const contribution = await make.contribution({ caseId, state: 'submitted' });
    const proposal = await make.proposedOutcome({ caseId, contributionId: contribution.id });
    const outcome = await make.outcome({ caseId, text: 'Ada will read aloud for 30 minutes every day with an adult' });
    await make.row('outcome_source', { caseId, proposalId: proposal.id, outcomeId: outcome.id });
    for (const text of ['Ada reads aloud for 10 minutes every day with her carer', 'Ada joins the football club'])
      expect((await head.postForm(`${path}/targets`, { text, by: 'Easter' }, { page: path })).status).toBe(303);
    expect((await head.get(path)).text).toContain('No plan was released to you');
    const seen = (await (await portal.visitor().signIn(officer)).get(path)).text;
    expect(seen).toContain('Contradicts');
    expect(seen).toMatch(/how many minutes: 10 minutes in the personal education plan, 30 minutes in Section E/);
    expect(seen.match(/Contradicts|Seems to repeat/g)).toHaveLength(1);
    expect((await head.postForm(`${path}/targets`, { text: '', by: '', _page: path }, { page: path })).status).toBe(
      422,
    );
    expect(await ask('select 1 from pep_target where period_id = $1', [id])).toHaveLength(2);
  });
});

describe('one meeting', () => {
  it('proposes lawful days, plans all of them for one, and says which rules leave none', async () => {
    const { id, caseId, path } = await child({ state: 'final', issuedOn: '2025-07-01' });
    await meet(id, caseId, 'looked-after-review', '2026-02-05');
    const find = `${path}/one-meeting`;
    const holiday = { ...parts('from', '2026-04-13'), ...parts('to', '2026-04-17') };
    expect((await head.postForm(`${find}/holidays`, holiday, { page: find })).location).toBe(find);
    const page = (await head.get(find)).text;
    expect(page).toContain('Ask for advice by');
    expect(page).not.toContain('15 April 2026');
    const [day] = /(?<=name="on" value=")[\d-]+/.exec(page)!;
    expect(day > '2026-03-29' && day <= '2026-05-05').toBe(true);
    await head.postForm(find, { kinds: ['annual-review', 'looked-after-review', 'pep'], on: day }, { page: find });
    expect(
      await ask(
        `select kind, "on"::text from looked_after_meeting where period_id = $1 and not is_held order by kind`,
        [id],
      ),
    ).toEqual(['annual-review', 'looked-after-review', 'pep'].map((kind) => ({ kind, on: day })));
    const none = (await head.get(`${find}?childInNeedBy=2026-03-06&weeksToWrite=2`)).text;
    expect(none).toContain('No day is possible');
    expect(none).toMatch(/Without the child in need review<\/a>: \d+ days/);
    expect(none).toMatch(/Child in need review<\/strong> \(rule I12\): It must be held by 6 March 2026/);
    expect((await head.postForm(find, { kinds: ['pep'], on: day, _page: find }, { page: find })).status).toBe(422);
  });

  it('leaves out the days on which somebody is away, as their team knows it or as it is typed', async () => {
    const { id, caseId, path } = await child({ state: 'final', issuedOn: '2025-07-01' });
    await meet(id, caseId, 'looked-after-review', '2026-02-05');
    const teacher = await make.contributor();
    const away = { teamId: teacher.teamId, personId: teacher.personId, coverId: teacher.personId };
    await make.row('absence', { ...away, startsOn: '2026-03-31', endsOn: '2026-05-05' });
    for (const [name, email] of [
      ['Tess Teacher', teacher.email],
      ['Una Nurse', ''],
    ] as const)
      await head.postForm(
        `${path}/keep/people`,
        { part: email ? 'designated-teacher' : 'designated-nurse', name, contact: '', email },
        { page: `${path}/keep` },
      );
    const days = async (query: string) => {
      const { text } = await head.get(`${path}/one-meeting?${query}`);
      return { text, days: [...text.matchAll(/(?<=name="on" value=")[\d-]+/g)].map(([on]) => on) };
    };
    const first = await days('');
    expect(first.text).toContain('31 March 2026 to 5 May 2026, as their team knows');
    expect(first.days).toEqual(['2026-03-30']);
    const typed = await days('notice=10&notice=10&awayFrom=2026-03-30&awayFrom=&awayTo=&awayTo=');
    expect(typed.text).toContain('No day is possible');
    expect(typed.text).toMatch(/Cannot come from 3[01] March 2026/);
    expect((await days('awayFrom=2026-04-19&awayTo=2026-03-30')).days, 'the wrong way round').toEqual(first.days);
    expect((await days('awayFrom=never&awayTo=2026-99-99')).days, 'no day').toEqual(first.days);
  });
});

describe('a move', () => {
  it('says what must be sent to whom by when, with a pack on paper where the new authority is not here', async () => {
    const { id, path } = await child({ state: 'final', issuedOn: '2025-09-01' });
    const moves = `${path}/moves`;
    const move = {
      ...{ kind: 'authority', toArea: '', toName: 'Gwynedd', _page: moves },
      ...parts('movesOn', '2026-05-04'),
      ...parts('awareOn', '2026-03-02'),
    };
    expect((await head.postForm(moves, move)).location).toBe(moves);
    const page = (await head.get(moves)).text;
    expect(page).toContain('Gwynedd does not use this portal');
    expect(page).toContain('4 May 2026');
    const [{ id: moveId } = { id: '' }] = await ask<{ id: string }>('select id from care_move where period_id = $1', [
      id,
    ]);
    expect((await head.get(`${moves}/${moveId}/pack`)).text).toContain(
      'The EHC plan, whole, with all advice of section K',
    );
    const sent = { ...parts('sentOn', '2026-03-02'), sentHow: 'paper', _page: moves };
    const send = () => head.postForm(`${moves}/${moveId}/sent`, sent, { page: moves });
    expect((await send()).location).toBe(moves);
    expect((await send()).status).toBe(409);
    for (const wrong of [
      { toName: '' },
      parts('awareOn', '2026-03-09'),
      parts('movesOn', '2036-03-09'),
      { toArea: '000' },
    ])
      expect((await head.postForm(moves, { ...move, ...wrong })).status, JSON.stringify(wrong)).toBe(422);
    expect(await ask('select 1 from care_move where period_id = $1', [id])).toHaveLength(1);
  });
});

describe('a calendar', () => {
  it('has the due days of one membership under a secret address without names, until it is ended', async () => {
    const { caseId } = await child({ name: 'Secret Name' });
    const somebody = await make.contributor();
    await make.participant({ caseId, teamId: somebody.teamId });
    await make.adviceRequest({ caseId, teamId: somebody.teamId, reference: 'EHC-2026-7', dueOn: '2026-04-13' });
    await make.adviceRequest({ reference: 'EHC-OTHER' });
    const visitor = await portal.visitor().signIn(somebody);
    const page = await visitor.postForm('/calendar');
    const [path] = /\/calendars\/[\w-]{32}\.ics/.exec(page.text)!;
    const stranger = portal.visitor();
    const calendar = await stranger.get(path);
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    expect(calendar.text).toContain('SUMMARY:Advice due EHC-2026-7');
    expect(calendar.text).toContain('DTSTART;VALUE=DATE:20260413');
    expect(calendar.text).not.toMatch(/Secret|EHC-OTHER/);
    expect((await visitor.get('/calendar')).text).not.toContain('/calendars/');
    const [, other] = /\/calendars\/([\w-]{32})/.exec((await visitor.postForm('/calendar')).text)!;
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`/calendars/${other}.ics`)).status).toBe(200);
    const { id: periodId, ...looked } = await child({ name: 'Secret Name' });
    await meet(periodId, looked.caseId, 'looked-after-review', '2026-03-20', false);
    const [own] = /\/calendars\/[\w-]{32}\.ics/.exec((await head.postForm('/calendar')).text)!;
    const days = (await stranger.get(own)).text;
    expect(days).toContain(`SUMMARY:Looked-after review ${looked.reference}`);
    expect(days).not.toContain('Secret');
    expect((await stranger.get(`/calendars/${other}.ics`)).text).not.toContain('Looked-after');
    await visitor.postForm('/calendar/end', {}, { page: '/calendar' });
    expect((await stranger.get(`/calendars/${other}.ics`)).status).toBe(404);
    expect((await stranger.get(`/calendars/${'x'.repeat(32)}.ics`)).status).toBe(404);
  });
});
