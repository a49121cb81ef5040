import { defineConfig } from 'vitest/config';

/** `#platform` and its like are TypeScript here, as in development (package.json, "imports"). */
const conditions = ['source', 'node', 'development|production'];

const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};

/** Specs that break connections or watch the whole process: each in a process of its own. */
const alone = ['test/{broken-connection,killed-worker,shutdown}.spec.ts'];

/** A limit ends what hangs; it is no measure of speed, for two busy cores can keep a browser waiting long. */
const onServers = { globalSetup: 'test/environment.ts', testTimeout: 90_000, hookTimeout: 90_000 };

export default defineConfig({
  ...shared,
  test: {
    reporters: ['default', './test/reporter.ts'],
    maxWorkers: 3, // two cores' work, for journeys often wait
    projects: [
      { ...shared, test: { name: 'statute', include: ['libs/statute/**/*.spec.ts'], isolate: false } },
      {
        ...shared,
        test: {
          ...onServers,
          name: 'parts',
          include: ['test/*.spec.ts', '{libs,apps}/**/*.spec.ts'],
          exclude: ['libs/statute/**', ...alone],
          isolate: false, // the apps are loaded once per worker, not once per file
        },
      },
      { ...shared, test: { ...onServers, name: 'alone', include: alone } },
      {
        ...shared,
        test: {
          ...onServers,
          name: 'journeys',
          include: ['test/journeys/**/*.spec.ts'],
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
