import type { INestApplicationContext } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Someone } from '../factories/index.ts';
import { startPortal, startWorker, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';
import { inMailTo, postOffice, type PostOffice } from './post-office.ts';
import { writesAndSubmits } from './write-advice.ts';

// Somebody who belongs to no body of the area, from the family naming her to the advice that the authority accepts.

const EMAIL = 'nora.bell@pool.example';
const PASSWORD = 'three unusual words';
let database: TestDatabase;
let portal: Portal;
let worker: INestApplicationContext;
let browser: Browser;
let post: PostOffice;
let maud: Someone;
let caseUrl: string;

beforeAll(async () => {
  database = await freshDatabase();
  post = await postOffice();
  const { port } = post.server.server.address() as AddressInfo;
  portal = await startPortal(database);
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: portal.url };
  worker = await startWorker(database, { redis: portal.redis, settings });
  const make = factories(database);
  maud = await make.officer({ areaId: '999' });
  const child = await make.row('child', { areaId: '999', givenName: 'Kai', familyName: 'Mensah', born: '2018-02-03' });
  const { id: caseId } = await make.case({ areaId: '999', childId: child.id });
  await make.adviceRequest({ areaId: '999', caseId });
  caseUrl = `/cases/${caseId}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await worker?.close();
  await portal?.stop();
  post?.server.close();
  await database?.drop();
});

it('comes from the mail to accepted advice', async () => {
  const officer = await Somebody.signedIn(browser, portal.url, maud.email, maud.password);
  await officer.goTo(`${caseUrl}/advice`);
  await officer.page.getByText('Somebody who is not in the list').click();
  await officer.fill('Their name', 'Nora Bell');
  await officer.fill('Their email address', EMAIL);
  await officer.press('Send the request');
  await officer.sees('Say where they work');
  await officer.fill('What they are', 'swimming coach');
  await officer.fill('Where they work', 'Harbour Baths');
  await officer.fill('Why is their advice needed?', 'The family named her: she has taught Kai for two years.');
  await officer.press('Send the request');
  await officer.sees('They have not opened the request yet');

  const nora = await Somebody.visiting(browser, portal.url);
  await nora.goTo(await inMailTo(post, EMAIL, /\/choose-password\S+/));
  await nora.seesNot(EMAIL);
  await nora.press('Send me a code');
  await nora.fill('The code from the email', await inMailTo(post, EMAIL, /(?<=code is )\d{6}/));
  await nora.fill('Password', PASSWORD);
  await nora.fill('The same password again', PASSWORD);
  await nora.press('Choose this password');
  await nora.signIn(EMAIL, PASSWORD);
  await nora.sees('Who will read it');
  await nora.sees('she has taught Kai for two years');
  await nora.follow('Write your advice');
  await nora.page.getByLabel('How do you know Kai?').fill('I have taught swimming to Kai every week for two years.');
  await writesAndSubmits(nora, { child: 'Kai', outcome: 'Kai will say when the water is too cold' });
  nora.expectNoErrors();

  await officer.goTo(`${caseUrl}/advice`);
  await officer.follow(/^Accept or return/);
  await officer.sees('Kai will say when the water is too cold');
  for (const point of await officer.page.locator('input[name="met"]').all()) await point.check();
  await officer.press('Accept this advice');
  officer.expectNoErrors();
  for (const mail of post.mails) expect(mail).not.toMatch(/Kai|Mensah/);
});
