import { execFile } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { verifyRecord } from './verify.ts';

let database: TestDatabase;
let tamper: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  [tamper, owner] = [new pg.Client(database.adminUrl), new pg.Client(database.ownerUrl)];
  await Promise.all([tamper.connect(), owner.connect()]);
  // Somebody with all rights, whom no trigger stops.
  await tamper.query('set session_replication_role = replica');
});
afterAll(async () => {
  await Promise.all([tamper.end(), owner.end()]);
  await database.drop();
});

beforeEach(async () => {
  for (const areaId of ['998', '999']) {
    const lines = [1, 2, 3, 4, 5].map((nth) => ({
      areaId,
      action: 'test.done',
      caseId: crypto.randomUUID(),
      subjectId: crypto.randomUUID(),
      details: { nth, ä: ['”', null, 1.5] },
    }));
    await tamper.query('begin');
    await tamper.query(`select set_config('app.person', $1, true), set_config('app.membership', $1, true)`, [
      crypto.randomUUID(),
    ]);
    await tamper.query('select audit_append($1)', [JSON.stringify(lines)]);
    await tamper.query('commit');
  }
});
afterEach(() => tamper.query('truncate audit_entry, audit_head'));

const found = async () =>
  Object.fromEntries((await verifyRecord(owner)).map(({ areaId, problems }) => [areaId, problems]));
const intact = { '998': [], '999': [] };

describe('a record', () => {
  it('that nobody touched is intact', async () => {
    expect(await found()).toEqual(intact);
    expect(await verifyRecord(owner)).toMatchObject([
      { areaId: '998', entries: 5, head: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      { areaId: '999', entries: 5 },
    ]);
  });

  it('shows an entry that was edited, whatever part of it', async () => {
    const { rows } = await tamper.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
        where attrelid = 'audit_entry'::regclass and attnum > 0 and not attisdropped and attname not in ('area_id', 'seq')`,
    );
    expect(rows.length).toBeGreaterThan(7);
    const other: Record<string, string> = {
      uuid: 'gen_random_uuid()',
      text: `'something else'`,
      jsonb: `'{"nth": 3}'`,
      'timestamp with time zone': `at + interval '1 millisecond'`,
    };
    for (const { name, type } of rows) {
      await tamper.query('begin');
      await tamper.query(`update audit_entry set ${name} = ${other[type]} where area_id = '998' and seq = 3`);
      const reports = await verifyRecordWithin(tamper);
      await tamper.query('rollback');
      expect(reports['998'], name).toContain('entry 3 is not as it was written');
      expect(reports['999']).toEqual([]);
    }
  });

  it('shows an entry that was edited and given its own new digest', async () => {
    await tamper.query(`update audit_entry set action = 'test.undone' where area_id = '998' and seq = 3`);
    await tamper.query(
      `update audit_entry set hash = audit_digest(previous_hash, area_id, seq, at, person_id, membership_id, action, case_id, subject_id, details)
        where area_id = '998' and seq = 3`,
    );
    expect(await found()).toEqual({ ...intact, '998': ['entry 4 does not follow the entry before it'] });
  });

  it('shows an entry that was deleted', async () => {
    await tamper.query(`delete from audit_entry where area_id = '998' and seq = 3`);
    expect(await found()).toEqual({ ...intact, '998': ['entry 3 is missing'] });
  });

  it('shows entries that were deleted at its beginning', async () => {
    await tamper.query(`delete from audit_entry where area_id = '999' and seq < 3`);
    expect(await found()).toEqual({ ...intact, '999': ['entries 1 to 2 are missing'] });
  });

  it('shows an entry that was deleted and the rest moved up', async () => {
    await tamper.query(`delete from audit_entry where area_id = '998' and seq = 3`);
    await tamper.query(`update audit_entry set seq = seq - 1 where area_id = '998' and seq > 3`);
    await tamper.query(`update audit_head set seq = seq - 1 where area_id = '998'`);
    expect((await found())['998']).toContain('entry 3 does not follow the entry before it');
  });

  it('shows entries that changed places', async () => {
    await tamper.query(`update audit_entry set seq = 100 where area_id = '998' and seq = 3`);
    await tamper.query(`update audit_entry set seq = 3 where area_id = '998' and seq = 4`);
    await tamper.query(`update audit_entry set seq = 4 where area_id = '998' and seq = 100`);
    expect((await found())['998']).toEqual(
      expect.arrayContaining([
        'entry 3 does not follow the entry before it',
        'entry 3 is not as it was written',
        'entry 4 is not as it was written',
      ]),
    );
  });

  it('shows an entry that was moved to another area', async () => {
    await tamper.query(`update audit_entry set area_id = '999', seq = 6 where area_id = '998' and seq = 5`);
    expect(await found()).toEqual({
      '998': ['entry 5 is missing at its end'],
      '999': [
        'entry 6 does not follow the entry before it',
        'entry 6 is not as it was written',
        'the record goes on after entry 5, where its head says that it ends',
      ],
    });
  });

  it('is looked at whole, however many entries are read at a time', async () => {
    for (const batchSize of [1, 2, 5, 6]) {
      expect((await verifyRecord(owner, batchSize)).map(({ entries, problems }) => [entries, problems])).toEqual([
        [5, []],
        [5, []],
      ]);
    }
  });

  it('is read in the order of its numbers, also where they have more digits than the first', async () => {
    const lines = Array.from({ length: 98 }, () => ({ areaId: '998', action: 'test.done' }));
    await tamper.query('select audit_append($1)', [JSON.stringify(lines)]);
    for (const batchSize of [7, 5000])
      expect((await verifyRecord(owner, batchSize))[0]).toMatchObject({ areaId: '998', entries: 103, problems: [] });
  });

  it('shows that it was cut short', async () => {
    await tamper.query(`delete from audit_entry where area_id = '998' and seq > 3`);
    expect(await found()).toEqual({ ...intact, '998': ['entries 4 to 5 are missing at its end'] });
  });

  it('shows that it was emptied', async () => {
    await tamper.query('truncate audit_entry');
    const gone = ['entries 1 to 5 are missing at its end'];
    expect(await found()).toEqual({ '998': gone, '999': gone });
  });

  it('shows a head that was put back or taken away', async () => {
    await tamper.query(
      `update audit_head set hash = (select hash from audit_entry where area_id = '998' and seq = 4) where area_id = '998'`,
    );
    await tamper.query(`delete from audit_head where area_id = '999'`);
    expect(await found()).toEqual({
      '998': ['the last entry is not the one that the head names'],
      '999': ['the record goes on after entry 0, where its head says that it ends'],
    });
  });

  it('is not judged by a role that sees only a part of it', async () => {
    const app = new pg.Client(database.appUrl);
    await app.connect();
    try {
      await expect(verifyRecord(app)).rejects.toThrow('does not see the whole record');
    } finally {
      await app.end();
    }
  });
});

describe('npm run audit:verify', () => {
  const run = (env: Record<string, string>) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const program = path.join(import.meta.dirname, 'verify.cli.ts');
      const child = execFile(process.execPath, [program], { env }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, out: stdout + stderr }),
      );
    });

  it('prints each area and exits with 0 when all is intact', async () => {
    const { code, out } = await run({ OWNER_DATABASE_URL: database.ownerUrl });
    expect(out).toMatch(
      /^998: 5 entries, intact, ends with [0-9a-f]{64}\n999: 5 entries, intact, ends with [0-9a-f]{64}\n$/,
    );
    expect(code).toBe(0);
  });

  it('says what is wrong and exits with 1', async () => {
    await tamper.query(`delete from audit_entry where area_id = '998' and seq = 2`);
    const { code, out } = await run({ DATABASE_URL: database.adminUrl });
    expect(out).toContain('998: 4 entries, NOT intact\n  entry 2 is missing\n999: 5 entries, intact');
    expect(code).toBe(1);
  });

  it('says what it needs', async () => {
    const { code, out } = await run({});
    expect(out).toContain('OWNER_DATABASE_URL=');
    expect(code).toBe(1);
  });
});

/** Looks from inside the transaction in which something was changed. */
async function verifyRecordWithin(client: pg.Client): Promise<Record<string, string[]>> {
  await client.query('savepoint look');
  const within = {
    query: (text: string, values?: unknown[]) =>
      client.query(/^(begin|rollback)/.test(text) ? 'select 1' : text, values),
  } as unknown as pg.ClientBase;
  const reports = await verifyRecord(within);
  return Object.fromEntries(reports.map(({ areaId, problems }) => [areaId, problems]));
}
