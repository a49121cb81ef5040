import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalFolder } from './local-folder.ts';
import { keepSecrets, rolePasswords } from './secrets.ts';

describe('the secrets of a folder', () => {
  let folder: LocalFolder;
  beforeEach(() => {
    folder = new LocalFolder(mkdtempSync(path.join(tmpdir(), 'ehc-secrets-')));
  });
  afterEach(() => rmSync(folder.root, { recursive: true }));

  it('are long, all different, and the same at the next start', () => {
    const secrets = keepSecrets(folder);
    expect(new Set(Object.values(secrets)).size).toBe(6);
    for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThanOrEqual(40);
    expect(keepSecrets(folder)).toEqual(secrets);
  });

  it('can be read by nobody else', () => {
    keepSecrets(folder);
    expect(statSync(folder.place('secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder.root).mode & 0o777).toBe(0o711);
  });

  it('keep the old ones when a new one is needed', () => {
    const { redis, ...older } = keepSecrets(folder);
    folder.write('secrets.json', older);
    const secrets = keepSecrets(folder);
    expect(secrets).toMatchObject(older);
    expect(secrets.redis).not.toBe(redis);
  });

  it('are not made anew while data waits for the lost ones', () => {
    mkdirSync(folder.place('postgres'));
    writeFileSync(folder.place('postgres/PG_VERSION'), '18\n');
    writeFileSync(folder.place('secrets.json'), '{"postgres": "cut sh');
    expect(() => keepSecrets(folder)).toThrow(/secrets\.json.*npm start -- --reset/);
  });

  it('give each database role its own password', () => {
    const secrets = keepSecrets(folder);
    expect(rolePasswords(secrets)).toEqual({
      ehc_owner: secrets.ehc_owner,
      ehc_app: secrets.ehc_app,
      ehc_worker: secrets.ehc_worker,
    });
  });
});
