import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import path from 'node:path';
import { codeRoot, ormOptions } from './orm.ts';

const folder = path.join(codeRoot, 'libs/platform/src/migrations');

/** MikroORM as the owner of the tables: for migrations and their checks only. */
export async function ownerOrm(ownerUrl: string): Promise<MikroORM> {
  return MikroORM.init({
    ...(await ormOptions(ownerUrl)),
    extensions: [Migrator],
    migrations: { path: folder, glob: '!(*.d).{js,ts}', snapshot: false, silent: true, tableName: 'migration' },
  });
}

/** Brings the database to the newest form. Runs as `ehc_owner`. */
export async function migrate(ownerUrl: string): Promise<void> {
  const orm = await ownerOrm(ownerUrl);
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}
