import pg from 'pg';
import type { Claim } from '#identity';

/** A role's own connections, and transactions in which somebody acts, as the portal opens them. */
export class Connections {
  readonly #pool: pg.Pool;

  constructor(url: string, max = 2) {
    this.#pool = new pg.Pool({ connectionString: url, max });
    this.#pool.on('error', () => undefined); // ended together with its database
  }

  /** One transaction as this person; as nobody if there is no claim. Committed at the end. */
  async as<T>(claim: Claim | null, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      if (claim)
        await client.query('select * from become($1, $2, $3)', [claim.personId, claim.membershipId, claim.epoch]);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Like `as`, with the audit entry that every write needs. */
  write<T>(claim: Claim | null, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    return this.as(claim, async (client) => {
      const result = await work(client);
      await client.query(`select audit_append('[{"action": "test.wrote", "areaId": "998"}]')`);
      return result;
    });
  }

  /** The ids that this person sees in a table. */
  async idsIn(table: string, claim: Claim | null): Promise<string[]> {
    const { rows } = await this.as(claim, (client) => client.query<{ id: string }>(`select id from ${table}`));
    return rows.map(({ id }) => id);
  }

  /** How many rows of a table this person sees; none where the role may not even ask. */
  async countIn(table: string, claim: Claim | null): Promise<number> {
    try {
      const { rows } = await this.as(claim, (client) =>
        client.query<{ count: number }>(`select count(*)::int as count from ${table}`),
      );
      return rows[0]!.count;
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return 0;
      throw error;
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}
