import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, addMonths, todayInLondon, type CivilDate } from '#statute';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Someone } from '../factories/index.ts';
import { startPortal, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';

// A child looked after by one authority and assessed by another: the case officer of one and the virtual school head of the other.

let database: TestDatabase;
let portal: Portal;
let browser: Browser;
let maud: Someone;
let alastair: Someone;
let caseUrl: string;
const today = todayInLondon(new Date());

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  const make = factories(database);
  maud = await make.officer({ areaId: '999' });
  await make.area({ id: '998', name: 'Ashcombe Vale' });
  alastair = await make.someone('virtual-school-head', { areaId: '998' });
  const child = await make.row('child', { areaId: '999', givenName: 'Kai', familyName: 'Mensah', born: '2014-02-03' });
  const about = { areaId: '999', childId: child.id, state: 'final', requestedOn: addDays(today, -320) };
  const { id: caseId } = await make.case(about);
  await make.planVersion({ areaId: '999', caseId, kind: 'final', givenOn: addMonths(today, -6) });
  caseUrl = `/cases/${caseId}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await database?.drop();
});

it('comes from two authorities that know of each other to one meeting', async () => {
  const officer = await Somebody.signedIn(browser, portal.url, maud.email, maud.password);
  const head = await Somebody.signedIn(browser, portal.url, alastair.email, alastair.password);
  await head.sees('No child looked after by your authority');

  await officer.goTo(`${caseUrl}/looked-after`);
  await officer.follow('Record that an authority looks after the child');
  await officer.press('Record it');
  await officer.sees('Choose the authority that looks after the child');
  await officer.select('Which authority looks after the child?', 'Ashcombe Vale');
  await officer.fillDay('Since which day?', addDays(today, -10));
  await officer.choose('What kind of placement is it?', 'Foster care');
  await officer.select('In which authority’s area does the child live?', 'Area 999');
  await officer.press('Record it');
  await officer.sees('Looked after by Ashcombe Vale');
  await officer.sees('Out of area');

  await head.goTo('/looked-after');
  await head.sees('1 child or young person looked after by your authority');
  await head.follow('Placed out of our area');
  await head.follow('Kai Mensah');
  await head.sees('All plans and reviews on one line');
  await head.follow('Keep up meetings, placement and people');
  await head.select('What they are', 'Independent reviewing officer');
  await head.fill('Their name', 'Idris Flint');
  await head.press('Add them');
  await head.sees('Independent reviewing officer: Idris Flint');
  await head.follow('Back');
  await head.fill('A target', 'Kai reads with a friend every day');
  await head.fill('By when', 'Easter');
  await head.press('Add the target');
  await head.sees('No plan was released to you');

  await head.follow('Find one day for several meetings');
  await head.sees(/No day is possible|days? (is|are) possible/);
  await head.page.getByLabel('Annual review of the EHC plan').uncheck();
  await head.fill(/they must know: Idris Flint/, '5');
  await head.press('Look again');
  await head.press(/^Plan all for/);
  await head.sees('Planned');

  await officer.goTo(caseUrl);
  await officer.sees('Looked after by Ashcombe Vale');
  await officer.goTo(`${caseUrl}/looked-after`);
  await officer.follow(/^Meetings and targets/);
  await officer.sees('Kai reads with a friend every day');

  await head.goTo('/looked-after');
  await head.follow('Kai Mensah');
  await head.follow('Moves, and what must be sent');
  await head.choose('What changes?', 'The authority');
  await head.fillDay('Day of the move', addDays(today as CivilDate, 40));
  await head.fillDay('Day on which you knew of it', today);
  await head.fill('If it is not in the list', 'Gwynedd');
  await head.press('Record the move');
  await head.sees('Gwynedd does not use this portal');
  await head.follow('The prepared pack');
  await head.sees('What goes with it');

  await officer.goTo(`${caseUrl}/looked-after`);
  await officer.follow(/^Keep up/);
  await officer.fillDay('First day on which the child was no longer looked after', today);
  await officer.press('Record the end');
  await officer.sees('Before');
  await head.goTo('/looked-after');
  await head.sees('No child looked after by your authority');
  officer.expectNoErrors();
  head.expectNoErrors();
  expect(await head.text()).not.toContain('Kai');
});
