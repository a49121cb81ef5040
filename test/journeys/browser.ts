import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumProgram } from '#platform';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium of this machine. @throws Error with the command to run. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumProgram(process.env.CHROMIUM);
  if (!executablePath) {
    throw new Error(
      'The journeys need Chromium. Install it (on Debian: "sudo apt-get install chromium") or set CHROMIUM to its path.',
    );
  }
  return chromium.launch({ executablePath, args: quiet });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/**
 * The rules of WCAG 2.2 A and AA, and axe's best practice but for one: GOV.UK's back link stands before `main`, so not all
 * content is inside a landmark.
 */
const checks = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { region: { enabled: false } },
  resultTypes: ['violations'],
  selectors: false,
};

/** The page as it stands breaks no rule of WCAG 2.2 A and AA that axe can check, and does not scroll sideways at 320 px. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(checks)}).then((result) => result.violations)`,
  )) as Violation[];
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 800 });
  const tooWide = await page.evaluate(
    `[...document.querySelectorAll('main *, header *, nav *')]
      .filter((each) => !each.closest('.govuk-visually-hidden, .portal-cards thead'))
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .map((each) => each.outerHTML.slice(0, 120)).slice(0, 5)`,
  );
  expect(tooWide, `what is wider than 320 px on ${page.url()}`).toEqual([]);
  await page.setViewportSize(size);
}
