import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, PASSWORD, type Factory, type Someone } from '../factories/index.ts';
import { startPortal, type Portal } from '../portal.ts';
import { expectAccessible, openBrowser } from './browser.ts';
import { Wire } from './wire.ts';

// Writing through a lost connection, a portal that dies and a session that ends; and two colleagues in one draft.

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let browser: Browser;
/** Where the portal is reached, through a wire that can be cut. */
let url: string;
let wire: Wire;
let team: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  wire = new Wire(Number(new URL(portal.url).port));
  url = `http://127.0.0.1:${await wire.join()}`;
  browser = await openBrowser();
  team = (await make.team({ agency: 'health' })).id;
});
afterAll(async () => {
  await browser?.close();
  await wire?.cut();
  await portal?.stop();
  await database?.drop();
});

async function enter(someone: Someone, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await browser.newContext())).newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Email address').fill(someone.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${url}/requests`);
  return page;
}

async function aRequest(): Promise<{ id: string; form: string }> {
  const { id: caseId } = await make.case();
  await make.participant({ caseId, teamId: team });
  const values = { caseId, teamId: team, source: 'health', state: 'received', receivedOn: '2026-03-02' };
  const { id } = await make.adviceRequest({ ...values, dueOn: '2099-01-01' });
  return { id, form: `${url}/requests/${id}` };
}

const strengths = (page: Page) => page.getByLabel(/^What does .+ do well\?/);
const needs = (page: Page) => page.getByLabel('What is the need, and what does it mean day by day?').first();
const state = (page: Page) => page.locator('[data-autosave-state]');
const says = (page: Page, words: RegExp) =>
  expect.poll(() => state(page).innerText(), { timeout: 20_000 }).toMatch(words);
const stored = async (requestId: string) =>
  (await database.admin.query('select body, asides from contribution where request_id = $1', [requestId])).rows[0];
const onDevice = (page: Page) => page.evaluate('JSON.stringify(localStorage)');

/** Runs in the browser. */
const pasting = `(field, html) => {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', 'plain');
  field.focus();
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}`;

it('loses no word when the cable is pulled while somebody writes', async () => {
  const { id, form } = await aRequest();
  const page = await enter(await make.contributor({ teamId: team }));
  await page.goto(form);
  await strengths(page).fill('Before the cable.');
  await says(page, /^Saved \d\d:\d\d$/);

  await page.context().setOffline(true);
  await strengths(page).pressSequentially(' While it was out.');
  await says(page, /^Not connected: kept on this device/);
  await needs(page).fill('Written without a line.');
  expect(await onDevice(page)).toContain('Written without a line.');
  await page.context().setOffline(false);
  await says(page, /^Saved \d\d:\d\d$/);
  expect((await stored(id)).body).toMatchObject({
    strengths: 'Before the cable. While it was out.',
    needs: [{ text: 'Written without a line.' }],
  });
  expect(await onDevice(page)).toBe('{}');
});

it('loses no word when the page is closed while the cable is out, or the portal dies', async () => {
  const { id, form } = await aRequest();
  const page = await enter(await make.contributor({ teamId: team }));
  await page.goto(form);
  await page.context().setOffline(true);
  await strengths(page).fill('Closed while offline.');
  await page.close();
  await page.context().setOffline(false);
  const again = await page.context().newPage();
  await again.goto(form);
  await again.getByText('What was kept on this device is saved in the draft').waitFor();
  expect(await strengths(again).inputValue()).toBe('Closed while offline.');

  await wire.cut();
  await strengths(again).fill('The portal is dead.');
  await says(again, /^Not connected: kept on this device/);
  await again.getByRole('button', { name: 'Save draft' }).first().click();
  await again.waitForURL('chrome-error://**').catch(() => undefined);
  await wire.join();
  await again.goto(form);
  await again.getByText('What was kept on this device is saved in the draft').waitFor();
  expect((await stored(id)).body).toMatchObject({ strengths: 'The portal is dead.' });
  expect(await onDevice(again)).toBe('{}');
});

it('keeps what was written when the session ended, for the same person alone', async () => {
  const { id, form } = await aRequest();
  const [ana, ben] = [await make.contributor({ teamId: team }), await make.contributor({ teamId: team })];
  const page = await enter(ana);
  await page.goto(form);
  await database.admin.query('update person set session_epoch = session_epoch + 1 where id = $1', [ana.personId]);
  await strengths(page).fill('Written by Ana after her session.');
  await says(page, /signed out.+kept on this device/);
  const context = page.context();
  await page.close();

  const other = await enter(ben, context);
  await other.goto(form);
  expect(await strengths(other).inputValue()).toBe('');
  expect(await stored(id)).toBeUndefined();
  await context.clearCookies();
  await other.close();

  const back = await enter(ana, context);
  await back.goto(form);
  await back.getByText('What was kept on this device is saved in the draft').waitFor();
  expect(await strengths(back).inputValue()).toBe('Written by Ana after her session.');

  await back.context().setOffline(true);
  await strengths(back).fill('Not saved before signing out.');
  await says(back, /^Not connected/);
  await back.context().setOffline(false);
  await back.getByRole('button', { name: 'Sign out' }).click(); // the question is answered with yes
  await back.waitForURL('**/sign-in');
  expect(await onDevice(back)).toBe('{}');
});

it('lets two colleagues write in one draft, and shows both texts where they wrote in one place', async () => {
  const { id, form } = await aRequest();
  const [ana, ben] = await Promise.all([1, 2].map(async () => enter(await make.contributor({ teamId: team }))));
  await ana!.goto(form);
  await ben!.goto(form);
  await strengths(ana!).fill('Ana on strengths.');
  await says(ana!, /^Saved/);
  await expect
    .poll(() => ben!.locator('[data-beside]').innerText(), { timeout: 15_000 })
    .toMatch(/is writing in Strengths/);
  await expect.poll(() => strengths(ben!).inputValue(), { timeout: 15_000 }).toBe('Ana on strengths.');
  await needs(ben!).fill('Ben on needs.');
  await says(ben!, /^Saved/);
  await expect.poll(() => needs(ana!).inputValue(), { timeout: 15_000 }).toBe('Ben on needs.');

  await ana!.context().setOffline(true);
  await strengths(ana!).fill('Ana again.');
  await strengths(ben!).fill('Ben on strengths.');
  await says(ben!, /^Saved/);
  await ana!.context().setOffline(false);
  await ana!.getByText('Written at the same time').waitFor({ timeout: 20_000 });
  expect(await stored(id)).toMatchObject({
    body: { strengths: 'Ben on strengths.', needs: [{ text: 'Ben on needs.' }] },
    asides: [{ field: 'strengths', text: 'Ana again.' }],
  });
  await expectAccessible(ana!);
  await ana!.getByRole('button', { name: /^Keep both/ }).click();
  await ana!.waitForLoadState();
  expect(await strengths(ana!).inputValue()).toMatch(/^Ben on strengths\.[^]+wrote: —[^]+Ana again\.$/);
});

it('turns what is pasted from Word into lines of text, and nothing else', async () => {
  const { form } = await aRequest();
  const page = await enter(await make.contributor({ teamId: team }));
  await page.goto(form);
  const paste = async (html: string) => {
    await strengths(page).fill('');
    await page.evaluate(`(${pasting})(document.getElementById('strengths'), ${JSON.stringify(html)})`);
    return strengths(page).inputValue();
  };
  const word = (level: number, marker: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span><![endif]>${text}</p>`;
  expect(
    await paste(
      `<p class=MsoNormal>Asha likes:</p>${word(1, '·', 'maps')}${word(1, '·', 'her <b>dog</b>')}<p>Then:</p>${word(1, '1.', 'one')}${word(1, '2)', 'two')}`,
    ),
  ).toBe('Asha likes:\n• maps\n• her dog\nThen:\n1. one\n2. two');
  expect(
    await paste('<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><ol start="3"><li>d</li><li>e</li></ol>'),
  ).toBe('• a\n  • b\n• c\n3. d\n4. e');
  expect(
    await paste(
      '<p>One<br>two</p><script>window.hit = 1</script><img src=x onerror="window.hit = 1"><style>p{}</style>',
    ),
  ).toBe('One\ntwo');
  expect(await page.evaluate('window.hit')).toBeUndefined();
});
