import type { INestApplicationContext } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planQuestions } from '#statute';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Factory, type Someone } from '../factories/index.ts';
import { startPortal, startWorker, type Portal } from '../portal.ts';
import { elementsOf, readPdf, wordsOf, wordText } from '../printed-files.ts';
import { inFull } from '../sound-plan.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';
import { postOffice, type PostOffice } from './post-office.ts';

// Section E from the advice of six professions to the plan as PDF and Word, by three people at once.

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let post: PostOffice;
let browser: Browser;
let officer: Somebody;
let clinician: Somebody;
let parent: Somebody;
let caseId: string;
let requestId: string;

/** What each profession proposes; the first two say the same. */
const proposed = [
  ['education', 'Noah will travel to school by himself', 'Noah cannot judge traffic.'],
  ['health', 'Noah makes the journey between home and school without an adult', 'Noah tires on longer walks.'],
  ['educational-psychology', 'Noah will begin a task that he is set', 'Noah finds it hard to begin.'],
  ['social-care', 'Noah has a settled bedtime', 'Nights are short.'],
  ['youth-justice', 'Noah will turn down what his friends dare him to do', 'Noah follows others.'],
  ['virtual-school', 'Noah will add and take away up to a hundred', 'Number facts do not stay.'],
] as const;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  post = await postOffice();
  const { port } = post.server.server.address() as AddressInfo;
  worker = await startWorker(database, {
    redis: portal.redis,
    settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: portal.url },
  });
  const people = await caseWithAdvice();
  browser = await openBrowser();
  const enter = (who: Someone) => Somebody.signedIn(browser, portal.url, who.email, who.password);
  [officer, clinician, parent] = (await Promise.all(people.map(enter))) as [Somebody, Somebody, Somebody];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await worker?.close();
  await portal?.stop();
  post?.server.close();
  await database?.drop();
});

it('puts Section E together while the clinician sees how the advice is used', async () => {
  await Promise.all([officer.goTo(`/cases/${caseId}/outcomes`), clinician.goTo(`/requests/${requestId}/use`)]);
  await officer.sees('6 proposals are not yet placed');
  await clinician.sees('Nothing is decided yet');
  await officer.follow('Which of them say the same?');
  await officer.press(/^Join them in one outcome/);
  await officer.goTo(`/cases/${caseId}/outcomes`);
  for (let left = 4; left > 0; left -= 1) {
    await officer.sees(`${left} ${left === 1 ? 'proposal is' : 'proposals are'} not yet placed`);
    await officer.page.locator('#list-unplaced select').first().selectOption('new');
    await Promise.all([
      officer.page.waitForResponse(/\/outcomes$/),
      officer.page.locator('#list-unplaced').getByRole('button', { name: /^Move/ }).first().click(),
    ]);
  }
  await officer.sees('Every proposal is accounted for');
  await officer.goTo(`/cases/${caseId}/needs-and-provision`);
  for (const _ of proposed) await officer.press(/^Use all 2 as they stand/);
  await officer.sees('All needs and provision in the advice are accounted for');
  await clinician.goTo(`/requests/${requestId}/use`);
  await clinician.sees('Joined with what others say');
  await clinician.choose('Does the plan reflect your advice?', 'It does not, because…');
  await clinician.fill('What does it not reflect?', 'He must also rest half way.');
  await clinician.press('Send your answer');
});

it('drafts, hears the family, answers everybody, and issues the final plan', async () => {
  await officer.goTo(`/cases/${caseId}/plan`);
  await officer.press('Make the draft plan');
  await posted('Your draft plan is ready to read');
  await parent.goTo(`/family/${caseId}/draft-views`);
  await parent.choose('What is it about?', 'The whole draft');
  await parent.fill('What do you want to tell us?', 'Please write that he loves buses.');
  await parent.press('Send it to us');
  await parent.choose('What is it about?', 'The draft is right as it is');
  await parent.press('Send it to us');

  await officer.goTo(`/cases/${caseId}/plan/final`);
  await officer.sees('The plan cannot be issued until these 2 are settled');
  await officer.goTo(`/cases/${caseId}/plan/views`);
  await officer.follow(/^Answer/);
  await officer.choose('Will you do what the family asks?', 'Yes');
  await officer.fill('The answer', 'It stands in section A.');
  await officer.press('Send the answer');
  await officer.goTo(`/cases/${caseId}/outcomes`);
  await officer.follow(/does not reflect its advice/);
  await officer.fill('Your answer', 'The step half way is in the outcome now.');
  await officer.press('Send the answer');
  await Promise.all([parent.goTo(`/family/${caseId}/draft-views`), clinician.goTo(`/requests/${requestId}/use`)]);
  await parent.sees('It stands in section A.');
  await clinician.sees('The step half way is in the outcome now.');

  await officer.goTo(`/cases/${caseId}/plan/final`);
  await officer.select('Which school or college does the plan name?', 'Alder Grove');
  await officer.select('What type of institution is it?', 'Mainstream school');
  await officer.choose('Why does the plan name it?', /^It is mainstream, and nothing/);
  await officer.fill('The reasons', 'Noah goes there, and it can do what the plan says.');
  for (const { question } of planQuestions) await officer.choose('What only a reader can judge', question);
  await officer.fill('Sign with your full name', 'Sian Price');
  await officer.press('Sign and issue the plan');
  await officer.sees('Final plan, version 2');
  await posted('Your final plan is issued');
  const unaccounted = await database.admin.query(
    `select 1 from proposed_outcome p where p.case_id = $1 and not exists (select 1 from outcome_source s where s.proposal_id = p.id)`,
    [caseId],
  );
  expect(unaccounted.rowCount).toBe(0);
});

it('is saved by the family as PDF and Word that hold the same words, with a structure to read it by', async () => {
  for (const format of ['PDF', 'Word']) {
    await parent.goTo(`/family/${caseId}/plan/2/documents`);
    await parent.choose('Which kind of file?', format);
    await parent.press('Make the file');
  }
  const pending = async () => {
    await parent.page.reload();
    return parent.page.locator('[data-pending]').count();
  };
  await expect.poll(pending, { timeout: 60_000, interval: 1000 }).toBe(0);
  const saved = async (words: RegExp) => {
    const link = parent.page.locator('#list-of-files').getByRole('link', { name: words });
    const [download] = await Promise.all([parent.page.waitForEvent('download'), link.click()]);
    return Buffer.concat(await (await download.createReadStream()).toArray());
  };
  const pdf = await readPdf(await saved(/PDF/));
  const words = new Set(wordsOf(pdf.text)); // a table that goes on to the next page repeats its headings there
  expect(words).toEqual(new Set(wordsOf(await wordText(await saved(/Word/)))));
  for (const text of [
    'Alder Grove',
    'Sian Price',
    'I want to see my friends on my own.',
    ...proposed.map(([, , need]) => need),
  ])
    expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain(text);
  expect(pdf.language).toMatch(/^en/);
  const elements = elementsOf(pdf.structure);
  expect(elements.map(({ role }) => role)).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'L', 'TH']));
  expect(elements.find(({ role }) => role === 'Figure')?.alt).toBe('Logo of Area 998');
  for (const each of [officer, clinician, parent]) each.expectNoErrors();
});

const posted = (subject: string) =>
  expect.poll(() => post.mails.some((mail) => mail.includes(subject)), { timeout: 30_000 }).toBe(true);

async function caseWithAdvice(): Promise<Someone[]> {
  const school = await make.organisation({ kind: 'school', name: 'Alder Grove' });
  await make.row('organisation_area', { areaId: '998', organisationId: school.id });
  const about = await make.case({ settingId: school.id });
  caseId = about.id;
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const letterhead = { accent: '#7a1f5c', logo: { type: 'png', data: png, width: 1, height: 1 } };
  await database.admin.query(`update area set letterhead = $1 where id = '998'`, [JSON.stringify(letterhead)]);
  await make.statement({ caseId, category: 'hopes', words: 'I want to see my friends on my own.', kind: 'quoted' });
  let therapist: Someone | undefined;
  for (const [agency, outcome, need] of proposed) {
    const someone = await make.contributor({ agency });
    const request = await make.adviceRequest({ caseId, teamId: someone.teamId!, source: agency, state: 'accepted' });
    await make.participant({ caseId, teamId: someone.teamId! });
    if (agency === 'health') [therapist, requestId] = [someone, request.id];
    const words = { text: outcome, by: 'the end of Year 6', measure: 'On four days of five, noted by staff' };
    const contribution = await make.contribution({
      ...{ caseId, requestId: request.id, state: 'submitted' },
      body: {
        author: { name: `${agency} author`, role: 'specialist', registration: '' },
        needs: [{ key: 'n1', area: 'cognition-and-learning', text: need, section: 'B' }],
        outcomes: [{ key: 'o1', ...words, needs: ['n1'] }],
        provision: [{ key: 'p1', text: `Practice that ${agency} plans.`, section: 'F', outcomes: ['o1'], ...inFull }],
      },
    });
    await make.proposedOutcome({ contributionId: contribution.id, key: 'o1', ...words });
  }
  return [await make.someone('signing-officer'), therapist!, await make.parent(caseId)];
}
