import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { categories } from '#consent';
import { markOf } from '#platform';
import { Connections } from '../../../../test/acting.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { mp3, mp4, multipart, ogg, pdf, photo, png, SOUND, wav, type FormPart } from '../../../../test/files.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let caseId: string;
let parent: Someone;
let mother: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
  parent = await make.parent(caseId);
  mother = await visitorAs(parent);
});

const visitorAs = async (someone: Someone) => portal.visitor().signIn(someone);
const story = (rest = '') => `/family/${caseId}/story${rest}`;
const rowsOf = async (table: string) =>
  (
    await database.admin.query<Record<string, unknown>>(`select * from ${table} where case_id = $1 order by id`, [
      caseId,
    ])
  ).rows;

async function upload(visitor: Visitor, path: string, parts: FormPart[], headers: Record<string, string> = {}) {
  const tokens = await visitor.tokens(path);
  const fields = Object.entries(tokens).map(([name, value]) => ({ name, value }));
  const { body, type } = multipart([...fields, ...parts]);
  return visitor.send(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
}
const drawing = (value = png(), fileName = 'dog.png') => [
  { name: 'words', value: 'A brown dog that laughs.' },
  { name: 'whose', value: 'child' },
  { name: 'toldBy', value: '' },
  { name: 'file', value, fileName },
];

/** Somebody of a health team on the case, which may read what the family told of hopes. */
async function therapist(): Promise<Someone> {
  const team = await make.team({ agency: 'health' });
  await make.participant({ caseId, teamId: team.id });
  await make.sharingDecision({ caseId, category: 'hopes', agency: 'health', answer: 'agreed' });
  return make.contributor({ teamId: team.id });
}

describe('a step of the story', () => {
  it('asks about the child by name, and keeps whose words were told', async () => {
    for (const category of categories) {
      const { status, text } = await mother.get(story(`/${category}`));
      expect([category, status]).toEqual([category, 200]);
      expect(text).not.toContain('{name}');
    }
    await mother.postForm(story('/hopes'), { words: 'I hope she reads.', whose: 'me', toldBy: '' });
    await mother.postForm(story('/hopes'), { words: 'I want a dog.', whose: 'child', toldBy: '' });
    await mother.postForm(story('/hopes'), { words: 'She will get there.', whose: 'other', toldBy: 'Her aunt' });
    expect(await rowsOf('statement')).toMatchObject([
      { kind: 'quoted', told_as: 'parent' },
      { kind: 'quoted', told_as: 'child', told_by: 'Robin' },
      { kind: 'reported', told_as: 'other', told_by: 'Her aunt' },
    ]);
  });

  it('keeps nothing without words, or from somebody who is not named, and shows what was typed', async () => {
    const none = await mother.postForm(story('/hopes'), { words: ' ', whose: 'me', toldBy: '' });
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('Write what was told')]);
    const unnamed = await mother.postForm(story('/hopes'), { words: 'She will.', whose: 'other', toldBy: '' });
    expect([unnamed.status, unnamed.text]).toEqual([422, expect.stringContaining('Say who it was')]);
    expect(unnamed.text).toContain('She will.');
    expect((await mother.postForm(story('/secrets'), { words: 'x' }, { page: story() })).status).toBe(404);
    expect(await rowsOf('statement')).toEqual([]);
  });

  it('is not for a family member whose part does not reach the story', async () => {
    const person = await make.person();
    await make.participant({ caseId, personId: person.id, part: 'supporter', scope: ['progress'] });
    const claim = { personId: person.id, membershipId: null, epoch: 0 };
    const supporter = await visitorAs({ ...parent, claim, email: person.email as string });
    for (const path of [
      story('/hopes'),
      story('/hopes/draft'),
      story('/hopes/later'),
      `/family/${caseId}/my-pages/like`,
    ])
      expect((await supporter.postForm(path, { words: 'Mine.' }, { page: '/acting-as' })).status, path).toBe(403);
    const other = await make.person();
    await make.participant({ caseId, personId: other.id, part: 'supporter', scope: ['story'] });
    const reader = { personId: other.id, membershipId: null, epoch: 0 };
    const readers = await visitorAs({ ...parent, claim: reader, email: other.email as string });
    expect((await readers.get(story())).text).not.toContain(`/family/${caseId}/sharing`);
    expect((await mother.get(story())).text).toContain(`/family/${caseId}/sharing`);
    const service = { name: 'Sam', helpsWith: 'Swimming' };
    expect((await supporter.postJson(`/api/v1/cases/${caseId}/who-helps`, service)).status).toBe(403);
    expect(await rowsOf('known_service')).toEqual([]);
    expect(await rowsOf('statement')).toEqual([]);
  });
});

describe('what was begun', () => {
  const save = (visitor: Visitor, words: string, before = '') =>
    visitor
      .tokens(story('/health'))
      .then(({ _csrf }) =>
        visitor.postFields(
          story('/health/draft'),
          { _csrf: _csrf!, words, was: JSON.stringify(before ? { words: markOf(before) } : {}) },
          { accept: 'application/json' },
        ),
      );

  it('is there when one comes back, and gone once it is told; nobody else sees it', async () => {
    const saved = await save(mother, 'She sleeps');
    expect(saved.json()).toMatchObject({ words: expect.stringMatching(/^Saved/) as string, collided: [] });
    expect((await mother.get(story('/health'))).text).toContain('She sleeps</textarea>');
    expect((await mother.get(story())).text).toContain('Begun');

    const [father, officer] = [await make.parent(caseId), await make.officer()];
    expect((await (await visitorAs(father)).get(story('/health'))).text).not.toContain('She sleeps');
    for (const other of [father, officer]) expect(await app.countIn('story_draft', other.claim)).toBe(0);

    await mother.postForm(story('/health'), { words: 'She sleeps badly.', whose: 'me', toldBy: '' });
    expect((await mother.get(story('/health'))).text).not.toContain('She sleeps</textarea>');
    expect(await rowsOf('story_draft')).toMatchObject([{ fields: {} }]);
  });

  it('is kept without scripts too', async () => {
    const later = await mother.postForm(
      story('/health/later'),
      { words: 'She sl', was: '{}', whose: 'me', toldBy: '' },
      { page: story('/health') },
    );
    expect(later.location).toBe(story('?later'));
    expect((await mother.get(story('/health'))).text).toContain('She sl</textarea>');
  });

  it('on two devices at once loses neither text', async () => {
    await save(mother, 'She sleeps');
    await save(mother, 'She sleeps well', 'She sleeps');
    const second = await save(mother, 'She sleeps badly', 'She sleeps');
    expect(second.json().collided).toEqual(['words']);
    const { text } = await mother.get(story('/health'));
    expect(text).toContain('She sleeps well</textarea>');
    expect(text).toContain('She sleeps badly');
    await mother.postForm(story('/health'), { words: 'She sleeps well', whose: 'me', toldBy: '' });
    expect((await mother.get(story('/health'))).text).toContain('She sleeps badly</textarea>');
  });
});

describe('a photo, drawing or recording', () => {
  it('is told with words, and opened by whoever may read them', async () => {
    const answer = await upload(mother, story('/hopes/file'), drawing());
    expect([answer.status, answer.location]).toEqual([303, story('?told=hopes')]);
    const [file] = await rowsOf('statement_file');
    expect(await rowsOf('statement')).toMatchObject([{ words: 'A brown dog that laughs.', told_as: 'child' }]);
    const url = `/told/${caseId}/files/${String(file!.id)}`;
    expect((await mother.get(story())).text).toContain(`src="${url}"`);

    const reader = await therapist();
    const stranger = await make.contributor({ agency: 'health' });
    const school = await make.team({ agency: 'education' });
    await make.participant({ caseId, teamId: school.id });
    for (const [who, status] of [
      [parent, 200],
      [await make.officer(), 200],
      [reader, 200],
      [await make.contributor({ teamId: school.id }), 404],
      [stranger, 404],
      [await make.officer({ areaId: '999' }), 404],
      [await make.parent((await make.case()).id), 404],
    ] as const) {
      const opened = await (await visitorAs(who)).get(url);
      expect(opened.status).toBe(status);
      expect(await app.idsIn('statement_file', who.claim)).toEqual(status === 200 ? [file!.id] : []);
    }
    const readers = (await rowsOf('record_read')).map(({ role }) => String(role));
    expect(readers.toSorted((a, b) => a.localeCompare(b))).toEqual(['case-officer', 'contributor']);
  });

  it('stays with its words when they are corrected', async () => {
    await upload(mother, story('/hopes/file'), drawing());
    const [first] = await rowsOf('statement');
    await mother.postForm(
      story('/hopes'),
      { words: 'It is a cat.', whose: 'child', toldBy: '', replaces: String(first!.id) },
      { page: story(`/hopes?correct=${String(first!.id)}`) },
    );
    const { text } = await mother.get(story('/hopes'));
    expect(text.match(/<img/g)).toHaveLength(1);
    expect(text.indexOf('It is a cat.')).toBeGreaterThan(text.indexOf('<img'));
  });

  it('is sound too, which says nothing of where it was made, and neither a film nor a report', async () => {
    const place = 'At home, +51.4779-000.0015/';
    for (const [content, name] of [
      [wav(place), 'me.wav'],
      [mp4('soun', place), 'me.m4a'],
      [mp3(place), 'me.mp3'],
      [ogg(place), 'me.ogg'],
    ] as const) {
      expect(content.includes(place) && content.includes(SOUND), name).toBe(true);
      expect((await upload(mother, story('/hopes/file'), drawing(content, name))).status, name).toBe(303);
      const [kept] = (await rowsOf('statement_file')).filter((each) => each.name === name);
      const { bytes } = await mother.get(`/told/${caseId}/files/${String(kept!.id)}`);
      expect([bytes.includes(place), bytes.includes(SOUND)], name).toEqual([false, true]);
    }
    for (const [content, name, why] of [
      [mp4('vide'), 'me.mp4', 'It is a film'],
      [pdf(), 'dog.png', 'another kind, whatever its name says'],
      [Buffer.alloc(0), 'dog.png', 'The file is empty'],
      [ogg().subarray(0, -9), 'me.ogg', 'The recording is damaged'],
    ] as const) {
      const answer = await upload(mother, story('/hopes/file'), drawing(content, name));
      expect([answer.status, answer.text], name).toEqual([422, expect.stringContaining(why)]);
      expect(answer.text).toContain('A brown dog that laughs.');
    }
    expect(await rowsOf('statement_file')).toHaveLength(4);
  });

  it('says nothing of where it was taken, and stands the right way up', async () => {
    const taken = await photo();
    expect(taken.includes('Camera of the family') && (await sharp(taken).metadata()).orientation === 6).toBe(true);
    expect((await upload(mother, story('/hopes/file'), drawing(taken, 'beach.jpg'))).status).toBe(303);
    const [{ id }] = (await rowsOf('statement_file')) as [{ id: string }];
    const { bytes } = await mother.get(`/told/${caseId}/files/${id}`);
    const { exif, orientation, width, height } = await sharp(bytes).metadata();
    expect({ exif, orientation, width, height }).toEqual({
      ...{ exif: undefined, orientation: undefined },
      ...{ width: 2, height: 4 },
    });
    expect(bytes.includes('Camera of the family')).toBe(false);

    const damaged = await upload(mother, story('/hopes/file'), drawing(taken.subarray(0, -40), 'beach.jpg'));
    expect([damaged.status, damaged.text]).toEqual([422, expect.stringContaining('The picture is damaged')]);
    expect(await rowsOf('statement_file')).toHaveLength(1);
  });

  it('is dropped while it comes where nobody said how large it is: 200 MB leave nothing in memory or on disk', async () => {
    const tokens = Object.entries(await mother.tokens(story('/hopes/file'))).map(([name, value]) => ({ name, value }));
    const { body, type } = multipart([...tokens, ...drawing(mp3(), 'long.mp3')]);
    const sending = request(new URL(story('/hopes/file'), portal.url), {
      method: 'POST',
      headers: { cookie: mother.cookie, 'content-type': type, 'transfer-encoding': 'chunked' },
    });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    sending.on('error', () => undefined); // whoever is answered may still be sending
    const [piece, before] = [Buffer.alloc(1024 * 1024, 'x'), process.memoryUsage().arrayBuffers];
    let most = 0;
    sending.write(body.subarray(0, -200));
    for (let sent = 0; sent < 200 && !sending.destroyed; sent += 1) {
      if (!sending.write(piece)) await Promise.race([once(sending, 'drain'), once(sending, 'close'), answered]);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    sending.end();
    const [answer] = await answered;
    expect([answer.statusCode, await text(answer)]).toEqual([422, expect.stringContaining('25 MB or smaller')]);
    expect(most).toBeLessThan(100 * 1024 * 1024);
    expect(await rowsOf('statement')).toEqual([]);
  });

  it('is refused in kind words where it is far too large, before any of it is taken; words stay', async () => {
    const tokens = Object.entries(await mother.tokens(story('/hopes/file'))).map(([name, value]) => ({ name, value }));
    const { body, type } = multipart([...tokens, ...drawing(mp3(), 'long.mp3')]);
    const sending = request(new URL(story('/hopes/file'), portal.url), {
      method: 'POST',
      headers: { cookie: mother.cookie, 'content-type': type, 'content-length': 200 * 1024 * 1024 },
    });
    sending.write(body.subarray(0, -200)); // the rest never comes
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(422);
    const shown = await text(answer);
    expect(shown).toContain('The file must be 25 MB or smaller. It is too big to send. Your words are kept.');
    expect(shown).toContain('A brown dog that laughs.');
    sending.destroy();
    expect(await rowsOf('statement')).toEqual([]);
  });
});

describe('the child’s own pages', () => {
  const pages = (rest = '') => `/family/${caseId}/my-pages${rest}`;

  it('become statements that the child told, each page once, and the earlier stay', async () => {
    const first = await mother.postForm(pages('/like'), { pictures: ['dog', 'music', 'tank'], words: 'Trains!' });
    expect(first.location).toBe(pages('/hard'));
    await mother.postForm(pages('/like'), { pictures: ['dog'], words: 'Trains!' });
    await mother.postForm(pages('/like'), { pictures: ['dog'], words: 'Trains!' });
    expect(await rowsOf('statement')).toMatchObject([
      { told_as: 'child', told_by: 'Robin', words: 'I like music and animals.\nTrains!', pictures: ['music', 'dog'] },
      { told_as: 'child', words: 'I like animals.\nTrains!', replaces_id: expect.any(String) as string },
    ]);
    const shown = await mother.get(pages('/like'));
    expect(shown.text).toMatch(/value="dog" checked/);
    expect(shown.text).toContain('Trains!</textarea>');
    expect((await mother.postForm(pages('/want'), { words: 'A friend.' })).location).toBe(pages('?done'));
    expect((await mother.get(pages())).text).toContain('I like animals.');
  });

  it('ask again where nothing was chosen', async () => {
    const answer = await mother.postForm(pages('/like'), { words: '' });
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('Choose a picture, or write something'),
    ]);
    expect(await rowsOf('statement')).toEqual([]);
  });
});
