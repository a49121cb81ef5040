import S3rver from '@20minutes/s3rver';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eicar, pdf } from '../../../../test/files.ts';
import { freePort } from '../../../../test/free-port.ts';
import { sayingAfterStream, startScanner, type TestScanner } from '../../../../test/scanner.ts';
import { virusIn } from './clamd.ts';
import type { FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Store } from './s3-store.ts';

const day = '2026-03-02';
const newKey = () => `${day}/${randomUUID()}`;
const once = (content: Buffer) => Readable.from([content], { objectMode: false });
const today = () => new Date().toISOString().slice(0, 10);

/** A sender who leaves in the middle. */
async function* broken() {
  yield randomBytes(100_000);
  throw new Error('The sender left');
}

const stores = {
  'a folder': async () => {
    const folder = path.join(inject('folder'), `store-${randomUUID()}`);
    return { store: new FolderStore(folder) as FileStore, stop: async () => undefined };
  },
  'an S3-compatible store': async () => {
    const directory = path.join(inject('folder'), `s3-${randomUUID()}`);
    mkdirSync(directory);
    const port = await freePort();
    const s3 = new S3rver({
      port,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: 'ehc' }],
      allowMismatchedSignatures: true, // it drops the slash of `/ehc/` before it checks the signature of a listing
    });
    await s3.run();
    const store: FileStore = new S3Store(`http://S3RVER:S3RVER@127.0.0.1:${port}/ehc?region=eu-west-2`);
    return { store, stop: () => s3.close() };
  },
};

describe.each(Object.entries(stores))('%s', (_, start) => {
  let store: FileStore;
  let stop: () => Promise<unknown>;
  beforeAll(async () => ({ store, stop } = await start()));
  afterAll(() => stop());

  it.each([1, 70_000, 25 * 1024 * 1024])('keeps %d bytes and gives them back', async (size) => {
    const [key, content] = [newKey(), randomBytes(size)];
    await store.put(key, once(content), size);
    expect((await buffer(await store.open(key))).equals(content)).toBe(true);
  });

  it('forgets a file, also one that is not there, and says so when it is asked for', async () => {
    const key = newKey();
    await store.put(key, once(Buffer.from('abc')), 3);
    await store.remove(key);
    await store.remove(key);
    await expect(store.open(key)).rejects.toThrow(/no such file|does not exist|not exist/i);
  });

  it('keeps nothing of a file that breaks off', async () => {
    const key = newKey();
    await expect(store.put(key, Readable.from(broken(), { objectMode: false }), 200_000)).rejects.toThrow(Error);
    await expect(store.open(key)).rejects.toThrow(Error);
  });

  it('lists what a day brought, and when', async () => {
    const key = `${today()}/${randomUUID()}`;
    await store.put(key, once(Buffer.from('abc')), 3);
    const [only, ...others] = await store.list(today());
    expect([only!.key, others]).toEqual([key, []]);
    expect(Math.abs(only!.keptAt.getTime() - Date.now())).toBeLessThan(10_000);
    expect(await store.list('2001-01-01')).toEqual([]);
  });
});

describe('a folder', () => {
  it('knows no place but its own, whatever a key says', async () => {
    const folder = path.join(inject('folder'), `store-${randomUUID()}`);
    const store = new FolderStore(folder);
    for (const key of ['../x', '/etc/passwd', `${day}/../../x`, `${day}/${randomUUID()}/x`, `${day}/x\0`, '']) {
      await expect(store.put(key, once(Buffer.from('abc')))).rejects.toThrow('no key');
      await expect(store.open(key)).rejects.toThrow('no key');
      await expect(store.remove(key)).rejects.toThrow('no key');
    }
  });

  it('has nothing left of a file that broke off', async () => {
    const folder = path.join(inject('folder'), `store-${randomUUID()}`);
    const sent = Readable.from(broken(), { objectMode: false });
    await expect(new FolderStore(folder).put(newKey(), sent)).rejects.toThrow('left');
    expect(readdirSync(path.join(folder, day))).toEqual([]);
  });

  it('lets nobody else of the machine read', async () => {
    const folder = path.join(inject('folder'), `store-${randomUUID()}`);
    await new FolderStore(folder).put(newKey(), once(Buffer.from('abc')));
    const place = path.join(folder, day, readdirSync(path.join(folder, day))[0]!);
    expect([statSync(path.dirname(place)), statSync(place)].map(({ mode }) => mode & 0o077)).toEqual([0, 0]);
  });
});

describe('the scanner', () => {
  let scanner: TestScanner;
  beforeAll(async () => (scanner = await startScanner()), 120_000);
  afterAll(() => scanner.stop());

  it('finds the test virus, alone and inside a file, and nothing in others', async () => {
    const inside = Buffer.concat([pdf(), eicar(), pdf()]);
    expect(await virusIn(once(eicar()), scanner.url)).toMatch(/Test-File/);
    expect(await virusIn(once(inside), scanner.url)).toMatch(/Test-File/);
    for (const content of [pdf(), randomBytes(3 * 1024 * 1024)])
      expect(await virusIn(once(content), scanner.url)).toBeNull();
  });

  it.each([
    ['says that it was too much', 'INSTREAM size limit exceeded. ERROR\0'],
    ['says nothing', ''],
    ['says something else', 'stream: OK, perhaps'],
  ])('that %s calls nothing clean', async (_, words) => {
    const server: Server = await sayingAfterStream(() => words);
    const { port } = server.address() as AddressInfo;
    await expect(virusIn(once(pdf()), `tcp://127.0.0.1:${port}`)).rejects.toThrow('clamd could not check');
    server.close();
  });

  it('that is away calls nothing clean', async () => {
    await expect(virusIn(once(pdf()), `tcp://127.0.0.1:${await freePort()}`)).rejects.toThrow('ECONNREFUSED');
    await expect(virusIn(once(pdf()), 'unix:/nowhere/clamd.ctl')).rejects.toThrow('ENOENT');
  });
});
