import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './browser.ts';

/** Somebody at a browser, who finds things by what they read. Every page they come to is checked with axe. */
export class Somebody {
  readonly #errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.on('pageerror', (error) => this.#errors.push(error.message));
    page.on('console', (message) => {
      const text = message.text(); // GOV.UK Frontend only logs what it could not start
      if ((message.type() === 'error' || text.includes('SupportError')) && !/status of 4\d\d|net::ERR_/.test(text))
        this.#errors.push(text);
    });
  }

  /** Somebody who has not signed in, at no page yet. */
  static async visiting(browser: Browser, origin: string): Promise<Somebody> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    return new Somebody(await context.newPage(), origin);
  }

  static async signedIn(browser: Browser, origin: string, email: string, password: string): Promise<Somebody> {
    return Somebody.following(browser, origin, '/sign-in', email, password);
  }

  /** Comes by a link, signs in there, and is where the link leads. */
  static async following(
    browser: Browser,
    origin: string,
    path: string,
    email: string,
    password: string,
  ): Promise<Somebody> {
    const somebody = await Somebody.visiting(browser, origin);
    await somebody.signIn(email, password, path);
    return somebody;
  }

  async signIn(email: string, password: string, path = '/sign-in'): Promise<void> {
    await this.goTo(path);
    await this.fill('Email address', email);
    await this.fill('Password', password);
    await this.press('Sign in');
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
    await expectAccessible(this.page);
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .fill(text);
  }

  async fillDay(legend: string | RegExp, day: string): Promise<void> {
    const [year, month, date] = day.split('-');
    const group = this.page.getByRole('group', { name: legend });
    await group.getByLabel('Day').fill(date!);
    await group.getByLabel('Month').fill(month!);
    await group.getByLabel('Year').fill(year!);
  }

  async choose(group: string | RegExp, choice: string | RegExp): Promise<void> {
    await this.page.getByRole('group', { name: group }).getByLabel(choice).first().check();
  }

  /** Chooses from a list by words that one of its choices contains. */
  async select(label: string | RegExp, words: string): Promise<void> {
    const list = this.page.getByLabel(label).first();
    const choices = await list.locator('option').allInnerTexts();
    const choice = choices.find((each) => each.includes(words));
    expect(choice, `${words} among ${choices.join(', ')}`).toBeDefined();
    await list.selectOption({ label: choice! });
  }

  /** Presses a button and comes to the next page. */
  async press(name: string | RegExp, nth = 0): Promise<void> {
    await this.arrive(() => this.page.getByRole('button', { name }).nth(nth).click());
  }

  async follow(name: string | RegExp): Promise<void> {
    const link = this.page.getByRole('link', { name }).or(this.page.locator('a[role="button"]', { hasText: name }));
    await this.arrive(() => link.first().click());
  }

  async sees(text: string | RegExp): Promise<void> {
    await expect.poll(() => this.text(), { timeout: 10_000, message: `${text} on ${this.page.url()}` }).toMatch(text);
  }

  async seesNot(text: string | RegExp): Promise<void> {
    expect(await this.text()).not.toMatch(text);
  }

  async text(): Promise<string> {
    return (await this.page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  }

  /** No script failed and nothing was refused by the content security policy on any page so far. */
  expectNoErrors(): void {
    expect(this.#errors).toEqual([]);
  }

  private async arrive(how: () => Promise<void>): Promise<void> {
    try {
      await Promise.all([this.page.waitForEvent('load'), how()]);
    } catch (error) {
      throw new Error(`No next page from ${this.page.url()}, which reads: ${await this.text()}`, { cause: error });
    }
    await expectAccessible(this.page);
  }
}
