import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** Whether node_modules holds what package-lock.json says; npm notes in node_modules what it has installed. */
export function dependenciesAreCurrent(root) {
  const installed = packagesIn(path.join(root, 'node_modules/.package-lock.json'));
  const locked = packagesIn(path.join(root, 'package-lock.json'));
  return installed !== undefined && locked !== undefined && installationMatches(locked, installed);
}

/** Optional packages may be absent (they are for other systems); everything present must be the locked one. */
export function installationMatches(locked, installed) {
  const places = new Set([...Object.keys(locked), ...Object.keys(installed)]);
  places.delete(''); // the project itself
  return [...places].every((place) => {
    const [due, found] = [locked[place], installed[place]];
    if (!due) return false;
    if (!found) return due.optional === true || due.devOptional === true;
    return due.version === found.version && due.integrity === found.integrity;
  });
}

function packagesIn(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // cut short: as good as missing
  }
}

export async function installDependencies(root) {
  console.log('Installing the locked dependencies (npm ci).');
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run('npm', words, { cwd: root, env: systemEnvironment(root) }).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error('npm was not found. Install Node 24 with npm from https://nodejs.org and run "npm start" again.');
  });
  if (code !== 0) {
    throw new Error('The dependencies were not installed (see above). Mend the cause and run "npm start" again.');
  }
}

/** Without node_modules/.bin on the PATH: npm must not run on the Node that it is about to replace. */
function systemEnvironment(root) {
  const own = path.join(root, 'node_modules');
  const places = (process.env.PATH ?? '').split(path.delimiter).filter((place) => !place.startsWith(own));
  return { ...process.env, PATH: places.join(path.delimiter) };
}
