import type { TestDatabase } from './database.ts';

/**
 * Lets several do something at the very same time: holds a row until all of them wait for it, then lets go.
 * @param row a `select … for update` of the row they will meet at.
 */
export async function atOnce<T>({ admin }: TestDatabase, row: string, deeds: (() => Promise<T>)[]): Promise<T[]> {
  const holder = await admin.connect();
  try {
    await holder.query('begin');
    await holder.query(row);
    const done = Promise.all(deeds.map((deed) => deed()));
    for (let waiting = 0; waiting < deeds.length;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { rows } = await admin.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = rows[0]!.count;
    }
    await holder.query('commit');
    return await done;
  } finally {
    holder.release();
  }
}
