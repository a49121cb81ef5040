import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PreparedReleases, Releases } from '#disclosure';
import { become, type Actor } from '#identity';
import { civil, Conflict, Invalid, londonDay, NotFound, UnitOfWork } from '#platform';
import { addDays, planToCustody, type CivilDate } from '#statute';
import type { Visitor } from '../../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory, type Row, type Someone } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';
import { HeadsOfEducation } from '../heads/heads-of-education.ts';
import { CustodyByHand } from '../afterwards/by-hand.ts';
import { CustodyEntries } from '../afterwards/custody-entries.ts';
import { CustodyMatching } from '../matching/matching.ts';
import { CustodyNotices } from '../notice/custody-notices.ts';
import { CustodyTelling } from '../telling/telling.ts';
import type { Telling } from './custody.schema.ts';

const [HOME, HOST, WALES] = ['998', '999', 'W92000004'];
const today = londonDay(new Date()) as CivilDate;

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let people: Record<'worker' | 'otherWorker' | 'teacher' | 'officer' | 'colleague' | 'host' | 'elsewhere', Someone>;
let coldmarsh: Row;
let highfield: Row;
let commissioner: Row;
/** A child of the home authority with a final plan. */
let child: Row;
let caseId: string;
let told: Telling;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  const yot = await make.organisation({ kind: 'youth-offending-team', name: 'Northside Youth Offending Team' });
  const team = await make.team({ agency: 'youth-justice', organisationId: yot.id, email: 'yot@northside.example' });
  people = {
    worker: await make.contributor({ teamId: team.id }),
    otherWorker: await make.contributor({ agency: 'youth-justice' }),
    teacher: await make.contributor({ agency: 'education' }),
    officer: await make.officer({ areaId: HOME }),
    colleague: await make.officer({ areaId: HOME }),
    host: await make.officer({ areaId: HOST }),
    elsewhere: await make.officer({ areaId: '997' }),
  };
  coldmarsh = await make.organisation({ kind: 'secure-establishment', name: 'Coldmarsh' });
  await make.area({ id: WALES, name: 'Wales', gss: WALES });
  highfield = await make.organisation({ kind: 'secure-establishment', name: 'Highfield' });
  commissioner = await make.organisation({ kind: 'health-commissioner', name: 'NHS England (invented)' });
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  child = await make.child({ born: '2010-05-04' });
  caseId = (await make.case({ childId: child.id, state: 'final' })).id;
  await make.planVersion({ caseId, givenOn: '2026-03-02' });
  told = {
    kind: 'detention',
    givenName: 'robin',
    familyName: child.familyName as string,
    born: '2010-05-04',
    homeArea: HOME,
    hostArea: HOST,
    hostName: '',
    homeName: '',
    eventOn: addDays(today, -3),
    establishment: coldmarsh.id,
    establishmentName: '',
    isAdultEstate: false,
    expectedReleaseOn: addDays(today, 60),
    risk: 'Frightened when doors are locked.',
    communication: 'One short question at a time.',
  };
});

function acting<T>(who: Someone, work: (actor: Actor) => Promise<T>): Promise<T> {
  let actor: Actor | null = null;
  return portal.app.get(UnitOfWork).run(
    () => work(actor!),
    async (em) => (actor = await become(em, who.claim)),
  );
}
const service = <T>(type: new (...args: never[]) => T): T => portal.app.get(type, { strict: false });
const tell = (change: Partial<Telling> = {}, who = people.worker) =>
  acting(who, (actor) => service(CustodyTelling).tell(actor, { ...told, ...change }));
const tellId = async (change: Partial<Telling> = {}) => (await tell(change)).notice.id;
const match = (id: string, who = people.officer, on = caseId) =>
  acting(who, (actor) =>
    service(CustodyMatching).match(actor, id, { caseId: on, reference: '', commissioner: commissioner.id }),
  );
const sign = async () =>
  (await visitorOf(people.officer)).postJson(`/api/v1/cases/${caseId}/prepared-releases/signature`, {});
const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;
const prepared = () => acting(people.officer, (actor) => service(PreparedReleases).of(actor, caseId));
const signedIn = new Map<Someone, Promise<Visitor>>();
const visitorOf = (who: Someone) => {
  if (!signedIn.has(who)) signedIn.set(who, portal.visitor().signIn(who));
  return signedIn.get(who)!;
};
const read = async (who: Someone, path: string) => (await visitorOf(who)).get(path);

async function headOfEducation(noticeId: string, email: string): Promise<Someone> {
  await acting(people.officer, (actor) =>
    service(HeadsOfEducation).invite(actor, noticeId, { name: 'Lorna Beddows', email }),
  );
  const { passwordHash } = await make.person();
  await database.admin.query('update person set password_hash = $1 where email = $2', [passwordHash, email]);
  const [row] = await ask<{ person: string; membership: string; epoch: number }>(
    'select p.id as person, m.id as membership, p.session_epoch as epoch from person p join membership m on m.person_id = p.id where p.email = $1 order by m.id desc limit 1',
    [email],
  );
  const { person: personId, membership: membershipId, epoch } = row!;
  return { ...people.worker, personId, membershipId, email, claim: { personId, membershipId, epoch } };
}

describe('a notice of custody', () => {
  it('reaches each as far as their part, whatever its kind: nobody learns of the case before the match', async () => {
    const reference = (await ask<{ reference: string }>('select reference from ehc_case where id = $1', [caseId]))[0]!
      .reference;
    const kinds = [
      {},
      { kind: 'transfer', establishment: highfield.id, eventOn: addDays(today, -2) },
      { kind: 'release', eventOn: addDays(today, -1) },
    ] as const;
    for (const change of kinds) {
      const id = await tellId(change);
      for (const isMatched of [false, true]) {
        if (isMatched) await match(id);
        const where = `${'kind' in change ? change.kind : 'detention'}, ${isMatched ? 'matched' : 'waiting'}`;
        for (const [who, status] of [
          ['worker', 200],
          ['officer', 200],
          ['host', 200],
          ['otherWorker', 404],
          ['teacher', 404],
          ['elsewhere', 404],
        ] as const) {
          const page = await read(people[who], `/custody/${id}`);
          expect(page.status, `${where}: ${who}`).toBe(status);
          if (who !== 'officer') expect(page.text, `${where}: ${who}`).not.toContain(reference);
        }
        const team = (await read(people.worker, `/custody/${id}`)).text;
        expect(team.includes('has not said yet whose case this is'), where).toBe(!isMatched);
        for (const who of [people.worker, people.host])
          expect((await read(who, `/cases/${caseId}`)).status, where).toBe(404);
        expect((await read(people.officer, `/custody/${id}`)).text.includes(reference), where).toBe(!isMatched);
      }
    }
  });

  it('told twice is one notice, also at the same moment: the earlier is shown', async () => {
    const both = await Promise.all([tell(), tell()]);
    const again = await tell({ givenName: ' ROBIN', establishment: highfield.id });
    expect(new Set([...both, again].map(({ notice }) => notice.id)).size).toBe(1);
    expect([...both, again].filter(({ isEarlier }) => !isEarlier)).toHaveLength(1);
    const page = await read(people.worker, `/custody/${again.notice.id}?done=already`);
    expect(page.text).toContain('You told us this before');
  });

  it.each<[string, Partial<Telling>[], Partial<Telling>, string]>([
    ['of a release without detention', [], { kind: 'release' }, 'kind'],
    ['of a transfer without detention', [], { kind: 'transfer' }, 'kind'],
    ['of what is ahead', [], { eventOn: addDays(today, 1) }, 'eventOn'],
    ['of a second detention while one lasts', [{}], { eventOn: today }, 'kind'],
    ['of a transfer to where they are', [{}], { kind: 'transfer', eventOn: today }, 'establishment'],
    ['of a release before the detention', [{}], { kind: 'release', eventOn: addDays(today, -9) }, 'eventOn'],
    ['to another home authority than before', [{}], { kind: 'release', eventOn: today, homeArea: HOST }, 'homeArea'],
    ['after the release', [{}, { kind: 'release', eventOn: today }], { kind: 'transfer', eventOn: today }, 'kind'],
    [
      'of a second release',
      [{}, { kind: 'release', eventOn: addDays(today, -1) }],
      { kind: 'release', eventOn: today },
      'kind',
    ],
    ['of a place that is none', [], { establishment: '' }, 'establishment'],
    ['of a release expected before the detention', [], { expectedReleaseOn: addDays(today, -5) }, 'expectedReleaseOn'],
    ['to an authority that is none', [], { homeArea: '000' }, 'homeArea'],
    ['to an authority in Wales that is not named', [], { homeArea: WALES, hostArea: '' }, 'homeName'],
  ])('%s is refused with a word on it, and nothing is recorded', async (_, before, change, field) => {
    for (const each of before) await tell(each);
    const count = () => ask('select 1 from custody_notice where family_name = $1', [child.familyName]);
    const already = (await count()).length;
    const refusal = await tell(change).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Invalid);
    expect(Object.keys((refusal as Invalid).fields)).toEqual([field]);
    expect(await count()).toHaveLength(already);
  });

  it('is told by youth offending teams alone', async () => {
    for (const who of [people.teacher, people.officer, await make.parent(caseId)])
      await expect(tell({}, who)).rejects.toThrow(NotFound);
  });

  it('about the wrong child is refused with the reason, which the team reads; it can be told again', async () => {
    const id = await tellId();
    await acting(people.officer, (actor) =>
      service(CustodyMatching).refuse(actor, id, 'Nobody of that name lives here.'),
    );
    expect((await read(people.worker, '/custody')).text).toContain('Nobody of that name lives here.');
    expect(await ask('select recipient from mail where key = $1', [`custody-refused:${id}`])).toEqual([
      { recipient: 'yot@northside.example' },
    ]);
    expect(await prepared()).toEqual([]);
    await expect(match(id)).rejects.toThrow(Conflict);
    expect((await tell()).isEarlier).toBe(false);
  });
});

describe('the match', () => {
  it('is one officer’s: of two at once the second is told; what follows is prepared once, with its days', async () => {
    const id = await tellId();
    const answers = await Promise.allSettled([match(id), match(id, people.colleague)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(Conflict) as Conflict,
    });
    const lines = await prepared();
    expect(lines.map(({ recipient }) => recipient).sort()).toEqual([
      'Coldmarsh',
      'NHS England (invented)',
      'Northside Youth Offending Team',
    ]);
    expect(lines.map(({ deadline }) => deadline.dueOn)).toEqual(lines.map(() => planToCustody(today).dueOn));
    const timeline = (await read(people.officer, `/cases/${caseId}`)).text;
    for (const words of ['In custody', 'send the plan to those responsible', 'review after release'])
      expect(timeline.toLowerCase(), words).toContain(words.toLowerCase());
  });

  it('is with a case of the own area alone', async () => {
    const elsewhere = await make.case({ areaId: '997' });
    const id = await tellId();
    await expect(match(id, people.officer, elsewhere.id)).rejects.toThrow(Invalid);
    for (const who of [people.host, people.elsewhere, people.worker])
      await expect(match(id, who)).rejects.toThrow(NotFound);
  });

  it('is whole or not at all', async () => {
    const id = await tellId();
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail'; end $$;
       create trigger fail before insert on participant for each row execute function fail()`,
    );
    await expect(match(id)).rejects.toThrow('made to fail');
    await database.admin.query('drop trigger fail on participant; drop function fail()');
    expect(await ask('select 1 from custody_notice where id = $1 and settled_at is null', [id])).toHaveLength(1);
    expect(await prepared()).toEqual([]);
    await match(id);
  });

  it('waits for the plan where there is none yet, and then the home commissioner has it too (K10)', async () => {
    const board = await make.organisation({ kind: 'health-commissioner', name: 'Home board' });
    await make.row('organisation_area', { areaId: HOME, organisationId: board.id });
    const id = await tellId({ familyName: 'Assessed' });
    caseId = (await make.case({ state: 'assessing', requestedOn: addDays(today, -30) })).id;
    await match(id);
    const lines = await prepared();
    expect(lines.map(({ recipient }) => recipient)).toContain('Home board');
    expect(lines[0]!.deadline).toMatchObject({ rule: 'K10', dueOn: addDays(today, 110) });
    expect((await sign()).status).toBe(409);
    expect((await read(people.officer, `/cases/${caseId}/plan/prepared`)).text).toContain('There is no final plan yet');
    const absent = { rule: 'D7', ground: 'absence', why: 'Abroad', beginsOn: today, endsOn: addDays(today, 120) };
    const claim = await (await visitorOf(people.officer)).postJson(`/api/v1/cases/${caseId}/exemptions`, absent);
    expect(claim.status).toBe(422);
    expect(claim.text).toContain('cannot be absent');
  });
});

describe('what was sent', () => {
  it('is signed once for all, and each reads it', async () => {
    const id = await tellId();
    await match(id);
    const answers = await Promise.all([sign(), sign()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    expect(await ask('select 1 from disclosure_release where case_id = $1', [caseId])).toHaveLength(3);
    const lines = await acting(people.worker, (actor) => service(Releases).releasedTo(actor));
    expect(lines.filter((each) => each.caseId === caseId)).toHaveLength(1);
    expect((await read(people.worker, `/custody/${id}`)).text).toContain('The plan, sections A');
  });

  it('ends for the establishment with the transfer and the release, with whoever was invited there', async () => {
    const id = await tellId();
    await match(id);
    await sign();
    const lorna = await headOfEducation(id, `lorna-${child.familyName as string}@coldmarsh.example`.toLowerCase());
    const visitor = await portal.visitor().signIn(lorna);
    const plans = await visitor.get('/plans');
    expect(plans.text).toContain('/plans/');
    expect((await visitor.get(`/custody/${id}`)).text).toContain('One short question at a time.');

    const moved = await tellId({ kind: 'transfer', establishment: highfield.id, eventOn: addDays(today, -1) });
    expect((await visitor.get('/plans')).text).not.toContain('Plans released to us');
    expect(
      await ask(`select 1 from outbox where topic = 'identity.access-changed' and payload->>'personId' = $1`, [
        lorna.personId,
      ]),
    ).toHaveLength(1);
    const ended = await ask<{ name: string }>(
      'select o.name from disclosure_release r join organisation o on o.id = r.recipient_id where case_id = $1 and ended_at is not null',
      [caseId],
    );
    expect(ended).toEqual([{ name: 'Coldmarsh' }]);
    await match(moved);
    expect((await prepared()).filter(({ sentOn }) => !sentOn).map(({ recipient }) => recipient)).toEqual(['Highfield']);
    await expect(headOfEducation(id, 'late@coldmarsh.example')).rejects.toThrow(Conflict);

    const out = await tellId({ kind: 'release', eventOn: today });
    expect((await prepared()).filter(({ sentOn }) => !sentOn)).toEqual([]);
    await match(out);
    expect(await ask('select detained_since from ehc_case where id = $1', [caseId])).toEqual([
      { detained_since: null },
    ]);
    expect(await ask('select 1 from participant where case_id = $1 and ended_on is null', [caseId])).toEqual([]);
  });

  it('is of one child alone for whoever was invited about them, though the establishment was given others', async () => {
    const other = await make.planVersion({ childName: 'Somebody Else' });
    await make.release({ caseId: other.caseId, planVersionId: other.id, recipientId: coldmarsh.id });
    const id = await tellId();
    await match(id);
    await sign();
    const guest = await headOfEducation(id, `guest-${child.familyName as string}@coldmarsh.example`.toLowerCase());
    const released = await acting(guest, (actor) => service(Releases).releasedTo(actor));
    expect(released.map((each) => each.caseId)).toEqual([caseId]);
    expect((await read(guest, `/plans/${other.id}`)).status).toBe(404);
    expect((await read(guest, `/custody`)).text).not.toContain('Somebody Else');
  });

  it('can be ended by an officer of the area, at once, on record', async () => {
    const id = await tellId();
    await match(id);
    await sign();
    const releaseId = (await prepared())[0]!.releaseId!;
    const end = (who: Someone) => acting(who, (actor) => service(Releases).end(actor, caseId, releaseId));
    for (const who of [people.worker, people.elsewhere]) await expect(end(who)).rejects.toThrow(NotFound);
    await end(people.officer);
    expect(
      await ask(`select 1 from audit_entry where action = 'plan.release-ended' and subject_id = $1`, [releaseId]),
    ).toHaveLength(1);
  });
});

describe('another day of release', () => {
  const expectRelease = (who: Someone, id: string, on: string) =>
    acting(who, (actor) => service(CustodyEntries).expectRelease(actor, id, on));
  const mails = (id: string) =>
    ask<{ recipient: string }>('select recipient from mail where key like $1 order by 1', [`custody-release:${id}:%`]);

  it('is told by any who follow the detention; the others are written to, and the review aims at it', async () => {
    const id = await tellId();
    await match(id);
    await sign();
    const email = `beddows-${child.familyName as string}@coldmarsh.example`.toLowerCase();
    const head = await headOfEducation(id, email);
    for (const [days, who] of [people.worker, people.officer, people.host, head].entries()) {
      const on = addDays(today, 90 + days);
      const before = (await mails(id)).length;
      await expectRelease(who, id, on);
      const written = (await mails(id)).length - before;
      expect(written, 'team, officer and head, but for whoever told it').toBe(who === people.host ? 3 : 2);
      const timeline = (await read(people.officer, `/cases/${caseId}`)).text;
      expect(timeline).toContain(civil(addDays(on, -1)));
    }
    const page = await (await visitorOf(people.worker)).get(`/custody/${id}`);
    expect(page.text).toContain('Told by Lorna Beddows, Coldmarsh');
    expect(page.text).toContain(`from ${civil(addDays(today, 60))}`);
    expect(await ask('select expected_release_on::text as on from custody_notice where id = $1', [id])).toEqual([
      { on: addDays(today, 93) },
    ]);
    for (const { body } of await ask<{ body: string }>('select body from mail where key like $1', [
      `custody-release:${id}:%`,
    ]))
      expect(body).not.toContain(child.familyName as string);
  });

  it('is refused to whoever does not follow it, when it is behind, the same, or the notice is not the latest', async () => {
    const id = await tellId();
    for (const who of [people.teacher, people.elsewhere, people.otherWorker])
      await expect(expectRelease(who, id, addDays(today, 70))).rejects.toThrow(NotFound);
    for (const on of [addDays(today, -1), addDays(today, 60)])
      await expect(expectRelease(people.worker, id, on)).rejects.toThrow(Invalid);
    const bad = await (
      await visitorOf(people.worker)
    ).postJson(`/api/v1/custody/${id}/release-day`, { expectedOn: '2026-02-31' });
    expect(bad.status).toBe(422);
    await tell({ kind: 'release', eventOn: today });
    await expect(expectRelease(people.worker, id, addDays(today, 70))).rejects.toThrow(Conflict);
    expect(await ask('select 1 from custody_entry where notice_id = $1', [id])).toEqual([]);
    await expect(
      database.admin.query('update custody_notice set expected_release_on = $2 where id = $1', [id, today]),
      'but by an entry',
    ).rejects.toThrow('never change');
  });
});

describe('what goes by hand', () => {
  const byHand = (who: Someone, id: string) =>
    acting(who, async (actor) => {
      const [notice] = await service(CustodyNotices).named([await service(CustodyNotices).found(actor, id)]);
      return service(CustodyByHand).of(actor, notice!);
    });

  it('is what was told, to an authority that is not here; the day is recorded once', async () => {
    const away = await make.area({ id: '301' });
    const id = await tellId({ homeArea: away.id, hostArea: '', hostName: 'Conwy' });
    const worker = await visitorOf(people.worker);
    const pack = await worker.get(`/custody/${id}/pack`);
    expect(pack.text).toContain('Pack for Area 301 and Conwy');
    expect(pack.text).toContain('Frightened when doors are locked.');
    const early = await worker.postJson(`/api/v1/custody/${id}/pack`, { sentOn: addDays(today, 1) });
    expect(early.status).toBe(422);
    expect((await worker.postJson(`/api/v1/custody/${id}/pack`, { sentOn: today })).status).toBe(204);
    expect((await worker.postJson(`/api/v1/custody/${id}/pack`, { sentOn: today })).status).toBe(404);
    expect((await byHand(people.worker, id)).map(({ kind, sentOn }) => [kind, sentOn])).toEqual([
      ['sent-to-home', today],
      ['sent-to-host', today],
    ]);
    for (const who of [people.officer, people.host, people.teacher])
      expect((await read(who, `/custody/${id}/pack`)).status).toBe(404);
  });

  it('is what was told, to an authority in Wales; no day of an EHC plan runs', async () => {
    const id = await tellId({ homeArea: WALES, homeName: 'Conwy', hostArea: '' });
    const pack = (await read(people.worker, `/custody/${id}/pack`)).text;
    expect(pack).toContain('Pack for Conwy, Wales');
    expect(pack).toContain('individual development plan');
    expect(pack).not.toContain('By when');
    expect((await read(people.worker, `/custody/${id}`)).text).toContain('does not use this portal');
    expect((await read(people.worker, '/custody')).text).toContain('Outside England no day');
  });

  it('is the plan, to a place that was named in words, once it is signed and while nobody there reads it', async () => {
    const places = await Promise.all([
      tell({ establishment: '', establishmentName: ' Wintermoor ' }),
      tell({ establishment: '', establishmentName: 'WINTER  moor.', givenName: 'Robyn' }),
    ]);
    expect(new Set(places.map(({ notice }) => notice.establishment)).size, 'one place').toBe(1);
    const { id } = places[0]!.notice;
    await match(id);
    const [line] = await byHand(people.officer, id);
    expect(line).toMatchObject({
      to: expect.stringMatching(/^winter ?moor/i),
      isUnsigned: true,
      deadline: planToCustody(today),
    });
    const officer = await visitorOf(people.officer);
    expect((await officer.postJson(`/api/v1/custody/${id}/pack`, { sentOn: today })).status).toBe(422);
    await sign();
    expect((await officer.get(`/custody/${id}/pack`)).text).toContain('The whole of the final plan');
    expect((await officer.postJson(`/api/v1/custody/${id}/pack`, { sentOn: today })).status).toBe(204);
    await headOfEducation(id, `wintermoor-${child.familyName as string}@example.test`.toLowerCase());
    expect(await byHand(people.officer, id)).toEqual([]);
  });
});

describe('a plan that changes', () => {
  it('is prepared again for whoever has the one before, while the detention lasts', async () => {
    const id = await tellId();
    await match(id);
    await sign();
    let number = 1;
    const again = async () => {
      const { id: version } = await make.planVersion({ caseId, number: (number += 1), givenOn: today });
      await acting(people.officer, (actor) => service(PreparedReleases).prepareAgain(actor, caseId, version));
      return (await prepared()).filter(({ sentOn }) => !sentOn);
    };
    const waiting = await again();
    expect(waiting.map(({ recipient }) => recipient).sort()).toEqual([
      'Coldmarsh',
      'NHS England (invented)',
      'Northside Youth Offending Team',
    ]);
    expect(waiting[0]!.deadline).toMatchObject({
      rule: 'K11',
      dueOn: planToCustody(today).dueOn,
      trigger: { name: 'plan changed' },
    });
    expect((await sign()).status).toBe(204);
    const third = await again();
    expect(third.map(({ because }) => because)).toEqual(Array(3).fill(expect.stringMatching(/^The plan has changed/)));
    const out = await tellId({ kind: 'release', eventOn: today });
    await match(out);
    expect((await prepared()).filter(({ sentOn }) => !sentOn)).toEqual([]);
    expect(await again(), 'released').toEqual([]);
  });
});

it('keeps the team on the case while the detention lasts, though a request to it is withdrawn', async () => {
  const id = await tellId();
  const [{ team }] = (await ask<{ team: string }>('select team_id as team from custody_notice where id = $1', [
    id,
  ])) as [{ team: string }];
  const request = await make.adviceRequest({ caseId, teamId: team });
  await match(id);
  const withdraw = (requestId: string) =>
    database.admin.query(`update advice_request set state = 'withdrawn' where id = $1`, [requestId]);
  const parts = () =>
    ask<{ n: number }>(
      'select count(*)::int as n from participant where case_id = $1 and team_id = $2 and ended_on is null',
      [caseId, team],
    );
  await withdraw(request.id);
  expect(await parts()).toEqual([{ n: 1 }]);
  const second = await make.adviceRequest({ caseId, teamId: team });
  await match(await tellId({ kind: 'release', eventOn: today }));
  expect(await parts(), 'a request keeps it there after the release').toEqual([{ n: 1 }]);
  await withdraw(second.id);
  expect(await parts()).toEqual([{ n: 0 }]);
});
