import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { Config } from '../config.ts';
import { Views } from '../web/views.ts';
import { chromiumProgram } from './chromium.ts';
import type { PrintedDocument } from './printed-document.ts';

const IDLE_MS = 120_000;
const LONGEST_MS = 90_000;
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the program that its environment names, so that other processes go first. */
const gently = path.join(import.meta.dirname, 'gently.sh');

/** There is no Chromium where this process runs. */
export class NoChromium extends Error {
  override readonly name = 'NoChromium';
}

/** Writes documents as tagged PDF. One browser is kept warm, and ended when nothing has been printed for two minutes. */
@Injectable()
export class PdfPrinter implements BeforeApplicationShutdown {
  #browser: Promise<Browser> | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly views: Views,
  ) {}

  /** Whether there is a Chromium to print with. */
  isThere(): boolean {
    return chromiumProgram(this.config.values.CHROMIUM) !== null;
  }

  /**
   * The document as PDF with headings, lists, table headers, language and bookmarks. Nothing in it is run or fetched.
   * @throws NoChromium where there is none; Error when it broke or took longer than 90 seconds, and the browser is then ended
   */
  async print(document: PrintedDocument): Promise<Buffer> {
    clearTimeout(this.#idle);
    const late = new AbortController();
    try {
      const browser = await (this.#browser ??= this.launch());
      const tooLate = new Promise<never>((_, reject) => {
        const timer = setTimeout(() => reject(new Error('Printing took too long')), LONGEST_MS);
        late.signal.addEventListener('abort', () => clearTimeout(timer));
      });
      return await Promise.race([this.printIn(browser, document), tooLate]);
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      late.abort();
      this.#idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#idle);
    await this.end();
  }

  private async printIn(browser: Browser, document: PrintedDocument): Promise<Buffer> {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    try {
      const page = await context.newPage();
      await page.setContent(this.views.render('platform/src/print/printed.njk', { document }));
      return await page.pdf({
        format: 'A4',
        tagged: true,
        outline: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: this.views.render('platform/src/print/foot.njk', { document }),
        margin: { top: '18mm', bottom: document.isLarge ? '28mm' : '22mm', left: '18mm', right: '18mm' },
      });
    } finally {
      await context.close();
    }
  }

  private async launch(): Promise<Browser> {
    const program = chromiumProgram(this.config.values.CHROMIUM);
    if (!program) throw new NoChromium('There is no Chromium here');
    const { chromium } = await import('playwright-core');
    return chromium.launch({
      executablePath: gently,
      env: { ...process.env, CHROMIUM_PROGRAM: program },
      args: quiet,
      chromiumSandbox: process.getuid?.() !== 0, // Chromium does not start as root with one
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  }

  private async end(): Promise<void> {
    const ending = this.#browser;
    this.#browser = undefined;
    await ending?.then((browser) => browser.close()).catch(() => undefined);
  }
}
