import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { factories, type Someone } from '../factories/index.ts';
import { png } from '../files.ts';
import { startPortal, type Portal } from '../portal.ts';
import { openBrowser } from './browser.ts';
import { Somebody } from './people.ts';

// A family tells once: in words, with a drawing, and the child on pages of their own.

let database: TestDatabase;
let portal: Portal;
let browser: Browser;
let caseId: string;
let people: Record<'mother' | 'officer', Someone>;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  const make = factories(database);
  const child = await make.row('child', { givenName: 'Asha', familyName: 'Sharma', born: '2018-04-03' });
  caseId = (await make.case({ childId: child.id })).id;
  people = {
    mother: await make.parent(caseId),
    officer: await make.officer(),
  };
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await database?.drop();
});

const enter = ({ email, password }: Someone) => Somebody.signedIn(browser, portal.url, email, password);

it('a family tells once, with words, a drawing and the child’s own pages', async () => {
  const mother = await enter(people.mother);
  await mother.sees('Things to do');
  await mother.follow('Tell us your story');
  await mother.follow('Hopes for the future');

  // What is typed is kept while it is typed, and stands there again on another day.
  await mother.page.getByLabel('In your own words').pressSequentially('I hope that she makes a friend.');
  await mother.sees(/Saved \d\d:\d\d/);
  await mother.goTo(`/family/${caseId}/story`);
  await mother.sees('Begun');
  await mother.follow('Hopes for the future');
  expect(await mother.page.getByLabel('In your own words').inputValue()).toBe('I hope that she makes a friend.');
  await mother.press('Tell us this');
  await mother.sees('Thank you. We have it.');
  expect(await mother.page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("draft:"))')).toEqual([]);

  // A recording that is too large is said so before it is sent; a drawing goes with words.
  await mother.follow('Hopes for the future');
  await mother.follow('Add a photo, drawing or recording');
  await mother.fill('What can we see or hear in it?', 'Two girls on a swing.');
  await mother.choose('Who made it?', 'My child');
  const file = mother.page.getByLabel('The photo, drawing or recording');
  await file.setInputFiles({ name: 'long.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(26 * 1024 * 1024) });
  await mother.sees('This file is too big. It can have up to 25 MB.');
  await file.setInputFiles({ name: 'swing.png', mimeType: 'image/png', buffer: png() });
  await mother.seesNot('This file is too big');
  await mother.press('Save it to our story');
  await mother.sees('Two girls on a swing.');
  const shown = `document.querySelector('.portal-picture').naturalWidth`;
  await expect.poll(() => mother.page.evaluate(shown)).toBe(1);

  // The child taps pictures, with the keyboard or a finger.
  await mother.goTo(`/family/${caseId}`);
  await mother.follow('My own pages');
  await mother.follow('Start');
  await mother.page.getByLabel('animals').check();
  await mother.page.getByLabel('music').focus();
  await mother.page.keyboard.press('Space');
  await mother.fill('I want to say', 'And swings!');
  for (const press of ['Next', 'Back to all pages'] as const)
    await (press === 'Next' ? mother.press(press) : mother.follow(press));
  await mother.sees('I like music and animals. And swings!');
  mother.expectNoErrors();
});

it('the officer prints what was told, to be checked without an account', async () => {
  const officer = await enter(people.officer);
  await officer.goTo(`/cases/${caseId}/family`);
  await officer.follow('Print it for the family to check');
  await officer.sees('I hope that she makes a friend.');
  await officer.page.emulateMedia({ media: 'print' });
  expect(await officer.page.getByText('Your signature').isVisible()).toBe(true);
  expect(await officer.page.getByRole('button', { name: 'Record the check' }).isVisible()).toBe(false);
  await officer.page.emulateMedia({ media: 'screen' });
  await officer.fill('Who checked it?', 'Asha’s grandmother');
  await officer.choose('How?', 'On paper, signed');
  await officer.press('Record the check');
  await officer.sees('Asha’s grandmother checked what was written down');
  officer.expectNoErrors();
});
