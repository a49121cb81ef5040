import pg from 'pg';
import { reportLines, verifyRecord } from './verify.ts';

const url = process.env.OWNER_DATABASE_URL ?? process.env.DATABASE_URL;
if (!url) {
  console.error(
    'Say which database: OWNER_DATABASE_URL=postgres://ehc_owner:…@host/ehc npm run audit:verify (DATABASE_URL serves too).',
  );
  process.exit(1);
}

const client = new pg.Client({ connectionString: url });
try {
  await client.connect();
  const reports = await verifyRecord(client);
  for (const line of reportLines(reports)) console.log(line);
  if (reports.some(({ problems }) => problems.length)) process.exitCode = 1;
} catch (error) {
  console.error(`The record could not be checked: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await client.end();
}
