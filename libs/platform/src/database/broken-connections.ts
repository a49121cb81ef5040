import type { Pool, PoolClient } from 'pg';

/**
 * Gives the place of a connection that breaks while somebody works on it back to the pool. The query builder gives a
 * connection back only after a COMMIT or ROLLBACK that succeeded; each broken one would otherwise cost a place for ever.
 */
export function freeBrokenConnections(pool: Pool): void {
  const atWork = new Set<PoolClient>();
  pool.on('acquire', (client) => atWork.add(client));
  pool.on('release', (_error, client) => atWork.delete(client));
  pool.on('connect', (client) => {
    client.on('end', () => {
      if (atWork.has(client)) client.release(true);
    });
  });
}
