import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import type { Visitor } from '../../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;

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

const on = (day: string) => portal.app.get(Clock).travelTo(new Date(`${day}T12:00:00Z`));
const words = (html: string) =>
  html
    .replace(/<details.*?<\/details>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The timeline page on a day: whose turn it is, what is late, and the entries before and after the mark of today. */
async function timelineOf({ id }: Row, day: string) {
  on(day);
  const { status, text } = await officer.get(`/cases/${id}`);
  expect(status).toBe(200);
  const section = (name: string) =>
    words(new RegExp(`<h2[^>]* id="${name}">.*?</h2>(.*?)</section>`, 's').exec(text)![1]!);
  const line = /<ol class="portal-timeline">(.*?)<\/ol>/s.exec(text)![1]!;
  const entries = [...line.matchAll(/<li.*?<\/li>/gs)].map(([entry]) => words(entry));
  const today = entries.findIndex((entry) => entry.startsWith('Today'));
  return {
    text,
    pen: section('pen'),
    late: section('late'),
    past: entries.slice(0, today),
    ahead: entries.slice(today + 1),
  };
}

const requestedOn = '2026-01-05';
const assessing = { state: 'assessing', decision: 'assess', decidedOn: '2026-02-10', familyToldOn: '2026-02-12' };
const isLateInList = async ({ id }: Row) => {
  const { text } = await officer.get('/cases');
  return new RegExp(`portal-row--late"[^>]*>(?:(?!<tr).)*?/cases/${id}`, 's').test(text);
};

describe('a case that waits for the decision', () => {
  it('shows past, today and ahead; deciding and telling the family is one entry with both rules', async () => {
    const about = await make.case({ requestedOn, requesterName: 'Joy Mwangi', state: 'requested' });
    const { pen, late, past, ahead, text } = await timelineOf(about, '2026-01-20');
    expect(past).toEqual(['5 January 2026 Request received from Joy Mwangi']);
    expect(ahead).toEqual([
      '16 February 2026 (in 27 days) Decide whether to assess, and tell the family (D1 and A7) The local authority',
      '27 April 2026 (in 97 days) Decide not to issue, if that is decided (D3) The local authority',
      '27 April 2026 (in 97 days) Draft plan (D4, an aim) The local authority',
      '25 May 2026 (in 125 days) Final plan (D7) The local authority',
    ]);
    expect(pen).toBe(
      'The local authority : decide whether to assess, and tell the family, in 27 days (16 February 2026)',
    );
    expect(late).toBe('Nothing is late.');
    expect(text).toContain('5 January 2026 + 6 weeks (42 calendar days) = 16 February 2026');
  });

  it('says what is late, by how much and since when, here and in the list', async () => {
    const about = await make.case({ requestedOn, state: 'requested' });
    const { late, past, text } = await timelineOf(about, '2026-02-17');
    expect(late).toBe(
      'Decide whether to assess, and tell the family (D1 and A7): 1 day late, since 16 February 2026. The local authority.',
    );
    expect(past.at(-1)).toMatch(/Overdue .* The local authority: 1 day late, since 16 February 2026$/);
    expect(text).toMatch(/Next statutory day: decide whether to assess, yesterday.*Overdue/);
    expect(await isLateInList(about)).toBe(true);
    await timelineOf(about, '2026-02-16');
    expect(await isLateInList(about)).toBe(false);
  });

  it('is done with when it was refused: no further day is owed', async () => {
    const told = { decidedOn: '2026-02-16', familyToldOn: '2026-02-18', decisionReasons: 'Progress is good.' };
    const about = await make.case({ requestedOn, state: 'refused', decision: 'not-assess', ...told });
    const { pen, late, past, ahead } = await timelineOf(about, '2026-07-01');
    expect([pen, late, ahead]).toEqual(['Nobody owes anything by a day now.', 'Nothing is late.', []]);
    expect(past).toContain('16 February 2026 Decided not to assess Progress is good.');
    expect(past).toContain(
      '16 February 2026 (135 days ago) Done late Decide whether to assess, and tell the family (D1 and A7) The local authority: done on 18 February 2026, 2 days late',
    );
  });
});

describe('a case under assessment', () => {
  it('names the bodies that hold the pen, and what they gave late', async () => {
    const about = await make.case({ requestedOn, ...assessing });
    const asked = async (name: string, values: Record<string, unknown>) => {
      const team = await make.team({ name });
      return make.adviceRequest({ caseId: about.id, teamId: team.id, sentOn: '2026-02-12', ...values });
    };
    await asked('Alder Grove', { source: 'education', state: 'taken', receivedOn: '2026-02-13', dueOn: '2026-03-27' });
    await asked('Area EPs', { source: 'educational-psychology', state: 'sent', dueOn: '2026-03-26' });
    await asked('Left behind', { source: 'other', state: 'withdrawn', receivedOn: '2026-02-13' });
    const given = await asked('Speech therapy', { source: 'health', state: 'submitted', receivedOn: '2026-02-13' });
    await make.contribution({
      ...{ caseId: about.id, requestId: given.id, state: 'submitted', submittedAt: '2026-03-29T22:59:00Z' },
    });
    const { pen, late, past, ahead } = await timelineOf(about, '2026-03-30');
    expect(pen).toBe(
      'Education, Alder Grove : advice from education, 3 days ago (27 March 2026) Educational psychology, Area EPs has not opened the request for advice sent on 12 February 2026; its 6 weeks begin when it does',
    );
    expect(late).toBe('Advice from education (B14): 3 days late, since 27 March 2026. Education, Alder Grove.');
    expect(past).toContain('12 February 2026 Asked for advice: Health, Speech therapy');
    expect(past).toContain(
      '27 March 2026 (3 days ago) Done late Advice from health (B14) Health, Speech therapy: done on 29 March 2026, 2 days late',
    );
    expect(ahead[0]).toContain('Decide not to issue, if that is decided');
  });

  it('is not late for not having refused a plan: the plan is what is owed', async () => {
    const about = await make.case({ requestedOn, ...assessing });
    const before = await timelineOf(about, '2026-04-20');
    expect(before.pen).toBe('The local authority : draft plan, in 7 days (27 April 2026)');
    expect(before.text).toContain('Next statutory day: decide whether to issue a plan');
    const { pen, late, text } = await timelineOf(about, '2026-05-01');
    expect([pen, late]).toEqual(['The local authority : final plan, in 24 days (25 May 2026)', 'Nothing is late.']);
    expect(text).toContain('Next statutory day: final plan');
    expect(text).not.toContain('Overdue');
  });
});

describe('a plan that is written', () => {
  it('is not overdue when an aim has passed', async () => {
    const about = await make.case({ requestedOn, ...assessing, state: 'drafting' });
    const parent = await portal.visitor().signIn(await make.parent(about.id));
    const { pen, late, past, text } = await timelineOf(about, '2026-05-01');
    expect(past.at(-1)).toBe('27 April 2026 (4 days ago) Draft plan (D4, an aim) The local authority');
    expect(late).toBe('Nothing is late.');
    expect(pen).toBe('The local authority : final plan, in 24 days (25 May 2026)');
    expect(text).not.toContain('Overdue');
    expect(text).not.toContain('portal-row--late');
    expect(await isLateInList(about)).toBe(false);
    const family = words((await parent.get(`/family/${about.id}`)).text);
    expect(family).toContain('We aimed for 27 April 2026, 4 days ago. It is not done yet.');
    expect(family).not.toContain('This is late');
  });

  it('is with the family for its 15 days, then with the authority', async () => {
    const about = await make.case({ requestedOn, ...assessing, state: 'draft-sent' });
    await make.planVersion({ caseId: about.id, kind: 'draft', number: 1, givenOn: '2026-04-29' });
    const { pen, past } = await timelineOf(about, '2026-05-01');
    expect(pen).toBe('The family : family’s views on the draft, in 12 days (13 May 2026)');
    expect(past).toContain(
      '27 April 2026 (4 days ago) Done Draft plan (D4, an aim) The local authority: done on 29 April 2026',
    );
    const after = await timelineOf(about, '2026-05-14');
    expect([after.pen, after.late]).toEqual([
      'The local authority : final plan, in 11 days (25 May 2026)',
      'Nothing is late.',
    ]);
    expect((await timelineOf(about, '2026-06-01')).late).toContain('Final plan (D7): 7 days late, since 25 May 2026');
  });

  it('that is issued has its review ahead', async () => {
    const about = await make.case({ requestedOn, ...assessing, state: 'final' });
    await make.planVersion({ caseId: about.id, kind: 'draft', number: 1, givenOn: '2026-04-24' });
    await make.planVersion({ caseId: about.id, kind: 'final', number: 2, givenOn: '2026-05-26', born: '2015-01-01' });
    const { pen, past, ahead } = await timelineOf(about, '2026-06-01');
    expect(past).toContain(
      '25 May 2026 (7 days ago) Done late Final plan (D7) The local authority: done on 26 May 2026, 1 day late',
    );
    expect(past).toContain('26 May 2026 Final plan issued');
    expect(ahead.map((entry) => entry.replace(/ \(.*/, ''))).toEqual(['28 April 2027', '26 May 2027']);
    expect(pen).toBe('The local authority : review meeting, in 331 days (28 April 2027)');
  });
});
