import type { ClientBase } from 'pg';

/** What was found of one area's chain. */
export interface ChainReport {
  areaId: string;
  entries: number;
  /** The digest that the chain ends with. Kept somewhere else, it shows a record that was rewritten as a whole. */
  head: string;
  problems: string[];
}

interface Entry {
  seq: string;
  hash: string;
  previous_hash: string;
  digest: string;
}

interface Head {
  area_id: string;
  seq: string;
  hash: string;
}

/**
 * Recomputes every chain of the record, in one snapshot, while the portal goes on writing.
 * @param batchSize how many entries are held in memory at a time.
 * @returns a report for each area; without problems, no entry was changed, taken out, put in, moved or cut off.
 * @throws Error when the role does not see the whole record.
 */
export async function verifyRecord(client: ClientBase, batchSize = 5000): Promise<ChainReport[]> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await refusePartialSight(client);
    const { rows } = await client.query<Head>(
      `select areas.area_id, coalesce(h.seq, 0)::text as seq, coalesce(h.hash, '') as hash
         from (select area_id from audit_head union select area_id from audit_entry) areas
         left join audit_head h using (area_id) order by 1`,
    );
    const reports: ChainReport[] = [];
    for (const head of rows) reports.push(await verifyChain(client, head, batchSize));
    return reports;
  } finally {
    await client.query('rollback');
  }
}

async function verifyChain(client: ClientBase, head: Head, batchSize: number): Promise<ChainReport> {
  const problems: string[] = [];
  let last: Pick<Entry, 'seq' | 'hash'> = { seq: '0', hash: '' };
  let entries = 0;
  for (;;) {
    const batch = await entriesAfter(client, head.area_id, last.seq, batchSize);
    for (const entry of batch) {
      problems.push(...problemsOf(entry, last));
      last = entry;
    }
    entries += batch.length;
    if (batch.length < batchSize) break;
  }
  problems.push(...problemsOfEnd(last, head));
  return { areaId: head.area_id, entries, head: head.hash, problems };
}

async function entriesAfter(client: ClientBase, areaId: string, seq: string, limit: number): Promise<Entry[]> {
  const { rows } = await client.query<Entry>(
    `select seq::text, hash, previous_hash,
            audit_digest(previous_hash, area_id, seq, at, person_id, membership_id, action, case_id, subject_id, details) as digest
       from audit_entry where area_id = $1 and seq > $2 order by audit_entry.seq limit $3`,
    [areaId, seq, limit],
  );
  return rows;
}

function problemsOf(entry: Entry, before: Pick<Entry, 'seq' | 'hash'>): string[] {
  const problems: string[] = [];
  const expected = BigInt(before.seq) + 1n;
  if (BigInt(entry.seq) !== expected) problems.push(missing(expected, BigInt(entry.seq) - 1n));
  else if (entry.previous_hash !== before.hash) problems.push(`entry ${entry.seq} does not follow the entry before it`);
  if (entry.hash !== entry.digest) problems.push(`entry ${entry.seq} is not as it was written`);
  return problems;
}

function problemsOfEnd(last: Pick<Entry, 'seq' | 'hash'>, head: Head): string[] {
  const [end, said] = [BigInt(last.seq), BigInt(head.seq)];
  if (end < said) return [`${missing(end + 1n, said)} at its end`];
  if (end > said) return [`the record goes on after entry ${said}, where its head says that it ends`];
  return last.hash === head.hash ? [] : ['the last entry is not the one that the head names'];
}

const missing = (from: bigint, to: bigint) =>
  from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`;

async function refusePartialSight(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ whole: boolean }>(
    `select r.rolsuper or r.rolbypassrls or exists (
              select 1 from pg_class c where c.oid = 'audit_entry'::regclass and c.relowner = r.oid) as whole
       from pg_roles r where r.rolname = current_user`,
  );
  if (rows[0]?.whole) return;
  throw new Error('This database role does not see the whole record. Connect as ehc_owner or as an administrator.');
}

/** The report as it is printed, one line per area and one per problem. */
export function reportLines(reports: ChainReport[]): string[] {
  if (!reports.length) return ['The record is empty.'];
  return reports.flatMap(({ areaId, entries, head, problems }) => {
    const count = `${areaId}: ${entries.toLocaleString('en-GB')} ${entries === 1 ? 'entry' : 'entries'}`;
    return problems.length
      ? [`${count}, NOT intact`, ...problems.map((problem) => `  ${problem}`)]
      : [`${count}, intact, ends with ${head}`];
  });
}
