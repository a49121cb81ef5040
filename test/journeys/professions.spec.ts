import type { INestApplicationContext } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Factory, type Someone } from '../factories/index.ts';
import { startPortal, startWorker, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';
import { postOffice, type PostOffice } from './post-office.ts';
import { writesAndSubmits } from './write-advice.ts';

// Each of the six professions, from the mail that tells of the request to the advice that the authority accepts.

const AREA = '999';
let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let browser: Browser;
let post: PostOffice;
let officer: Someone;
let healthOfficer: Someone;
let caseUrl: string;

/** A body of the area, its team, its mailbox, and somebody who works there. */
const professions = [
  ['education', 'Alder Grove Secondary School', 'SENCO team', 'school'],
  ['health', 'Rivermere Community Trust', 'Occupational therapy', 'nhs-provider'],
  ['educational-psychology', 'Rivermere Council psychology', 'Educational psychology', 'other'],
  ['social-care', 'Rivermere Council social care', 'Children looked after', 'other'],
  ['youth-justice', 'Rivermere Youth Offending Team', 'Youth justice case managers', 'youth-offending-team'],
  ['virtual-school', 'Rivermere Virtual School', 'Virtual school', 'virtual-school'],
] as const;
const teams = new Map<string, { id: string; email: string; member: Someone }>();

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  post = await postOffice();
  const { port } = post.server.server.address() as AddressInfo;
  portal = await startPortal(database);
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: portal.url };
  worker = await startWorker(database, { redis: portal.redis, settings });
  await peopleAndCase();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await worker?.close();
  await portal?.stop();
  post?.server.close();
  await database?.drop();
});

it('has the requests sent and the health request given to a team', async () => {
  const sender = await enter(officer);
  await sender.goTo(`${caseUrl}/advice`);
  await leavesOutWhatHasNobody(sender);
  await sender.press('Send all requests');
  await sender.sees('Youth offending team');
  const allocator = await enter(healthOfficer);
  await allocator.select(/^Team for/, 'Occupational therapy');
  await allocator.press(/^Allocate/);
  allocator.expectNoErrors();
  sender.expectNoErrors();
});

it.each(professions.map(([agency]) => agency))('%s goes from the mail to accepted advice', async (agency) => {
  const { email, member } = teams.get(agency)!;
  const link = await linkInMailTo(email);
  const writer = await Somebody.following(browser, portal.url, link, member.email, member.password);
  await writer.sees('My requests');
  await writer.press('Take Kai Mensah');
  await writer.follow('Kai Mensah');
  await writer.sees('a flat of his own');
  await writer.page.getByLabel('How do you know Kai?').fill('Seen three times this term, and with his carer at home.');
  await writesAndSubmits(writer, { child: 'Kai', outcome: `Kai will plan his week, as ${agency} proposes` });
  writer.expectNoErrors();

  const reader = await enter(officer);
  await reader.goTo(`${caseUrl}/advice`);
  await reader.follow(/^Accept or return/);
  await reader.sees(`as ${agency} proposes`);
  for (const point of await reader.page.locator('input[name="met"]').all()) await point.check();
  await reader.press('Accept this advice');
  const { id } = teams.get(agency)!;
  const { rows } = await database.admin.query('select state from advice_request where team_id = $1', [id]);
  expect(rows).toEqual([{ state: 'accepted' }]);
  reader.expectNoErrors();
});

/** Where the rules name somebody who has no team yet, the officer says why they are not asked. */
async function leavesOutWhatHasNobody(sender: Somebody): Promise<void> {
  for (const card of await sender.page.locator('form section.portal-card').all()) {
    const who = card.getByLabel('Who is asked');
    if ((await who.inputValue()) || !(await card.getByLabel('Leave out').count())) continue;
    await card.getByLabel('Leave out').check();
    await card.locator('summary').last().click();
    await card.getByLabel('Why do you change or leave this out?').fill('Writes together with the school.');
  }
}

/** The link that a team's mail names, once the mail is there. */
async function linkInMailTo(email: string): Promise<string> {
  const mail = () => post.mails.find((each) => each.includes(`To: ${email}`));
  await expect.poll(mail, { timeout: 20_000 }).toBeTruthy();
  expect(mail()).not.toMatch(/Kai|Mensah/);
  return new URL(/https?:\/\/\S+/.exec(mail()!.replaceAll(/=\r?\n/g, ''))![0]).pathname;
}

const enter = (someone: Someone) => Somebody.signedIn(browser, portal.url, someone.email, someone.password);

async function peopleAndCase(): Promise<void> {
  await make.area({ id: AREA, name: 'Rivermere' });
  const body = async (name: string, kind: string) => {
    const { id } = await make.organisation({ name, kind });
    await make.row('organisation_area', { areaId: AREA, organisationId: id });
    return id;
  };
  officer = await make.officer({ organisationId: await body('Rivermere Council', 'local-authority'), areaId: AREA });
  const commissioner = await body('Rivermere Integrated Care Board', 'health-commissioner');
  healthOfficer = await make.someone('designated-health-officer', { organisationId: commissioner });
  let settingId = '';
  for (const [agency, organisation, name, kind] of professions) {
    const organisationId = await body(organisation, kind);
    if (agency === 'education') settingId = organisationId;
    const { id } = await make.team({ organisationId, agency, name, email: `${agency}@example.test` });
    teams.set(agency, { id, email: `${agency}@example.test`, member: await make.contributor({ teamId: id }) });
  }
  const child = await make.row('child', { areaId: AREA, givenName: 'Kai', familyName: 'Mensah', born: '2010-02-03' });
  const { id: caseId } = await make.case({
    areaId: AREA,
    childId: child.id,
    settingId,
    circumstances: {
      yearGroup: 11,
      sensoryImpairment: ['hearing'],
      lookedAfter: true,
      lookedAfterBy: '',
      serviceFamily: false,
      youthJustice: true,
      knownToSocialCare: true,
      healthServices: ['Occupational therapy'],
      askedFor: [],
    },
  });
  caseUrl = `/cases/${caseId}`;
  await make.statement({ areaId: AREA, caseId, category: 'hopes', words: 'I want a flat of his own for Kai one day.' });
  for (const [agency] of professions) {
    await make.sharingDecision({ areaId: AREA, caseId, agency, category: 'hopes', answer: 'agreed' });
  }
}
