import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distIsCurrent, sourcesDigest } from '../start/build.mjs';
import { dependenciesAreCurrent, installationMatches } from '../start/dependencies.mjs';

let root: string;
const put = (file: string, words: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), words);
};
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ehc-staleness-'));
  put('apps/portal/src/main.ts', 'start()');
  put('libs/platform/src/page.njk', '<p>');
  put('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a build', () => {
  const build = () => put('dist/.built-from', sourcesDigest(root));

  it('is due where there is none', () => {
    expect(distIsCurrent(root)).toBe(false);
  });

  it('serves until a source changes, comes or goes, and again when that is undone', () => {
    build();
    expect(distIsCurrent(root)).toBe(true);
    put('libs/platform/src/page.njk', '<h1>');
    expect(distIsCurrent(root)).toBe(false);
    put('libs/platform/src/page.njk', '<p>');
    expect(distIsCurrent(root)).toBe(true);
    put('libs/platform/src/new.ts', '');
    expect(distIsCurrent(root)).toBe(false);
    rmSync(path.join(root, 'libs/platform/src/new.ts'));
    rmSync(path.join(root, 'apps/portal/src/main.ts'));
    expect(distIsCurrent(root)).toBe(false);
  });

  it('is due when the locked dependencies change', () => {
    build();
    put('package-lock.json', '{"packages":{}}');
    expect(distIsCurrent(root)).toBe(false);
  });

  it('is not due for a test, a document or a file that was only touched', () => {
    build();
    put('libs/platform/src/page.spec.ts', 'it()');
    put('docs/architecture.md', '# Architecture');
    utimesSync(path.join(root, 'apps/portal/src/main.ts'), new Date(), new Date());
    expect(distIsCurrent(root)).toBe(true);
  });
});

describe('an installation', () => {
  const lock = {
    '': { version: '0.1.0' },
    'node_modules/pg': { version: '8.23.0', integrity: 'sha512-a' },
    'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
  };
  const { 'node_modules/fsevents': _forOthers, '': _project, ...here } = lock;

  it('matches the lock, but for packages that only other systems use', () => {
    expect(installationMatches(lock, here)).toBe(true);
  });

  it('does not match when a package is missing, too many, another version or another content', () => {
    expect(installationMatches(lock, {})).toBe(false);
    expect(installationMatches(lock, { ...here, 'node_modules/left-pad': { version: '1.3.0' } })).toBe(false);
    const pg = lock['node_modules/pg'];
    expect(installationMatches(lock, { 'node_modules/pg': { ...pg, version: '8.22.0' } })).toBe(false);
    expect(installationMatches(lock, { 'node_modules/pg': { ...pg, integrity: 'sha512-c' } })).toBe(false);
  });

  it('is due where nothing is installed, or npm was cut short', () => {
    put('package-lock.json', JSON.stringify({ packages: lock }));
    expect(dependenciesAreCurrent(root)).toBe(false);
    put('node_modules/.package-lock.json', '{"packages": {');
    expect(dependenciesAreCurrent(root)).toBe(false);
    put('node_modules/.package-lock.json', JSON.stringify({ packages: here }));
    expect(dependenciesAreCurrent(root)).toBe(true);
  });
});
