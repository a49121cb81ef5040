import type { INestApplicationContext } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addWeeks, longDate, planQuestions, todayInLondon } from '#statute';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Someone } from '../factories/index.ts';
import { startPortal, startWorker, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';
import { inMailTo, postOffice, type PostOffice } from './post-office.ts';
import { writesAndSubmits } from './write-advice.ts';

// The whole walk, once, as its people would do it: from the request to the plan that the head reads.

const today = todayInLondon(new Date());
const received = addWeeks(today, -3);
let database: TestDatabase;
let portal: Portal;
let worker: INestApplicationContext;
let browser: Browser;
let post: PostOffice;
let people: Record<
  'officer' | 'signing' | 'senco' | 'head' | 'dho' | 'therapist' | 'ep' | 'social' | 'stranger',
  Someone
>;

beforeAll(async () => {
  database = await freshDatabase();
  post = await postOffice();
  const { port } = post.server.server.address() as AddressInfo;
  portal = await startPortal(database);
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: portal.url };
  worker = await startWorker(database, { redis: portal.redis, settings });
  people = await everyone(database);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await worker?.close();
  await portal?.stop();
  post?.server.close();
  await database?.drop();
});

it('walks a request to a plan that the named school reads', async () => {
  const officer = await enter(people.officer);
  await registersTheRequest(officer);
  const caseUrl = new URL(officer.page.url()).pathname;
  await decidesToAssess(officer);
  await recordsTheSharing(officer);
  await recordsWhatTheFamilyTold(officer, caseUrl);

  const therapistWaiting = await enter(people.therapist);
  await therapistWaiting.sees('My requests');
  await sendsTheRequests(officer, caseUrl);

  const dho = await enter(people.dho);
  await dho.seesNot('Sharma');
  await dho.select(/^Team for/, 'Speech and language therapy, Rivermere Community Trust');
  await dho.press(/^Allocate/);
  await dho.sees('Speech and language therapy');

  await therapistWaiting.sees('1 change since you opened this page');
  await therapistWaiting.follow('Show them');
  await writesAdvice(therapistWaiting, 'Asha will tell an unfamiliar adult what she needs in a sentence of four words');
  await writesAdvice(await enter(people.senco), 'Asha will ask for help in class in words');
  await writesAdvice(await enter(people.ep), 'Asha will follow a three-step instruction without a prompt');
  await socialWorkerWrites();

  await buildsSectionE(officer, caseUrl);
  await makesTheDraft(officer, caseUrl);
  await mendsWhatTheChecksFind(officer, caseUrl);
  await issuesThePlan(caseUrl);
  await strangersSeeNothing(caseUrl);
  await releasesToTheSchool(officer, caseUrl);

  const head = await enter(people.head);
  await head.follow('Plans released to us');
  await head.follow('Asha Sharma');
  await head.sees('Asha will tell an unfamiliar adult');
  await theFamilySeesWhoRead();
  await everyTeamHasMail();
  officer.expectNoErrors();
  therapistWaiting.expectNoErrors();
});

async function registersTheRequest(officer: Somebody): Promise<void> {
  await officer.sees('Open assessments');
  await officer.follow('Register a request');
  await officer.press('Register the request');
  await officer.sees('There is a problem');
  await officer.fillDay('When was the request received?', received);
  await officer.choose('Who asked?', 'A parent');
  await officer.fill('Name of whoever asked', 'Priya Sharma');
  await officer.fill('First name', 'Asha');
  await officer.fill('Last name', 'Sharma');
  await officer.fillDay('Date of birth', '2018-04-03');
  await officer.choose('Sex as recorded', 'Female');
  await officer.fill(/^NHS number/, '999 000 0018');
  await officer.select('School, nursery or college', 'Alder Grove Primary School');
  await officer.fill(/^Health services/, 'Speech and language therapy');
  await officer.fill(/^Their email address/, 'priya.sharma@family.example');
  await officer.fill(/^Their name/, 'Priya Sharma');
  await officer.press('Register the request');
  await officer.sees('Timeline');
  for (const [weeks, what] of [
    [6, 'Decide whether to assess'],
    [16, 'Draft plan'],
    [20, 'Final plan'],
  ] as const) {
    await officer.sees(longDate(addWeeks(received, weeks)));
    await officer.sees(what);
  }
}

async function decidesToAssess(officer: Somebody): Promise<void> {
  await officer.follow('Record the decision whether to assess');
  await officer.choose('Will we assess?', 'Yes, assess');
  await officer.press('Record the decision');
}

async function recordsTheSharing(officer: Somebody): Promise<void> {
  await officer.sees('The parent decides');
  await officer.fill('Who decided?', 'Priya Sharma');
  await officer.fill('How did you discuss it?', 'At home');
  for (const agency of ['Education', 'Health', 'Educational psychology', 'Social care']) {
    await officer.page
      .getByRole('group', { name: agency, exact: true })
      .getByLabel('All categories')
      .selectOption({ label: 'Agreed' });
  }
  const social = officer.page.getByRole('group', { name: 'Social care', exact: true });
  await social.locator('summary').click();
  await social.getByLabel('Health', { exact: true }).selectOption({ label: 'Refused' });
  await officer.press('Record the decisions');
  await officer.sees('Refused');
}

async function recordsWhatTheFamilyTold(officer: Somebody, caseUrl: string): Promise<void> {
  const told = [
    ['Hopes', 'I want Asha to have a friend who comes home for tea.'],
    ['Health', 'She had glue ear until she was four and <b>grommets</b> twice.'],
  ] as const;
  for (const [category, words] of told) {
    await officer.goTo(`${caseUrl}/family`);
    await officer.select('What is it about?', category);
    await officer.fill('What was told', words);
    await officer.choose('Whose words are these?', 'Their own words');
    await officer.fill('Who told it?', 'Priya Sharma');
    await officer.press('Record it');
    await officer.sees(words);
  }
}

async function sendsTheRequests(officer: Somebody, caseUrl: string): Promise<void> {
  await officer.goTo(`${caseUrl}/advice`);
  await officer.sees('Rule B2');
  await officer.sees('Rule B5');
  await officer.sees('Rule B6');
  await officer.sees('Rule B7');
  await officer.press('Send all requests');
  await officer.sees('Provisional: six weeks run from the day it is received');
}

async function writesAdvice(writer: Somebody, outcome: string): Promise<void> {
  await writer.follow(/Asha Sharma/);
  await writer.sees('friend who comes home for tea');
  await writer.sees('<b>grommets</b> twice');
  await writer.page.getByLabel('How do you know Asha?').fill('Seen twice in class and once at home this month.');
  await expect.poll(() => writer.text(), { timeout: 15_000 }).toMatch(/Saved \d\d:\d\d/);
  await writer.page.reload();
  expect(await writer.page.getByLabel('How do you know Asha?').inputValue()).toContain('Seen twice');
  await writesAndSubmits(writer, { child: 'Asha', outcome });
}

async function socialWorkerWrites(): Promise<void> {
  const social = await enter(people.social);
  await social.follow('My requests');
  await social.follow(/Asha Sharma/);
  await social.sees('friend who comes home for tea');
  await social.seesNot('grommets');
  await social.sees(/withheld/i);
}

async function buildsSectionE(officer: Somebody, caseUrl: string): Promise<void> {
  await officer.goTo(`${caseUrl}/outcomes`);
  await officer.sees('3 proposals are not yet placed');
  await officer.goTo(`${caseUrl}/plan`);
  await officer.press('Make the draft plan');
  await officer.sees('There is a problem');
  await officer.goTo(`${caseUrl}/outcomes`);
  const card = (text: string) => officer.page.locator('aside article').filter({ hasText: text });
  const move = async (text: string, to: string | RegExp) => {
    const menu = card(text).getByLabel(/^Move to…/);
    const choice = (await menu.locator('option').allInnerTexts()).find((each) => new RegExp(to).test(each))!;
    await menu.selectOption({ label: choice });
    await card(text).getByRole('button', { name: /^Move/ }).click();
  };
  await move('an unfamiliar adult', /^An outcome of its own/);
  await officer.sees('2 proposals are not yet placed');
  await move('ask for help', /^1\. /);
  await officer.sees('1 proposal is not yet placed');
  const last = officer.page.locator('aside article').first();
  await last.getByLabel(/^Move to…/).selectOption('not-used');
  await last.getByRole('button', { name: /^Move/ }).click();
  await officer.page.waitForURL(/use=not-used/);
  await officer.choose('How is it used?', 'Not used');
  await officer.fill('Why is it not used?', 'Asha can do this already, as the school shows.');
  await officer.press('Save');
  await officer.sees('Every proposal is accounted for');
  await officer.goTo(`${caseUrl}/needs-and-provision`);
  for (let left = 3; left; left -= 1) await officer.press(/^Use (all|it)/);
  await officer.sees('All needs and provision in the advice are accounted for');
}

async function makesTheDraft(officer: Somebody, caseUrl: string): Promise<void> {
  await officer.goTo(`${caseUrl}/plan`);
  await officer.sees('Advice has not come from');
  await officer.press('Make the draft plan');
  await officer.sees('Asha will tell an unfamiliar adult');
  await officer.seesNot('Placement');
}

async function mendsWhatTheChecksFind(officer: Somebody, caseUrl: string): Promise<void> {
  await officer.goTo(`${caseUrl}/plan`);
  await officer.follow(/^Section F: .* not tied to a need and to an outcome/);
  const towards = officer.page.getByRole('group', { name: /What else does it work towards/ }).getByRole('checkbox');
  for (const each of await towards.all()) await each.check();
  await officer.press('Save');
  await officer.goTo(`${caseUrl}/plan`);
  await officer.follow(/^Section G: .* Speech and language therapy goes in section F/);
  await officer.fill(/^Why does it stand outside section F/, 'It is part of the treatment of her hearing.');
  await officer.press('Save');
  await officer.goTo(`${caseUrl}/plan`);
  await officer.seesNot('The final plan cannot');
}

async function issuesThePlan(caseUrl: string): Promise<void> {
  const signing = await enter(people.signing);
  await signing.goTo(`${caseUrl}/plan`);
  await signing.follow('Issue the final plan');
  await signing.select('Which school or college does the plan name?', 'Alder Grove Primary School');
  await signing.page.getByLabel('What type of institution is it?').selectOption({ index: 1 });
  await signing.choose('Why does the plan name it?', /^It is mainstream, and nothing/);
  await signing.fill('The reasons', 'Asha goes there, and it can do what the plan says.');
  await signing.page.getByLabel('The family has said that it agrees with the draft').check();
  for (const { question } of planQuestions) await signing.choose('What only a reader can judge', question);
  await signing.fill('Sign with your full name', 'Sian Price');
  await signing.press('Sign and issue the plan');
  await signing.sees('Final plan, version 2');
}

/** The same answer as for a plan that does not exist; and the attempt is on record. */
async function strangersSeeNothing(caseUrl: string): Promise<void> {
  const stranger = portal.visitor();
  await stranger.postFields('/sign-in', { email: people.stranger.email, password: people.stranger.password });
  const there = await stranger.get(`${caseUrl}/plan/2`);
  const absent = await stranger.get(`${caseUrl.replace(/[0-9a-f]{12}$/, '000000000000')}/plan/2`);
  const plain = (html: string) => html.replaceAll(/value="[^"]*"/g, '');
  expect(there.status).toBe(404);
  expect(plain(there.text)).toBe(plain(absent.text));
  const { rows } = await database.admin.query(
    "select 1 from audit_entry where action = 'access.refused' and case_id = $1",
    [caseUrl.split('/')[2]],
  );
  expect(rows).toHaveLength(1);
}

async function releasesToTheSchool(officer: Somebody, caseUrl: string): Promise<void> {
  await officer.goTo(`${caseUrl}/plan/2/release`);
  await officer.select('Who is to receive it?', 'Alder Grove Primary School');
  await officer.press('Continue');
  await officer.fill('Why is it necessary?', 'The school teaches Asha and must provide what the plan says.');
  for (const box of await officer.page.locator('input[name="met"]').all()) await box.check();
  await officer.press('Continue');
  await officer.sees('What the family will see in its log');
  await officer.press('Approve and release');
}

async function theFamilySeesWhoRead(): Promise<void> {
  const parent = await Somebody.visiting(browser, portal.url);
  await parent.goTo(await inMailTo(post, 'priya.sharma@family.example', /\/choose-password\S+/));
  await parent.press('Send me a code');
  await parent.fill(
    'The code from the email',
    await inMailTo(post, 'priya.sharma@family.example', /(?<=code is )\d{6}/),
  );
  await parent.fill('Password', 'three unusual words');
  await parent.fill('The same password again', 'three unusual words');
  await parent.press('Choose this password');
  await parent.signIn('priya.sharma@family.example', 'three unusual words');
  await parent.sees('What happens now');
  await parent.follow(/Who has seen/);
  await parent.sees('Alder Grove Primary School');
  await parent.sees('The school teaches Asha and must provide what the plan says.');
  await parent.sees('Speech and language therapy');
}

async function everyTeamHasMail(): Promise<void> {
  const ofUse = (mail: string) => /^Subject: See how/m.test(mail);
  const toThem = () => post.mails.filter((mail) => mail.includes('salt@trust.example'));
  await expect.poll(() => [toThem().length, toThem().filter(ofUse).length], { timeout: 20_000 }).toEqual([2, 1]); // what was asked of them, and how their advice is used
  for (const mail of post.mails) expect(mail).not.toMatch(/Asha|Sharma(?!@)/);
}

const enter = (someone: Someone) => Somebody.signedIn(browser, portal.url, someone.email, someone.password);

async function everyone(database: TestDatabase): Promise<typeof people> {
  const make = factories(database);
  const area = (await make.area({ id: '999' })).id;
  await make.area({ id: '998' });
  const body = async (name: string, kind: string) => {
    const made = await make.organisation({ name, kind });
    await make.row('organisation_area', { areaId: area, organisationId: made.id });
    return made.id;
  };
  const council = await body('Rivermere Council', 'local-authority');
  const school = await body('Alder Grove Primary School', 'school');
  const commissioner = await body('Rivermere Integrated Care Board', 'health-commissioner');
  const trust = await body('Rivermere Community Trust', 'nhs-provider');
  const team = async (organisationId: string, agency: string, name: string, email: string) =>
    (await make.team({ organisationId, agency, name, email })).id;
  const senco = await team(school, 'education', 'SENCO team', 'senco@school.example');
  const salt = await team(trust, 'health', 'Speech and language therapy', 'salt@trust.example');
  const eps = await team(council, 'educational-psychology', 'Educational psychology', 'eps@council.example');
  const social = await team(council, 'social-care', 'Children with disabilities', 'cwd@council.example');
  return {
    officer: await make.officer({ organisationId: council, areaId: area }),
    signing: await make.someone('signing-officer', { organisationId: council, areaId: area }),
    senco: await make.contributor({ teamId: senco }),
    head: await make.someone('head', { organisationId: school, teamId: senco }),
    dho: await make.someone('designated-health-officer', { organisationId: commissioner }),
    therapist: await make.contributor({ teamId: salt }),
    ep: await make.contributor({ teamId: eps }),
    social: await make.contributor({ teamId: social }),
    stranger: await make.contributor({ agency: 'health' }),
  };
}
