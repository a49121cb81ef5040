import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedDocument } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { jpeg, multipart, pdf, png, type FormPart } from '../../../../test/files.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { contrastWithWhite, sizeOfPicture } from './letterhead.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let signing: Visitor;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const path = '/letterhead';
const head = async () => (await rows(`select letterhead from area where id = '998'`))[0]!.letterhead;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

/** A grey picture of this size. */
function picture(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rest = [chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), ...rest]);
}

async function send(who: Visitor, fields: Record<string, string>, logo?: Buffer, fileName = 'logo.png') {
  const given = Object.entries({ ...(await signing.tokens(path)), ...fields });
  const parts: FormPart[] = given.map(([name, value]) => ({ name, value }));
  const { body, type } = multipart([...parts, ...(logo ? [{ name: 'logo', value: logo, fileName }] : [])]);
  return who.send(path, { method: 'POST', headers: { 'content-type': type }, body });
}
const colours = { accent: '#1F4F66', address: '1 High Street\n\n Rivermouth RM1 1AA ' };

describe('how an authority’s documents look', () => {
  it('is set by a signing officer, on record, and printed from then on', async () => {
    expect((await send(signing, colours, picture(120, 60))).status).toBe(303);
    const address = ['1 High Street', 'Rivermouth RM1 1AA'];
    expect(await head()).toMatchObject({ accent: '#1f4f66', address, logo: { type: 'png', width: 120, height: 60 } });
    expect((await send(signing, { ...colours, accent: '#7a1f5c' })).status).toBe(303);
    expect(await head()).toMatchObject({ accent: '#7a1f5c', logo: { width: 120 } });
    expect(await rows(`select 1 from audit_entry where action = 'letterhead.set'`)).toHaveLength(2);
    const page = (await signing.get(path)).text;
    for (const words of ['data:image/png;base64,', 'fill="#7a1f5c"', 'Rivermouth RM1 1AA'])
      expect(page).toContain(words);

    const about = await make.case();
    const version = await make.planVersion({ caseId: about.id, number: 1 });
    const documents = `/cases/${about.id}/plan/1/documents`;
    await signing.postForm(documents, { content: 'plan', format: 'word', size: 'standard' });
    const [asked] = await rows('select text from plan_document where plan_version_id = $1', version.id);
    expect((asked!.text as PrintedDocument).from).toMatchObject({ accent: '#7a1f5c', address });
    expect((await signing.postForm(`${path}/logo/removal`, {}, { page: path })).status).toBe(303);
    expect(await head()).toEqual({ accent: '#7a1f5c', address });
  });

  it('takes no colour that is hard to read, and no file but a small picture, by its content', async () => {
    const before = await head();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const wrong of [
      { accent: 'red' },
      { accent: '#ffdd00' },
      { accent: '#1f4f66"' },
      { address: 'x'.repeat(600) },
    ])
      expect((await send(signing, { ...colours, ...wrong })).status, JSON.stringify(wrong)).toBe(422);
    for (const wrong of [svg, pdf(), png(), jpeg(), picture(4100, 50)])
      expect((await send(signing, colours, wrong)).status).toBe(422);
    expect(await head()).toEqual(before);
  }, 60_000);

  it('is nobody else’s to change, nor another area’s, not even in SQL', async () => {
    const before = await head();
    for (const who of [await make.officer(), await make.contributor(), await make.someone('administrator')])
      expect((await (await portal.visitor().signIn(who)).get(path)).status).toBe(404);
    const elsewhere = await portal.visitor().signIn(await make.someone('signing-officer', { areaId: '999' }));
    expect((await elsewhere.get(path)).text).toContain('Area 999');
    expect(await head()).toEqual(before);
    const client = await database.admin.connect();
    await client.query('begin');
    await client.query('set local role ehc_app');
    await expect(client.query(`update area set letterhead = null where id = '998'`)).rejects.toThrow('only officers');
    await client.query('rollback');
    client.release();
  });
});

it('contrast and sizes are counted as the standards count them', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21);
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 1);
  expect(sizeOfPicture(picture(7, 5))).toEqual({ width: 7, height: 5 });
  const frame = 'ffd8ffe00004aaaaffc0001108003c0078030122';
  expect(sizeOfPicture(Buffer.from(`${frame}00000000`, 'hex'))).toEqual({ width: 120, height: 60 });
});
