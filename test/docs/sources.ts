import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '#statute';

export const root = path.resolve(import.meta.dirname, '../..');
export const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const all = globSync('{libs,apps,test}/**/*.{ts,njk}', { cwd: root, exclude: (name) => name === 'node_modules' })
  .filter((file) => !file.endsWith('.tmp.ts'))
  .sort();
export const specs = all.filter((file) => file.endsWith('.spec.ts'));
/** The rows themselves are not where a rule is carried out. */
export const product = all.filter(
  (file) => /^(libs|apps)/.test(file) && !file.endsWith('.spec.ts') && !file.startsWith('libs/statute/src/rules/'),
);

const ids = new Set(rules.map(({ id }) => id));

/** The rules in some text; a range such as `F1-F15` names all in it. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/\b([A-Z])(\d{1,2})(?:-\1(\d{1,2}))?\b/g)].flatMap(([, group, first, last]) => {
    const numbers = Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, at) => Number(first) + at);
    return numbers.map((number) => `${group}${number}`).filter((id) => ids.has(id));
  });
}

/** The rules that a file says it carries out (`@rule`) or has as data ('B14'). */
export function citedIn(file: string): Set<string> {
  const text = read(file);
  const said = [...text.matchAll(/@rule ([^\n]*)/g)].flatMap(([, after]) => idsIn(after!));
  const quoted = [...text.matchAll(/(['"])([A-Z]\d{1,2})\1/g)].flatMap(([, , id]) => idsIn(id!));
  return new Set([...said, ...quoted]);
}

/** The rules that a spec names anywhere. */
export const namedIn = (spec: string) => new Set(idsIn(read(spec)));

/** The files that a file imports: by path, or by name from a lib, which is then the file that defines the name. */
export function importsOf(file: string): string[] {
  const statements = [...read(file).matchAll(/(?:import|export)\s+(?:type\s+)?([^;'"]*?)\s*from\s+'([^']+)'/g)];
  return statements.flatMap(([, names = '', from = '']) => {
    if (from.startsWith('.')) return [path.join(path.dirname(file), from)];
    if (!from.startsWith('#')) return [];
    const index = `libs/${from.slice(1)}/src/index.ts`;
    return namesIn(names).flatMap((name) => definedBy(index).get(name) ?? []);
  });
}

const namesIn = (braces: string) =>
  braces
    .replace(/[{}]/g, '')
    .split(',')
    .map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0]!,
    )
    .filter(Boolean);

const known = new Map<string, Map<string, string>>();

/** Which file defines each name that a lib's index exports. */
function definedBy(index: string): Map<string, string> {
  let names = known.get(index);
  if (names) return names;
  known.set(index, (names = new Map()));
  if (!existsSync(path.join(root, index))) return names;
  for (const [, exported, from] of read(index).matchAll(/export\s+(?:type\s+)?({[^}]*})\s*from\s+'([^']+)'/g)) {
    for (const name of namesIn(exported!)) names.set(name, path.join(path.dirname(index), from!));
  }
  return names;
}
