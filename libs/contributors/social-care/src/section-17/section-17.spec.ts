import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import { section17Machine } from '#statute';
import type { Visitor } from '../../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';
import { moves } from './section-17.schema.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: Row;
let council: Row;
let worker: Visitor;
let officer: Visitor;
let caseId: string;

const on = (day: string, name = 'on') => {
  const [year, month, of] = day.split('-').map(Number) as [number, number, number];
  return { [`${name}[day]`]: of, [`${name}[month]`]: month, [`${name}[year]`]: year };
};
const referral = (day = '2026-03-16') => ({
  ...on(day, 'referredOn'),
  referredBy: 'Fern School',
  reason: 'Nights without sleep at home.',
});
const page = () => `/social-care/${caseId}`;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  portal.app.get(Clock).travelTo(new Date('2026-03-20T10:00:00Z'));
  council = await make.organisation({ kind: 'local-authority' });
  await make.area();
  await make.row('organisation_area', { areaId: '998', organisationId: council.id });
  team = await make.team({ agency: 'social-care', organisationId: council.id });
  worker = await portal
    .visitor()
    .signIn(await make.someone('contributor', { teamId: team.id, organisationId: council.id }));
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case({ requestedOn: '2026-03-02' })).id;
  await make.participant({ caseId, teamId: team.id });
});

const rows = async <T>(sql: string, values: unknown[] = [caseId]) =>
  (await database.admin.query<T & object>(sql, values)).rows;
const one = async () => (await rows<Record<string, string>>('select * from section17 where case_id = $1'))[0]!;

describe('the stages', () => {
  const steps: Record<string, (typeof moves)[number][]> = {
    referred: [],
    triaged: ['triage'],
    assessing: ['triage', 'begin'],
    ended: ['triage', 'begin', 'end'],
    'closed-early': ['close-early'],
  };
  const move = (who: Visitor, id: string, action: string) =>
    who.postForm(
      `${page()}/assessments/${id}`,
      { action, ...on('2026-03-18'), outcome: 'child-in-need', because: 'The family moved.', _page: page() },
      { page: '/acting-as' },
    );

  it.each(section17Machine.states.flatMap((state) => moves.map((action) => [state, action] as const)))(
    'from %s by %s go where the machine says, for the team and nobody else',
    async (state, action) => {
      await worker.postForm(page(), referral());
      const { id } = await one();
      for (const step of steps[state]!) expect((await move(worker, id!, step)).status).toBe(303);
      const before = await one();
      const therapist = await make.contributor({ agency: 'health' });
      await make.participant({ caseId, teamId: therapist.teamId });
      const others = [
        officer,
        await portal.visitor().signIn(await make.contributor({ agency: 'social-care' })),
        await portal.visitor().signIn(therapist),
        await portal.visitor().signIn(await make.parent(caseId)),
      ];
      for (const other of others) {
        expect((await move(other, id!, action)).status).toBe(404);
        expect((await other.get(page())).status).toBe(404);
      }
      expect(await one()).toEqual(before);
      const isAllowed = (section17Machine.actionsFrom(state) as readonly string[]).includes(action);
      expect((await move(worker, id!, action)).status).toBe(isAllowed ? 303 : 409);
      const after = await one();
      expect(after.state).toBe(isAllowed ? section17Machine.next(state, action) : state);
      if (action === 'end' && isAllowed) expect(after.outcome).toBe('child-in-need');
    },
  );

  it('are one at a time, also for two who refer at once', async () => {
    const answers = await Promise.all([worker.postForm(page(), referral()), worker.postForm(page(), referral())]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(await rows('select 1 from section17 where case_id = $1')).toHaveLength(1);
  });
});

describe('the referral', () => {
  it.each([
    ['before the EHC request', '2026-02-02', '2026-02-03', '2026-04-08'],
    ['after it', '2026-03-16', '2026-03-17', '2026-05-21'],
  ])('%s starts the days of working days beside the 6 and 20 weeks', async (_, day, triage, end) => {
    await worker.postForm(page(), referral(day));
    const { text } = await worker.get(page());
    const words = (iso: string) =>
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
    for (const due of [triage, end, '2026-04-13', '2026-07-20']) expect(text).toContain(words(due));
    expect((await worker.get('/social-care?whose=team')).text).toContain(words(triage));
    const [path] = /\/calendars\/[\w-]{32}\.ics/.exec((await worker.postForm('/calendar')).text)!;
    const calendar = (await portal.visitor().get(path)).text;
    for (const due of [triage, end]) expect(calendar).toContain(`DTSTART;VALUE=DATE:${due.replaceAll('-', '')}`);
    expect(calendar).toContain('SUMMARY:Social care assessment due');
    expect(calendar).not.toMatch(/section 17|Robin/i);
  });

  it.each([
    ['a day ahead', on('2026-04-01', 'referredOn'), 'cannot be in the future'],
    ['an impossible day', on('2026-02-30', 'referredOn'), 'must be a real date'],
    ['nobody who referred', { referredBy: ' ' }, 'Enter who referred the child'],
    ['too many words', { reason: 'x'.repeat(6000) }, 'characters or fewer'],
  ])('with %s is refused and writes nothing', async (_, wrong, message) => {
    const answer = await worker.postForm(page(), { ...referral(), ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(await one()).toBeUndefined();
  });

  it('refuses steps before the one that came before, without an outcome, or without a reason', async () => {
    await worker.postForm(page(), referral());
    const { id } = await one();
    const step = (fields: object) =>
      worker.postForm(
        `${page()}/assessments/${id}`,
        { ...on('2026-03-17'), ...fields, _page: page() },
        { page: page() },
      );
    expect((await step({ action: 'triage', ...on('2026-03-15') })).text).toContain('before the step that came before');
    expect((await step({ action: 'close-early' })).text).toContain('Say why it was closed early');
    await step({ action: 'triage' });
    await step({ action: 'begin' });
    expect((await step({ action: 'end', outcome: '' })).text).toContain('Choose the outcome');
    expect((await step({ action: 'end', outcome: 'adoption' })).status).toBe(422);
    expect((await one()).state).toBe('assessing');
  });

  it('without an EHC request is joined to the case that comes later, of the same child alone', async () => {
    const child = { childName: 'Iris Vane', ...on('2017-05-04', 'born'), ...referral() };
    const { location } = await worker.postForm('/social-care/children', child);
    expect((await worker.get(location!)).text).toContain('Iris Vane');
    expect((await worker.get('/social-care')).text).toContain('Nobody has asked for a plan');
    expect((await officer.get(location!)).status).toBe(404);
    const twin = (await make.case({ childId: (await make.child({ born: '2017-05-05' })).id })).id;
    await make.participant({ caseId: twin, teamId: team.id });
    const join = (to: string) =>
      worker.postForm(`${location}/case`, { caseId: to, _page: location! }, { page: location! });
    expect((await join(twin)).text).toContain('The date of birth differs');
    expect((await join((await make.case()).id)).status).toBe(404);
    expect((await join(caseId)).status).toBe(303);
    expect((await one()).case_id).toBe(caseId);
    const again = { caseId, _page: '/social-care' };
    expect((await worker.postForm(`${location}/case`, again, { page: '/social-care' })).status).toBe(409);
  });

  it('is kept in no half: where the record fails, nothing is there', async () => {
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail'; end $$;
       create trigger fail before insert on audit_entry for each row when (new.action = 'social-care.kept') execute function fail()`,
    );
    const answer = await worker.postForm(page(), referral());
    await database.admin.query('drop trigger fail on audit_entry; drop function fail()');
    expect(answer.status).toBe(500);
    expect(await one()).toBeUndefined();
  });
});

describe('plans and reviews', () => {
  const facts = () => `${page()}/facts`;
  it('are kept with their days, and proposed as one meeting', async () => {
    const add = (kind: string, reviewOn: string) =>
      worker.postForm(facts(), { kind, ...on('2026-01-05', 'since'), ...on(reviewOn, 'reviewOn') });
    await add('child-in-need', '2026-04-20');
    await add('ehc-plan', '2026-05-18');
    const { text } = await worker.get(facts());
    expect(text).toMatch(/20 April 2026[^]*Child in need review is due first/);
    expect((await officer.get(facts())).status).toBe(404);
    const [{ id } = { id: '' }] = await rows<{ id: string }>(
      `select id from social_care_fact where case_id = $1 and kind = 'child-in-need'`,
    );
    await worker.postForm(`${facts()}/${id}`, on('2026-03-19', 'until'));
    expect((await worker.get(facts())).text).toContain('Child in need plan, 5 January 2026 to 19 March 2026');
  });

  it.each([
    ['a review that is past', { ...on('2026-03-01', 'reviewOn') }, 'That day has passed'],
    ['a plan to come', { ...on('2026-04-01', 'since') }, 'cannot be in the future'],
    ['something else', { kind: 'adoption' }, 'Choose what it is'],
  ])('refuse %s', async (_, wrong, message) => {
    const answer = await worker.postForm(facts(), { kind: 'early-help', ...on('2026-01-05', 'since'), ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(await rows('select 1 from social_care_fact where case_id = $1')).toEqual([]);
  });

  it('warn a year before 18 that adult social care is not arranged', async () => {
    const child = await make.child({ born: '2009-01-10' });
    caseId = (await make.case({ childId: child.id })).id;
    await make.participant({ caseId, teamId: team.id });
    expect((await worker.get(facts())).text).toContain('Adult social care is still to be arranged');
    await worker.postForm(facts(), { kind: 'adult-care', ...on('2027-01-10', 'since') });
    expect((await worker.get(facts())).text).not.toContain('still to be arranged');
  });
});
