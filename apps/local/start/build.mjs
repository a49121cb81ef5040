import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** Everything that the build reads. */
const sources = [
  'apps',
  'libs',
  'nest-cli.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Holds the digest of the sources that dist was built from; the build empties dist, so a broken build has none. */
const stamp = 'dist/.built-from';

export function distIsCurrent(root) {
  const file = path.join(root, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === sourcesDigest(root);
}

/** Compiles with Nest's own build. @throws Error when a source has a mistake. */
export async function build(root, node) {
  console.log('Building the portal.');
  const digest = sourcesDigest(root); // before: what changes during the build is built next time
  const code = await run(node, ['node_modules/@nestjs/cli/bin/nest.js', 'build'], { cwd: root });
  if (code !== 0) throw new Error('The portal was not built (see above). Mend the cause and run "npm start" again.');
  writeFileSync(path.join(root, stamp), digest);
}

/** A digest of names and contents, not of times: a checkout or a copy changes times only. Tests are not built. */
export function sourcesDigest(root) {
  const digest = createHash('sha256');
  for (const file of sources.flatMap((name) => filesUnder(root, name)).filter((name) => !/\.spec\.m?ts$/.test(name))) {
    digest
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return digest.digest('hex');
}

function filesUnder(root, name) {
  const place = path.join(root, name);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [name];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
