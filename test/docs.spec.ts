import { expect, it } from 'vitest';
import { architecturePage } from './docs/graph.ts';
import { rulesPage } from './docs/rules.ts';
import { read } from './docs/sources.ts';

it('docs/rules.md is as the rules and the code are now (else: npm run docs:rules)', () => {
  expect(read('docs/rules.md')).toBe(rulesPage());
});

it('docs/architecture.md has the imports as they are now (else: npm run docs:graph)', { timeout: 60_000 }, () => {
  expect(read('docs/architecture.md')).toBe(architecturePage());
});
