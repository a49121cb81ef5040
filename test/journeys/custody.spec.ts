import type { INestApplicationContext } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { londonDay } from '#platform';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Someone } from '../factories/index.ts';
import { startPortal, startWorker, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';
import { inMailTo, postOffice, type PostOffice } from './post-office.ts';

// A detention from the youth offending team's form to the plan that the establishment reads, and loses with the release.

const EMAIL = 'lorna.beddows@coldmarsh.example';
const PASSWORD = 'three unusual words';
const today = londonDay(new Date());
let database: TestDatabase;
let portal: Portal;
let worker: INestApplicationContext;
let browser: Browser;
let post: PostOffice;
let dwayne: Someone;
let maud: Someone;

beforeAll(async () => {
  database = await freshDatabase();
  post = await postOffice();
  const { port } = post.server.server.address() as AddressInfo;
  portal = await startPortal(database);
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: portal.url };
  worker = await startWorker(database, { redis: portal.redis, settings });
  const make = factories(database);
  maud = await make.officer({ areaId: '999' });
  const yot = await make.organisation({ kind: 'youth-offending-team', name: 'Rivermere Youth Offending Team' });
  await make.row('organisation_area', { areaId: '999', organisationId: yot.id });
  const team = await make.team({ agency: 'youth-justice', organisationId: yot.id });
  dwayne = await make.contributor({ teamId: team.id });
  await make.organisation({ kind: 'secure-establishment', name: 'Coldmarsh Secure School' });
  await make.organisation({ kind: 'health-commissioner', name: 'NHS England (invented)' });
  const child = await make.row('child', { areaId: '999', givenName: 'Kai', familyName: 'Mensah', born: '2010-02-03' });
  const { id: caseId } = await make.case({ areaId: '999', childId: child.id, state: 'final' });
  const sections = [
    { id: 'B', title: 'Needs', statements: [{ heading: '', text: 'Kai reads slowly.', facts: [], sources: [] }] },
  ];
  await make.planVersion({ areaId: '999', caseId, childName: 'Kai Mensah', sections, givenOn: '2026-03-02' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await worker?.close();
  await portal?.stop();
  post?.server.close();
  await database?.drop();
});

async function tells(somebody: Somebody, what: RegExp): Promise<void> {
  await somebody.choose('What happened?', what);
  await somebody.fillDay('On which day?', today);
}

it('goes from the one form to the plan in custody, and ends with the release', { timeout: 240_000 }, async () => {
  const team = await Somebody.signedIn(browser, portal.url, dwayne.email, dwayne.password);
  await team.goTo('/custody');
  await team.sees('Nobody is in custody');
  await team.follow(/^Tell of a detention/);
  await tells(team, /^Release/);
  await team.fill('First name', 'Kai');
  await team.fill('Last name', 'Mensah');
  await team.fillDay('Date of birth', '2010-02-03');
  await team.press('Tell the authorities');
  await team.sees('Your team has told of no detention of this child');
  await tells(team, /^Detention/);
  await team.select(/^Establishment$/, 'Coldmarsh');
  await team.fill(/^How they understand/, 'One short question at a time.');
  await team.press('Tell the authorities');
  await team.sees('has not said yet whose case this is');
  const noticeUrl = new URL(team.page.url()).pathname;

  const officer = await Somebody.signedIn(browser, portal.url, maud.email, maud.password);
  await officer.goTo('/custody');
  await officer.follow(/^Kai Mensah/);
  await officer.sees('Same first name, last name, date of birth');
  await officer.press('It is this child');
  await officer.sees('Choose who commissions health care there');
  await officer.select('Who commissions health care there?', 'NHS England');
  await officer.press('It is this child');
  await officer.sees('waits for your signature');
  await officer.follow('Sign and send, or see what was sent');
  await officer.sees('one signature sends it to all of them');
  await officer.press('Sign and send');
  await officer.sees('Each can read the plan now');
  await officer.goTo(noticeUrl);
  await officer.fill('Their name', 'Lorna Beddows');
  await officer.fill('Their email address', EMAIL);
  await officer.press('Invite them');
  await officer.sees('Lorna Beddows');
  officer.expectNoErrors();

  const lorna = await Somebody.visiting(browser, portal.url);
  await lorna.goTo(await inMailTo(post, EMAIL, /\/choose-password\S+/));
  await lorna.press('Send me a code');
  await lorna.fill('The code from the email', await inMailTo(post, EMAIL, /(?<=code is )\d{6}/));
  await lorna.fill('Password', PASSWORD);
  await lorna.fill('The same password again', PASSWORD);
  await lorna.press('Choose this password');
  await lorna.signIn(EMAIL, PASSWORD);
  await lorna.sees('Young people at Coldmarsh');
  await lorna.follow('Kai Mensah');
  await lorna.sees('One short question at a time.');
  await lorna.follow('The plan, sections A');
  await lorna.sees('Kai reads slowly.');
  lorna.expectNoErrors();

  await team.goTo(noticeUrl);
  await team.sees('What is needed at once');
  await team.sees('The plan, sections A');
  await team.goTo('/custody');
  await team.sees(/done on/);
  await team.goTo(noticeUrl);
  await team.follow(/^Tell of a transfer or release/);
  await tells(team, /^Release/);
  await team.press('Tell the authorities');
  await team.sees('Released');
  team.expectNoErrors();

  await lorna.page.goto(`${portal.url}/plans`);
  await lorna.seesNot('Kai Mensah');
  await officer.goTo('/custody');
  await officer.follow(/Released, /);
  await officer.press('It is this child');
  await officer.sees(/review after release from custody/i);
  for (const mail of post.mails) expect(mail).not.toMatch(/Kai|Mensah/);
});
