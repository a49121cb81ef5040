// `npm run docs:graph` writes who imports whom into docs/architecture.md; test/docs.spec.ts fails when it is out of date.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, root } from './sources.ts';

const FILE = 'docs/architecture.md';
const BETWEEN = /(<!-- generated: npm run docs:graph -->\n).*?(<!-- end generated -->)/s;

interface Cruised {
  modules: { source: string; dependencies: { resolved: string }[] }[];
}

/** `apps/portal`, `libs/advice`: what a file belongs to. The contributors are one; that they do not know each other is a rule. */
const houseOf = (file: string) => /^(libs|apps)\/[^/]+(?=\/)/.exec(file)?.[0];

/** Each app and lib with those that it imports, as dependency-cruiser sees them, tests left out. */
function importsByHouse(): Map<string, Set<string>> {
  const cruiser = path.join(root, 'node_modules/.bin/depcruise');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--include-only', '^(apps|libs)/'];
  const { modules } = JSON.parse(
    execFileSync(process.execPath, [cruiser, ...options, 'apps', 'libs'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e9,
    }),
  ) as Cruised;
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = houseOf(source);
    if (!from || source.endsWith('.spec.ts')) continue;
    const known = imports.get(from) ?? new Set();
    imports.set(from, known);
    for (const { resolved } of dependencies) {
      const to = houseOf(resolved);
      if (to && to !== from) known.add(to);
    }
  }
  return new Map([...imports].sort(([a], [b]) => a.localeCompare(b)));
}

/** What is imported only by way of others, so that the drawing can leave it out. */
function isImplied(imports: Map<string, Set<string>>, from: string, to: string): boolean {
  const reaches = (one: string): boolean => one === to || [...(imports.get(one) ?? [])].some(reaches);
  return [...imports.get(from)!].some((other) => other !== to && reaches(other));
}

const nameOf = (house: string) => house.replace(/^libs\//, '');
const nodeOf = (house: string) => `${house.replaceAll(/\W/g, '_')}["${nameOf(house)}"]`;

/** The drawing and the table, as they stand between the marks. */
export function importGraph(): string {
  const imports = importsByHouse();
  const arrows = [...imports].flatMap(([from, to]) =>
    [...to]
      .sort()
      .filter((each) => !isImplied(imports, from, each))
      .map((each) => `  ${nodeOf(from)} --> ${nodeOf(each)}`),
  );
  const rows = [...imports].map(
    ([from, to]) =>
      `| \`${nameOf(from)}\` | ${
        [...to]
          .sort()
          .map((each) => `\`${nameOf(each)}\``)
          .join(', ') || 'nothing'
      } |`,
  );
  return `
Of the drawing's arrows, those that others imply are left out; the table has them all.

\`\`\`mermaid
graph TD
${arrows.join('\n')}
\`\`\`

| | imports |
|---|---|
${rows.join('\n')}

`;
}

/** The architecture page with the graph as it is now. */
export const architecturePage = () =>
  read(FILE).replace(BETWEEN, (_, start: string, end: string) => start + importGraph() + end);

if (import.meta.main) writeFileSync(path.join(root, FILE), architecturePage());
