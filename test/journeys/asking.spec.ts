import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Clock } from '#platform';
import { addDays, type CivilDate } from '#statute';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Factory, type Someone } from '../factories/index.ts';
import { startPortal, type Portal } from '../portal.ts';
import { adviser, typesQuestion } from './agency.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';

// Two agencies and a family: what was not told is answered once for both, and visits are joined.

let database: TestDatabase;
let portal: Portal;
let browser: Browser;
let make: Factory;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  make = factories(database);
  const child = await make.child({ givenName: 'Kai', familyName: 'Mensah', born: '2018-02-03' });
  caseId = (await make.case({ childId: child.id })).id;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await database?.drop();
});

const enter = (who: Someone) => Somebody.signedIn(browser, portal.url, who.email, who.password);
async function reader(agency: 'health' | 'social-care', team: string) {
  await make.sharingDecision({ caseId, agency, category: 'health', answer: 'agreed' });
  return adviser({ make, portal, browser }, { caseId, agency, team });
}

it('answers once for all, and meets as few people as can be', async () => {
  const hers = await reader('health', 'Speech therapy');
  const { who: therapist } = hers;
  await typesQuestion(hers, 'Has Kai ever had his hearing tested?');
  await therapist.sees('Nothing that you may read seems to answer this');
  await therapist.press(/^Ask the family/);
  await therapist.sees('Waiting for the family');
  const his = await reader('social-care', 'Children in need');
  const { who: worker } = his;
  await typesQuestion(his, 'Was Kai’s hearing ever tested?');
  await worker.press(/^(Ask the family|Look for the answer)/);
  if (!/The family is asked/.test(await worker.text())) await worker.press(/^Ask the family/);
  await worker.sees('Waiting for the family');
  await worker.goTo('/requests?tab=team');
  await worker.sees('Waiting for the family’s answer');

  const mother = await enter(await make.parent(caseId));
  await mother.goTo(`/family/${caseId}`);
  await mother.follow('Answer a question');
  await mother.follow('Has Kai ever had his hearing tested?');
  await mother.sees('Speech therapy');
  await mother.sees('Children in need');
  await mother.fill('Your answer', 'Yes, at two. He hears well.');
  await mother.press('Send my answer');
  await mother.sees('You need not tell it again');
  for (const { who, request } of [hers, his]) {
    await who.goTo(`${request}/family-questions`);
    await who.sees('Yes, at two. He hears well.');
  }

  const today = portal.app.get(Clock).today() as CivilDate;
  for (const [{ who, request }, days] of [
    [hers, 6],
    [his, 9],
  ] as const) {
    await who.goTo(`${request}/visits`);
    await who.fillDay('Which day?', addDays(today, days));
    await who.fill('From', '9:30');
    await who.fill('To', '10:30');
    await who.select('What kind of place?', 'At home');
    await who.fill('Where exactly?', 'In the kitchen');
    await who.fill('Who comes?', 'One of us');
    await who.fill('What for?', 'To play with Kai');
    await who.press('Plan the visit');
    await who.sees('The visit is planned');
  }
  await worker.sees('Could these be one visit?');
  await mother.goTo(`/family/${caseId}/visits`);
  await mother.sees('In the kitchen');

  const officer = await enter(await make.officer());
  await officer.goTo('/board');
  await officer.sees('0 answered from the record, 2 asked once, 0 asked again');
  await officer.goTo(`/cases/${caseId}/visits`);
  await officer.sees('Could these be one visit?');
  await officer.goTo(`/cases/${caseId}/family/questions/ask`);
  for (const each of [therapist, worker, mother, officer]) each.expectNoErrors();
  expect((await database.admin.query('select 1 from statement where case_id = $1', [caseId])).rowCount).toBe(1);
}, 180_000);
