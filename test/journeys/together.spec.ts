import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Factory, type Someone } from '../factories/index.ts';
import { startPortal, startWorker, type Portal } from '../portal.ts';
import { expectAccessible, openBrowser } from './browser.ts';
import { Somebody } from './people.ts';
import { Wire } from './wire.ts';

// An officer, a therapist and a parent in one Section E at the same time, each at a browser of their own.

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let browser: Browser;
let wire: Wire;
let url: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
  wire = new Wire(Number(new URL(portal.url).port));
  url = `http://127.0.0.1:${await wire.join()}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await wire?.cut();
  await worker?.close();
  await portal?.stop();
  await database?.drop();
});

const enter = (who: Someone) => Somebody.signedIn(browser, url, who.email, who.password);
const HELP = 'Robin will ask for help before it is too much.';
const FRIEND = 'Robin will play with a friend after school.';

async function aCase() {
  const { id: caseId } = await make.case();
  await make.statement({ caseId, category: 'hopes', words: 'A friend who comes home for tea.' });
  const advised = async (agency: string, author: string, texts: string[]) => {
    const who = await make.contributor({ agency });
    await make.participant({ caseId, teamId: who.teamId });
    const given = { caseId, teamId: who.teamId, source: agency, state: 'accepted', duty: agency };
    const request = await make.adviceRequest(given);
    const outcomes = texts.map((text, at) => ({ key: `o${at}`, text, by: 'July', measure: 'Seen weekly', needs: [] }));
    const body = { needs: [], provision: [], outcomes, author: { name: author, role: '', registration: '' } };
    const { id: contributionId } = await make.contribution({ caseId, requestId: request.id, state: 'submitted', body });
    const proposals: string[] = [];
    for (const { needs: _, ...each } of outcomes)
      proposals.push((await make.proposedOutcome({ caseId, contributionId, source: agency, ...each })).id);
    return { who, requestId: request.id, proposals };
  };
  const health = await advised('health', 'Tunde Falade', [HELP]);
  const social = await advised('social-care', 'Anita Deshmukh', [FRIEND, 'Robin will ask grown-ups for help.']);
  const outcome = await make.outcome({ caseId, text: HELP, by: 'July', measure: 'Seen weekly' });
  await make.row('outcome_source', { caseId, proposalId: health.proposals[0], outcomeId: outcome.id });
  return { caseId, health, social, outcomeId: outcome.id };
}

const card = (page: Page, id: string) => page.locator(`article[id="${id}"]`);
const unplaced = (page: Page) => page.locator('#list-unplaced > article');
const connected = (page: Page) => page.locator('[data-together][data-connected="yes"]').waitFor();

async function grab(page: Page, proposal: string): Promise<void> {
  await card(page, proposal).locator('.portal-handle').hover();
  await page.mouse.down();
  await page.mouse.move(0, 0);
}
async function dropOn(page: Page, target: string): Promise<void> {
  await page.locator(`[data-drop="${target}"]`).hover();
  await page.locator(`[data-drop="${target}"]`).hover(); // the second move makes the browser say where it is
  await page.mouse.up();
}

it('three people build Section E together, through a broken connection', async () => {
  const { caseId, health, social, outcomeId } = await aCase();
  const mother = await make.parent(caseId);
  const [officer, therapist, parent] = [
    await enter(await make.officer()),
    await enter(health.who),
    await enter(mother),
  ];
  const page = `/cases/${caseId}/outcomes`;
  await officer.goTo(page);
  await officer.sees('2 proposals are not yet placed');
  await officer.sees('A friend who comes home for tea.');
  await therapist.goTo(`/requests/${health.requestId}/section-e`);
  await parent.goTo(`/family/${caseId}`);
  await parent.follow('Read the outcomes we are working on');
  for (const { page: each } of [officer, therapist, parent]) await connected(each);

  // who is here, as each may know
  await officer.sees(/Here now .*Parent or carer/);
  await officer.sees(/Here now .*Health/);
  await parent.sees(/Here now .*Case officer/);
  await therapist.sees(/Here now .*A member of the family/);

  // a drag appears with the others, and nothing is reloaded
  await parent.page.evaluate('window.stays = true');
  await grab(officer.page, social.proposals[1]!);
  await dropOn(officer.page, outcomeId);
  await officer.sees('1 proposal is not yet placed');
  await parent.sees(/Robin will ask for help.*Health ?Social care/);
  expect(await parent.page.evaluate('window.stays')).toBe(true);
  await expectAccessible(officer.page);
  await expectAccessible(parent.page);

  // the connection breaks in the middle of a drag: nothing moves, nothing is lost, and it is offered again
  await grab(officer.page, social.proposals[0]!);
  await wire.cut();
  await dropOn(officer.page, 'new');
  await officer.sees('Not moved: the connection broke. It is where it was');
  await officer.sees('Not connected just now');
  expect(await unplaced(officer.page).count()).toBe(1);
  await expectAccessible(officer.page);
  // meanwhile somebody else works on; whoever was away sees it once they are back
  await database.admin.query(`update outcome set measure = 'Seen daily', version = version + 1 where id = $1`, [
    outcomeId,
  ]);
  await wire.join();
  await officer.sees('Seen daily');
  await parent.sees('Seen daily');
  await officer.page.getByRole('button', { name: 'Try again' }).click();
  await officer.sees('Every proposal is accounted for');
  await parent.sees(FRIEND);

  // what one writes, the others see at the card and then in it
  await officer.page
    .getByRole('link', { name: 'Edit outcome 1' })
    .or(officer.page.getByRole('button', { name: 'Edit outcome 1' }))
    .first()
    .click();
  await officer.page.waitForURL(/outcomes\/[0-9a-f-]+$/);
  await expectAccessible(officer.page);
  const edited = officer.page.url().split('/').at(-1)!;
  await parent.page.locator(`article[id="${edited}"] .portal-initials`).waitFor();
  await officer.fill('The outcome', `${HELP} At home too.`);
  await parent.sees('At home too.');
  await officer.press('Save');

  // a suggestion is decided, a comment answered, and all see it at once
  await therapist.follow(/^Suggest other words/);
  await therapist.fill('How would you word it?', 'Robin will show a card when it is too much.');
  await therapist.press('Send the suggestion');
  await officer.sees('1 suggestion or comment waits for your answer');
  await parent.follow(/^Say what you think.*Robin will play/);
  await parent.fill('What do you want to tell us about it?', 'Her friend is called Mia.');
  await parent.press('Send it to us');
  await officer.sees('2 suggestions and comments wait for your answer');
  await officer.sees('Her friend is called Mia.');
  await expectAccessible(officer.page);
  await therapist.seesNot('Mia');
  await officer.follow(/^Accept or decline/);
  await officer.choose('What becomes of it?', 'Accept');
  await officer.press('Send the answer');
  await therapist.sees(/Accepted: /);
  await therapist.sees('Robin will show a card when it is too much.');
  await parent.sees('Robin will show a card when it is too much.');
  await officer.follow(/^Answer/);
  await officer.fill('Your answer to the family', 'Thank you. We name Mia.');
  await officer.press('Send the answer');
  await parent.sees('We name Mia.');

  // whose part ends sees no more of it, at once
  await database.admin.query(`update participant set ended_on = '2026-01-02' where team_id = $1`, [health.who.teamId]);
  await officer.page
    .getByRole('button', { name: /^Move down/ })
    .first()
    .click();
  await expect
    .poll(() => parent.page.locator('[data-live-list] > article h3').first().innerText(), { timeout: 10_000 })
    .toContain(FRIEND);
  for (const each of [officer, parent, therapist]) each.expectNoErrors();
});

it('loses no update where two officers write in one outcome, and does not move what is under the pointer', async () => {
  const { caseId, outcomeId, social } = await aCase();
  const [one, two] = [await enter(await make.officer()), await enter(await make.officer())];
  const edit = `/cases/${caseId}/outcomes/${outcomeId}`;
  for (const each of [one, two]) await each.goTo(edit);
  await one.sees('is writing here');
  await one.fill('The outcome', 'What the first wrote.');
  await one.sees(/Saved \d\d:\d\d/);
  await expect
    .poll(() => two.page.getByLabel('The outcome', { exact: true }).inputValue(), { timeout: 20_000 })
    .toBe('What the first wrote.');
  await two.page.context().setOffline(true);
  await two.fill('The outcome', 'What the second wrote.');
  await one.fill('The outcome', 'What the first wrote then.');
  await one.fill('By when', 'The first review');
  await expect
    .poll(async () => (await database.admin.query('select text from outcome where id = $1', [outcomeId])).rows, {
      timeout: 20_000,
    })
    .toEqual([{ text: 'What the first wrote then.' }]);
  await two.page.context().setOffline(false);
  await two.sees('both texts are kept');
  await two.press('Save');
  await two.sees('What the first wrote then.');
  await two.press(/^Use what/);
  await one.goTo(`/cases/${caseId}/outcomes`);
  await one.sees('What the second wrote.');
  await one.sees('The first review');

  // what stands below a card that another places while the pointer is on it stays where it was, until the pointer leaves
  const list = `/cases/${caseId}/outcomes`;
  for (const each of [one, two]) await each.goTo(list);
  for (const each of [one, two]) await connected(each.page);
  const [first, second] = social.proposals as [string, string];
  const placed = await unplaced(one.page).first().getAttribute('id');
  const below = card(one.page, placed === first ? second : first);
  await card(one.page, placed!).hover();
  const before = (await below.boundingBox())!;
  const theirs = card(two.page, placed!);
  await theirs.getByLabel(/^Move to…/).focus();
  await card(one.page, placed!).locator('.portal-initials').waitFor();
  expect((await below.boundingBox())!.y).toBeCloseTo(before.y, 0);
  await theirs.getByLabel(/^Move to…/).selectOption('new');
  await theirs.getByRole('button', { name: /^Move/ }).click();
  await one.sees('Somebody moved this just now.');
  await one.sees('1 proposal is not yet placed');
  expect(Math.abs((await below.boundingBox())!.y - before.y)).toBeLessThan(0.5);
  await one.page.mouse.move(0, 0);
  await one.seesNot('Somebody moved this just now.');

  // and what the pointer is on stays where it was while another moves it up
  const lastOf = async ({ page }: Somebody) => page.locator('#list-outcomes > article').last().getAttribute('id');
  const pointed = (await lastOf(one))!;
  await card(one.page, pointed).hover();
  const stood = (await card(one.page, pointed).boundingBox())!;
  await card(two.page, pointed)
    .getByRole('button', { name: /^Move up/ })
    .click();
  await expect.poll(() => lastOf(one), { timeout: 10_000 }).not.toBe(pointed);
  expect(Math.abs((await card(one.page, pointed).boundingBox())!.y - stood.y)).toBeLessThan(0.5);
  for (const each of [one, two]) each.expectNoErrors();
});
