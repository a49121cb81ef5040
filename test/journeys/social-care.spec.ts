import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Someone } from '../factories/index.ts';
import { startPortal, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';

// A social worker from the referral to a step-up, beside the advice that they write; the case officer looks on.

const SECRET = 'A joint visit with the police was agreed';
let database: TestDatabase;
let portal: Portal;
let browser: Browser;
let people: Record<'worker' | 'second' | 'officer', Someone>;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  const make = factories(database);
  const team = await make.team({ agency: 'social-care', name: 'Disabled children' });
  const child = await make.child({ givenName: 'Kai', familyName: 'Mensah', born: '2018-02-03' });
  caseId = (await make.case({ childId: child.id })).id;
  await make.participant({ caseId, teamId: team.id });
  await make.sharingDecision({ caseId, agency: 'social-care', category: 'home-and-family' });
  people = {
    worker: await make.contributor({ teamId: team.id }),
    second: await make.contributor({ teamId: team.id }),
    officer: await make.officer(),
  };
  const asked = { caseId, teamId: team.id, source: 'social-care', state: 'taken', receivedOn: '2026-03-02' };
  await make.adviceRequest({ ...asked, assigneeId: people.worker.personId });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await database?.drop();
});

const signedIn = (who: keyof typeof people) =>
  Somebody.signedIn(browser, portal.url, people[who].email, people[who].password);

it('keeps both clocks, writes once, and steps up unseen', async () => {
  const worker = await signedIn('worker');
  await worker.sees('Kai Mensah');
  await worker.follow('Kai Mensah');
  await worker.sees('No referral is recorded');
  await worker.fillDay('On which day were they referred?', '2026-03-02');
  await worker.fill('By whom?', 'Fern School');
  await worker.fill('Why?', 'Nobody at home sleeps.');
  await worker.press('Record the referral');
  await worker.sees('End the section 17 assessment (45 working days)');
  await worker.page.getByLabel('It was decided to assess').check();
  await worker.fillDay('On which day?', '2026-03-03');
  await worker.press('Record it');
  await worker.sees('the assessment has not begun');

  await worker.follow('Write once');
  await worker.fill('The text', 'Kai’s mother needs two nights of rest a month.');
  await worker.select('What is it about?', 'Home and family');
  await worker.page.getByLabel('Section D: a social care need').check();
  await worker.press('Keep the text');
  await worker.press(/^Put it into the EHC advice/);
  await worker.sees('In the EHC advice since');
  await worker.follow('Clocks and stages');
  await worker.follow('Your EHC advice');
  await worker.sees('From your section 17 work');
  await worker.follow('H1 or H2? A few questions');
  await worker.sees('Your draft has no support yet');

  const officer = await signedIn('officer');
  await officer.goTo(`/cases/${caseId}`);
  await officer.sees('Section 17 work is with social care');
  const before = await officer.text();

  await worker.goTo(`/social-care/${caseId}/facts`);
  await worker.select('What is it?', 'Child in need plan');
  await worker.fillDay('Since when?', '2026-03-02');
  await worker.press('Record it');
  await worker.sees('Review held, or ended');

  await worker.follow('Restricted');
  await worker.select('What is it?', 'Strategy discussion');
  await worker.fillDay('On which day?', '2026-03-04');
  await worker.fill('What is to be kept?', SECRET);
  await worker.press('Keep it restricted');
  await worker.seesNot(SECRET);
  await worker.page.getByLabel('Which colleague is to approve it?').selectOption({ index: 1 });
  await worker.fill('Why do you need to read it?', 'I lead the enquiry.');
  await worker.fillDay('Until when?', '2099-01-01');
  await worker.press('Ask them');
  await worker.sees('Not approved yet');

  await officer.goTo(`/cases/${caseId}`);
  expect(await officer.text()).toBe(before);
  await officer.goTo(`/cases/${caseId}/sharing/restricted`);
  await officer.sees('Nobody was given leave to read restricted material');
  await officer.follow('Back to sharing');
  await officer.fill('Who decided?', 'Efua Mensah');
  await officer.fill('How did you discuss it?', 'At home');
  await officer.page.getByLabel('All categories').first().selectOption({ label: 'Agreed' });
  await officer.press('Record the decisions');
  await officer.sees(/Efua Mensah/);

  const second = await signedIn('second');
  await second.follow(/^A colleague waits for your answer/);
  await second.press('Approve as the second person');
  await second.seesNot(SECRET);
  await worker.goTo(`/social-care/${caseId}/restricted`);
  await worker.sees(SECRET);
  await officer.goTo(`/cases/${caseId}/record`);
  await officer.seesNot(/47|social care’s own|strategy/i);
  for (const each of [worker, officer, second]) each.expectNoErrors();
});
