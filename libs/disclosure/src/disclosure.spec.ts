import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { become, type Actor } from '#identity';
import { Invalid, NotFound, UnitOfWork } from '#platform';
import { planSections, releasePurposes } from '#statute';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../test/portal.ts';
import type { LogEntry } from './family-log.ts';
import { RecordReads } from './record-reads.ts';
import type { ReleaseOrder } from './release.schema.ts';
import { Releases } from './releases.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let releases: Releases;
let officer: Someone;
let head: Someone;
let order: ReleaseOrder;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  releases = portal.app.get(Releases, { strict: false });
  officer = await make.someone('signing-officer');
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const version = await make.planVersion();
  const school = await make.organisation({ kind: 'school', name: 'Alder Grove Primary School' });
  head = await make.someone('head', { organisationId: school.id });
  const sections = planSections.map(({ id }) => id);
  order = {
    caseId: version.caseId,
    planVersionId: version.id,
    purpose: 'P2',
    recipient: school.id,
    sections,
    reason: 'She starts there in May.',
  };
});

/** Works as somebody, in one transaction, as a request would. */
function acting<T>(who: Someone, work: (actor: Actor) => Promise<T>): Promise<T> {
  let actor: Actor | null = null;
  return portal.app.get(UnitOfWork).run(
    () => work(actor!),
    async (em) => (actor = await become(em, who.claim)),
  );
}
const release = (change: Partial<ReleaseOrder> = {}, by = officer) =>
  acting(by, (actor) => releases.release(actor, { ...order, ...change }));
const released = async () =>
  (
    await database.admin.query<Record<string, unknown>>('select * from disclosure_release where case_id = $1', [
      order.caseId,
    ])
  ).rows;
const logOf = async (caseId: string) => {
  const family = await portal.visitor().signIn(await make.parent(caseId));
  return {
    page: await family.get(`/family/${caseId}/who-saw`),
    log: (await family.get(`/api/v1/family/cases/${caseId}/log`)).json<{ log: LogEntry[] }>().log,
  };
};

describe('a release', () => {
  it('to the named school (P2) reaches its head and stands in the family’s log', async () => {
    await release({ expiresOn: '2099-07-31' });
    expect(await released()).toMatchObject([
      { purpose: 'P2', basis: expect.stringContaining('(P2, reg 17)') as string, shown_to_family: true },
    ]);
    const lines = await acting(head, (actor) => releases.releasedTo(actor));
    expect(lines).toMatchObject([
      { planVersionId: order.planVersionId, recipient: 'Alder Grove Primary School', expiresOn: '2099-07-31' },
    ]);
    const { log, page } = await logOf(order.caseId);
    expect(log).toMatchObject([
      { kind: 'given', who: 'Alder Grove Primary School', what: 'The whole plan', until: '2099-07-31' },
    ]);
    expect(page.text).toContain('She starts there in May.');
  });

  it('that telling would make dangerous (P0) is on record, but not in the family’s log', async () => {
    await release({ hiddenBecause: 'An enquiry is under way' });
    expect(await released()).toMatchObject([{ shown_to_family: false }]);
    expect(await acting(officer, (actor) => releases.forCase(actor, order.caseId))).toHaveLength(1);
    const { log, page } = await logOf(order.caseId);
    expect(log).toEqual([]);
    expect(page.text).not.toContain('Alder Grove');
  });

  it('ends on its last day', async () => {
    await make.release({
      caseId: order.caseId,
      planVersionId: order.planVersionId,
      recipientId: order.recipient,
      expiresOn: '2025-03-03',
    });
    expect(await acting(head, (actor) => releases.releasedTo(actor))).toEqual([]);
    expect((await logOf(order.caseId)).page.text).toContain('They can no longer read it here.');
  });

  it.each<[string, Partial<ReleaseOrder>, string]>([
    ['without its reason', { reason: '' }, 'reason'],
    ['to the governors whole', { part: 'governor' }, 'sections'],
    ['without the consent that P1 is', { purpose: 'P1' }, 'met'],
    ['for no purpose of the law', { purpose: 'P99' }, 'purpose'],
    ['for research as it is', { purpose: 'P10', met: ['undertaking', 'pseudonymised'] }, 'purpose'],
    ['until a day that has passed', { expiresOn: '2025-03-03' }, 'expiresOn'],
    ['to nobody', { recipient: '019a0000-0000-7000-8000-000000000000' }, 'recipient'],
  ])('is refused %s', async (_, change, field) => {
    const refusal = await release(change).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Invalid);
    expect(Object.keys((refusal as Invalid).fields)).toEqual([field]);
    expect(await released()).toEqual([]);
  });

  it.each(releasePurposes.filter(({ requires }) => requires.some((each) => each !== 'reason')))(
    'for $code needs each of its conditions confirmed',
    async ({ code, requires }) => {
      for (const missing of requires.filter((each) => each !== 'reason'))
        await expect(release({ purpose: code, met: requires.filter((each) => each !== missing) })).rejects.toThrow(
          Invalid,
        );
    },
  );

  it('is made by officers of the area alone, of a version of that case', async () => {
    const strangers = [
      await make.officer({ areaId: '999' }),
      head,
      await make.parent(order.caseId),
      await make.contributor(),
    ];
    for (const stranger of strangers) await expect(release({}, stranger)).rejects.toThrow(NotFound);
    const other = await make.planVersion();
    await expect(release({ planVersionId: other.id })).rejects.toThrow(NotFound);
    expect(await released()).toEqual([]);
  });

  it('is not there when its news cannot be written', async () => {
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail'; end $$;
       create trigger fail before insert on outbox for each row execute function fail()`,
    );
    const failure = release();
    await expect(failure).rejects.toThrow('made to fail');
    await database.admin.query('drop trigger fail on outbox; drop function fail()');
    expect(await released()).toEqual([]);
  });
});

describe('the family’s log', () => {
  it('names the head by the role, and others by their team', async () => {
    const reads = portal.app.get(RecordReads, { strict: false });
    const { caseId } = order;
    const team = await make.team({ organisationId: order.recipient, name: 'SENCO team' });
    const headInTeam = await make.someone('head', { teamId: team.id });
    for (const who of [headInTeam, await make.contributor({ teamId: team.id })])
      await acting(who, (actor) =>
        reads.note(actor, { caseId, areaId: '998', what: 'family-record', purpose: 'To write advice' }),
      );
    expect((await logOf(caseId)).log.map((entry) => entry.who)).toEqual([
      'SENCO team, Alder Grove Primary School',
      'The head of Alder Grove Primary School',
    ]);
  });

  it('is read by that family alone', async () => {
    await release();
    for (const stranger of [await make.parent((await make.case()).id), officer, head, await make.contributor()]) {
      const visitor = await portal.visitor().signIn(stranger);
      for (const path of [`/family/${order.caseId}/who-saw`, `/api/v1/family/cases/${order.caseId}/log`])
        expect((await visitor.get(path)).status, path).toBe(404);
    }
  });
});
