// The floor: bare Express and pg. The same SQL in the same kind of transaction, the same bytes sent; nothing else.
import express from 'express';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Claim } from '#identity';

export interface FloorReading {
  claim: Claim;
  statements: { sql: string; parameters: unknown[] }[];
  body: string;
  type: string;
}

export interface FloorWriting {
  claim: Claim;
  statements: { sql: string; parameters: unknown[] }[];
  body: string;
}

const pool = new pg.Pool({ connectionString: process.env.APP_DATABASE_URL, max: 10 });
const { readings, writings } = JSON.parse(readFileSync(process.env.FLOOR_PLAN!, 'utf8')) as {
  readings: FloorReading[];
  writings: FloorWriting[];
};

async function transaction(claim: Claim, statements: { sql: string; parameters: unknown[] }[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select * from become($1, $2, $3)', [claim.personId, claim.membershipId, claim.epoch]);
    for (const { sql, parameters } of statements) await client.query(sql, parameters);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const app = express();
app.disable('x-powered-by');
app.get('/read/:n', async (request, response) => {
  const reading = readings[Number(request.params.n)]!;
  await transaction(reading.claim, reading.statements);
  response.type(reading.type).send(reading.body);
});
app.post('/write/:n', async (request, response) => {
  const writing = writings[Number(request.params.n)]!;
  await transaction(writing.claim, writing.statements);
  response.status(201).type('json').send(writing.body);
});
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
