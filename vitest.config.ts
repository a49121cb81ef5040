import { defineConfig } from 'vitest/config';

/** `#platform` and its like are TypeScript here, as in development (package.json, "imports"). */
const conditions = ['source', 'module', 'node', 'development|production'];

const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};

export default defineConfig({
  ...shared,
  test: {
    reporters: ['default', './test/reporter.ts'],
    maxWorkers: 2,
    projects: [
      { ...shared, test: { name: 'statute', include: ['libs/statute/**/*.spec.ts'], isolate: false } },
      {
        ...shared,
        test: {
          name: 'parts',
          globalSetup: 'test/environment.ts',
          include: ['test/*.spec.ts', '{libs,apps}/**/*.spec.ts'],
          exclude: ['libs/statute/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          globalSetup: 'test/environment.ts',
          include: ['test/journeys/**/*.spec.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
