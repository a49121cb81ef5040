import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civil, Clock } from '#platform';
import { civilDate, DATE_FLAGS, OTHER_FLAGS, type Timeline } from '#statute';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';
import { answer as command } from '../../../../statute/src/timeline/command.ts';
import { Given } from './given.ts';
import { iCalendar } from './i-calendar.ts';
import { groups, questions } from './questions.ts';

const today = civilDate('2026-01-05');
let database: TestDatabase;
let portal: Portal;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  portal.app.get(Clock).travelTo(new Date(`${today}T12:00:00Z`));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const get = (query: string, path = '/timeline') => portal.visitor().get(query ? `${path}?${query}` : path);
/** The same facts for the command and, as an address, for the page. */
const cases: string[][] = [
  ['--requested', '2026-01-05'],
  ['--brought-to-attention', '2025-11-24', '--requested', '2026-01-05', '--born', '2009-09-01'],
  ['--advice-received', 'health=2025-06-04', '--advice-received', 'social care=2025-06-05', '--now', '2025-07-01'],
  ['--requested', '2025-03-03', '--exempt', 'D7:exceptional:2025-07-01:2025-08-05'],
  ['--advice-received', 'health=2025-06-04', '--exempt', 'D2=health:absence:2025-06-10:2025-07-20'],
  ['--tribunal-order', 'amend:2025-07-01', '--tribunal-order', 'name:2025-07-01', '--notice-sent', '2025-11-05'],
  [
    '--phase-transfer',
    'secondary-to-post16:2026-09-01',
    '--plan-issued',
    '2025-01-31',
    '--looked-after-since',
    '2025-12-12',
  ],
  ['--custody-notified', '2025-12-23', '--section17-referred', '2026-03-06', '--transfer-aware', '2025-06-07'],
];
const queryOf = (args: readonly string[]) =>
  new URLSearchParams(
    args.flatMap((arg, at): [string, string][] => (at % 2 ? [] : [[arg.slice(2), args[at + 1]!]])),
  ).toString();
const timelineOf = (args: readonly string[]) => JSON.parse(command([...args, '--json'], today).stdout) as Timeline;

describe('the page', () => {
  it('asks for every fact that the command takes', () => {
    const asked = [...questions.map(({ flag }) => flag), 'exempt'];
    expect(asked.sort()).toEqual([...Object.keys(DATE_FLAGS), ...Object.keys(OTHER_FLAGS)].sort());
    expect(groups.length).toBeLessThan(12);
  });

  it('is open to anyone, and leaves nothing: no cookie, no row', async () => {
    const rows = async () =>
      (await database.admin.query('select (select count(*) from audit_entry) + (select count(*) from outbox) as n'))
        .rows;
    const before = await rows();
    const { status, text, headers } = await get('');
    expect(status).toBe(200);
    expect(text).toContain('<h1 class="govuk-heading-l">Work out the statutory days</h1>');
    expect((await get('requested=2026-01-05')).headers.getSetCookie()).toEqual([]);
    expect(headers.getSetCookie()).toEqual([]);
    expect(await rows()).toEqual(before);
    expect((await portal.visitor().get('/sign-in')).text).toContain('href="/timeline"');
  });

  it.each(cases.map((args) => [args.join(' '), args] as const))('says what the command says: %s', async (_, args) => {
    const { status, text } = await get(queryOf(args));
    const { deadlines, decisionMaker } = timelineOf(args);
    expect(status).toBe(200);
    const days = [...text.matchAll(/<li>\s*<p class="[^"]*"><strong>([^<]+)<\/strong>/g)].map(([, day]) => day);
    expect(days).toEqual(deadlines.map(({ dueOn }) => civil(dueOn)));
    for (const { explanation, arithmetic, exemption } of deadlines) {
      expect(text).toContain(explanation);
      expect(text).toContain(arithmetic);
      if (exemption) expect(text).toContain(`Day to expect: ${civil(exemption.expectedOn)}`);
    }
    if (decisionMaker) expect(text).toContain(decisionMaker.explanation);
    expect((await get(queryOf(args), '/api/v1/timeline')).json()).toEqual({ deadlines, decisionMaker });
  });

  it('turns what the form sends into a link that holds only what was filled in', async () => {
    const sent = new URLSearchParams({
      'requested[day]': '3',
      'requested[month]': '3',
      'requested[year]': '2025',
      'born[day]': '',
      'born[month]': '',
      'born[year]': '',
      'advice-received[0][kind]': 'health',
      'advice-received[0][on][day]': '4',
      'advice-received[0][on][month]': '6',
      'advice-received[0][on][year]': '2025',
      'advice-received[1][kind]': 'education',
      'advice-received[1][on][day]': '',
      'tribunal-order[0][kind]': 'amend',
      'tribunal-order[0][on][day]': '1',
      'tribunal-order[0][on][month]': '7',
      'tribunal-order[0][on][year]': '2025',
      'exempt[0][target]': 'D7=final plan',
      'exempt[0][ground]': 'exceptional',
      'exempt[0][from][day]': '1',
      'exempt[0][from][month]': '7',
      'exempt[0][from][year]': '2025',
      'exempt[0][to][day]': '5',
      'exempt[0][to][month]': '8',
      'exempt[0][to][year]': '2025',
    });
    const { status, location } = await get(sent.toString());
    expect(status).toBe(303);
    expect([...new URL(location!, portal.url).searchParams]).toEqual([
      ['requested', '2025-03-03'],
      ['advice-received', 'health=2025-06-04'],
      ['tribunal-order', 'amend:2025-07-01'],
      ['exempt', 'D7=final plan:exceptional:2025-07-01:2025-08-05'],
    ]);
    const { text } = await portal.visitor().get(location!);
    expect(text).toContain('The exemption can apply here');
    expect(text).toContain('Day in law: 21 July 2025. Day to expect: 6 August 2025.');
    expect(text).toMatch(/name="requested\[year\]"[^>]* value="2025"/);
    expect(text).toMatch(/<option value="D7=final plan" selected>/);
    expect(text).toMatch(/<option value="amend" selected>/);
  });

  it.each([
    ['requested=2026-02-30', 'requested', 'Day the local authority received the request must be a real date'],
    ['requested[day]=1&requested[month]=&requested[year]=2026', 'requested', 'must be a real date'],
    ['requested[day]=', 'requested', 'Enter at least one day'],
    ['now=2026-01-05', 'requested', 'Enter at least one day'],
    ['requested=2026-01-05&requested=2026-01-06', 'requested', 'give only one'],
    ['requested=2199-12-01', 'requested', 'outside the years 1900 to 2199'],
    ['advice-received=health=soon', 'advice-received-0-on', 'The day of the request for advice must be a real date'],
    ['tribunal-order=maybe:2025-07-01', 'tribunal-order-0-kind', 'choose from the list'],
    ['tribunal-order[0][kind]=amend', 'tribunal-order-0-on', 'Enter the day of the tribunal’s order'],
    ['requested=2025-03-03&exempt=D7', 'exempt-0-ground', 'Choose the ground'],
    ['requested=2025-03-03&exempt=D7:absence:2025-07-02:2025-07-01', 'exempt-0-to', 'must not be before its first'],
    [
      'requested=2025-03-03&exempt=B14:absence:2025-07-02:2025-09-01',
      'exempt-0-target',
      'These dates give no deadline B14',
    ],
    [
      'tribunal-order=make:2025-07-01&exempt=D12:absence:2025-07-05:2025-08-01',
      'exempt-0-target',
      'from which deadline',
    ],
  ])('says what is wrong with %s, at its field', async (query, id, message) => {
    const { status, text } = await get(query);
    expect(status).toBe(422);
    expect(text).toContain('<title>Error: ');
    expect(text).toMatch(new RegExp(`<a href="#${id}">[^<]*${message}`));
    expect(text).toContain(`id="${id}"`);
    for (const path of ['/timeline.ics', '/api/v1/timeline']) expect((await get(query, path)).status).toBe(422);
  });

  it('shows what anyone writes into a link as text', async () => {
    const { status, text } = await get(queryOf(['--advice-received', '<script>alert(1)</script>=2025-06-04']));
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(new Given('?__proto__[day]=1&exempt[0][__proto__]=x&requested%5B=%E0').isAsked).toBe(true);
  });
});

describe('the calendar', () => {
  it('has a whole day for each deadline', async () => {
    const { headers, text } = await get(queryOf(cases[2]!), '/timeline.ics');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="statutory-days.ics"');
    const { deadlines } = timelineOf(cases[2]!);
    expect([...text.matchAll(/^DTSTART;VALUE=DATE:(\d+)\r$/gm)].map(([, day]) => day)).toEqual(
      deadlines.map(({ dueOn }) => dueOn.replaceAll('-', '')),
    );
    expect(text.match(/^UID:/gm)).toHaveLength(deadlines.length);
    const again = (await get(queryOf(cases[2]!), '/timeline.ics')).text;
    expect(again.match(/^UID:.*$/gm)).toEqual(text.match(/^UID:.*$/gm));
    expect(new Set(again.match(/^UID:.*$/gm)).size).toBe(deadlines.length);
  });

  it('folds lines at 75 octets, never within a character, and lets no text end its line', () => {
    const description = `${'é’字👩‍👧'.repeat(30)}\r\nBEGIN:VALARM; a, b \\ \u0000c`;
    const file = iCalendar([{ uid: 'a@b', on: '2026-05-25', summary: 'Final plan', description }], new Date(0));
    const lines = file.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(lines.every((line) => !line.includes('\n') && !line.includes('�'))).toBe(true);
    const unfolded = file.replaceAll('\r\n ', '').split('\r\n');
    expect(unfolded).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//EHC portal//Statutory days//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:a@b',
      'DTSTAMP:19700101T000000Z',
      'DTSTART;VALUE=DATE:20260525',
      'SUMMARY:Final plan',
      String.raw`DESCRIPTION:${'é’字👩‍👧'.repeat(30)}\nBEGIN:VALARM\; a\, b \\ c`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });
});
