import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freeBrokenConnections } from './broken-connections.ts';

/** The folder that holds `libs/`: the repository in development and tests, `dist/` when built. */
export const codeRoot = path.resolve(import.meta.dirname, '../../../..');

/** Every entity class that any lib defines (files named `*.entity`). */
export async function discoverEntities(): Promise<NonNullable<Options['entities']>> {
  const files = globSync('libs/**/*.entity.{ts,js}', { cwd: codeRoot });
  const modules = await Promise.all(files.sort().map((file) => import(pathToFileURL(path.join(codeRoot, file)).href)));
  return modules.flatMap((module: Record<string, unknown>) =>
    Object.values(module).filter((value) => typeof value === 'function'),
  ) as NonNullable<Options['entities']>;
}

/** The one MikroORM configuration, for the apps, the migrations and the tests. */
export async function ormOptions(clientUrl: string, poolSize = 10): Promise<Options> {
  return defineConfig({
    entities: await discoverEntities(),
    clientUrl,
    pool: { min: 0, max: poolSize },
    driverOptions: { onPoolCreated: freeBrokenConnections },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
    schemaGenerator: { ignoreTriggers: true },
  });
}
