import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, ownerOrm } from '#platform';
import { dump } from './catalogue-dump.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.ts';

let migrated: TestDatabase;
let declared: TestDatabase;

beforeAll(async () => {
  [migrated, declared] = await Promise.all([freshDatabase(), emptyDatabase()]);
  // policies name them; what they do is the migrations' alone
  await declared.admin.query(
    `create function shared_categories(uuid) returns text[] language sql as $$ select '{}'::text[] $$`,
  );
  for (const given of [
    'is_granted(uuid)',
    'is_left_behind(text, uuid, uuid)',
    'is_team_on(uuid)',
    'is_family_on(uuid, text default null)',
    'is_young_person_on(uuid)',
    'is_led_request(uuid)',
    'is_to_allocate(uuid, uuid)',
  ])
    await declared.admin.query(`create function ${given} returns boolean language sql as 'select false'`);
  const orm = await ownerOrm(declared.ownerUrl);
  await orm.schema.create();
  await orm.close();
});
afterAll(() => Promise.all([migrated.drop(), declared.drop()]));

describe('migrations', () => {
  it('make exactly what the entities declare: columns, constraints, indexes, policies', async () => {
    const [byMigrations, byEntities] = await Promise.all([dump(migrated.admin), dump(declared.admin)]);
    expect(byEntities.length).toBeGreaterThan(200);
    expect(byMigrations).toEqual(byEntities);
  });

  it('have nothing left to do on a migrated database', async () => {
    const before = await dump(migrated.admin);
    await migrate(migrated.ownerUrl);
    expect(await dump(migrated.admin)).toEqual(before);
  });

  it('would be told apart by a column, a default, a check, an index, a policy or a switched-off row security', async () => {
    const before = await dump(migrated.admin);
    const changes = [
      'alter table ehc_case add column forgotten text',
      `alter table ehc_case alter column state set default 'assessing'`,
      'alter table ehc_case alter column decision set not null',
      'alter table participant drop constraint participant_is_one',
      'create index forgotten on ehc_case (reference)',
      'drop policy case_officer on ehc_case',
      'alter policy case_officer on ehc_case using (true)',
      'alter table ehc_case no force row level security',
      'alter table ehc_case disable row level security',
    ];
    for (const change of changes) {
      const client = await migrated.admin.connect();
      await client.query('begin');
      await client.query(change);
      const after = await dump(client);
      await client.query('rollback');
      client.release();
      expect(after, change).not.toEqual(before);
    }
  });
});
