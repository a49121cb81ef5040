import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../servers/ports.ts';
import { catchMail } from './mail-catcher.ts';
import { showMail } from './mail-page.ts';
import { MailStore } from './mail-store.ts';

describe('mail on this machine', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ehc-mail-'));
  const ends: (() => Promise<void>)[] = [];
  let page: string;
  beforeAll(async () => {
    const [smtp, http] = [await freePort(), await freePort()];
    const store = new MailStore(folder);
    ends.push(await catchMail(store, smtp), await showMail(store, http));
    page = `http://localhost:${http}`;
    const post = createTransport(`smtp://127.0.0.1:${smtp}`);
    const letter = { from: 'EHC portal <no-reply@localhost>', to: '"Ann & Bo" <team@example.org>' };
    await post.sendMail({
      ...letter,
      subject: 'Advice is due',
      text: 'See http://localhost:3000/queue?a=1&b=2 – soon.',
    });
    await post.sendMail({
      ...letter,
      subject: '<script>alert(1)</script>',
      html: '<p>One</p><script>x()</script>&lt;two&gt;',
    });
  });
  afterAll(async () => {
    await Promise.all(ends.map((end) => end()));
    rmSync(folder, { recursive: true });
  });
  const read = async (address: string) => (await fetch(new URL(address, page))).text();

  it('is listed, the newest first, with everything escaped', async () => {
    const list = await read('/');
    expect(list).not.toContain('<script>');
    expect(list.indexOf('&lt;script&gt;')).toBeLessThan(list.indexOf('Advice is due'));
    expect(list).toContain('Ann &amp; Bo &lt;team@example.org&gt;');
  });

  it('can be read, with its links to follow, and its source', async () => {
    const [, newest, first] = (await read('/')).split('href="/mail/').map((part) => part.slice(0, part.indexOf('"')));
    expect(await read(`/mail/${first}`)).toContain('<a href="http://localhost:3000/queue?a=1&amp;b=2"');
    const withMarkup = await read(`/mail/${newest}`);
    expect(withMarkup).not.toContain('<script>');
    expect(withMarkup).not.toContain('x()');
    expect(await read(`/mail/${first}/source`)).toContain('Subject: Advice is due');
  });

  it.each(['/mail/..%2F..%2Fsecrets', '/mail/2026', '/favicon.ico'])('is nowhere else: %s', async (address) => {
    expect((await fetch(new URL(address, page))).status).toBe(404);
  });

  it('is shown under no other name, so that no other site can read it', async () => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      request(page, { headers: { Host: 'evil.example' } }, (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end();
    });
    expect(answer).toBe(421);
  });
});
