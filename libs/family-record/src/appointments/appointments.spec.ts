import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import { addDays, type CivilDate } from '#statute';
import { Connections } from '../../../../test/acting.ts';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { JOINT_WITHIN, pairsOf } from './joint-visits.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let officer: Visitor;
let caseId: string;
let today: CivilDate;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
  officer = await enter(await make.officer());
  today = portal.app.get(Clock).today() as CivilDate;
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
});

const enter = (someone: Someone) => portal.visitor().signIn(someone);
async function adviser(agency: string): Promise<Someone & { requestId: string }> {
  const { id: teamId } = await make.team({ agency });
  await make.participant({ caseId, teamId });
  const { id: requestId } = await make.adviceRequest({ caseId, teamId, source: agency, state: 'received' });
  return { ...(await make.contributor({ teamId })), requestId };
}
const visit = (change: object = {}) => ({
  onDay: addDays(today, 7),
  fromTime: '9:30',
  toTime: '10.15',
  placeKind: 'home',
  place: 'CANARY Lane 4',
  who: 'CANARY the therapist',
  purpose: 'CANARY to play',
  ...change,
});
const plan = (who: Visitor, change: object = {}) => who.postJson(`/api/v1/cases/${caseId}/visits`, visit(change));
const seen = (who: Visitor) => who.get(`/api/v1/cases/${caseId}/visits`);

describe('a visit', () => {
  it('is seen in full by its team, the officer and the family; by others with its day, time and agency alone', async () => {
    const [own, other] = [await adviser('health'), await adviser('social-care')];
    const visitors = {
      own: await enter(own),
      other: await enter(other),
      family: await enter(await make.parent(caseId)),
    };
    const page = `/requests/${own.requestId}/visits`;
    const [year, month, day] = visit().onDay.split('-') as [string, string, string];
    const { onDay: _, ...fields } = visit();
    const sent = await visitors.own.postForm(page, {
      ...fields,
      'onDay[day]': day,
      'onDay[month]': month,
      'onDay[year]': year,
    });
    expect(sent.location).toBe(`${page}?done=planned`);
    for (const [who, path] of [
      [visitors.own, page],
      [visitors.family, `/family/${caseId}/visits`],
      [officer, `/cases/${caseId}/visits`],
    ] as const)
      expect((await who.get(path)).text, path).toContain('CANARY Lane 4');
    const { text } = await visitors.other.get(`/requests/${other.requestId}/visits`);
    expect(text).toContain('9:30 to 10:15'.replace('9:30', '09:30'));
    expect(text).toContain('Health');
    expect(text + (await seen(visitors.other)).text).not.toContain('CANARY');
    expect(await app.countIn('appointment_detail', other.claim)).toBe(0);
    expect(await app.countIn('appointment', (await make.contributor()).claim)).toBe(0);
  });

  it('shows its place to no parent whose part leaves out the story: it may be an address', async () => {
    await plan(await enter(await adviser('health')));
    const father = await make.parent(caseId);
    await database.admin.query(`update participant set scope = '{progress}' where person_id = $1`, [father.personId]);
    const visitor = await enter(father);
    const { text } = await visitor.get(`/family/${caseId}/visits`);
    expect(text).toContain('09:30 to 10:15');
    expect(text + (await seen(visitor)).text).not.toContain('CANARY');
  });

  it.each([
    ['in the past', { onDay: '2020-03-02' }, 422],
    ['on no day', { onDay: '2026-02-31' }, 422],
    ['that ends before it begins', { fromTime: '11:00', toTime: '10:00' }, 422],
    ['that lasts no time', { fromTime: '11:00', toTime: '11:00' }, 422],
    ['at no time', { fromTime: '25:00' }, 422],
    ['at an unknown kind of place', { placeKind: 'moon' }, 422],
    ['without a purpose', { purpose: ' ' }, 422],
  ])('%s is refused, and nothing is kept', async (_, change, status) => {
    expect((await plan(await enter(await adviser('health')), change)).status).toBe(status);
    expect((await seen(officer)).json<{ visits: [] }>().visits).toEqual([]);
  });

  it('is planned by a team of the case alone', async () => {
    const left = await make.team({ agency: 'health' });
    await make.participant({ caseId, teamId: left.id, endedOn: '2026-03-03' });
    for (const who of [
      await make.contributor({ agency: 'health' }),
      await make.contributor({ teamId: left.id }),
      await make.officer({ areaId: '999' }),
      await make.parent(caseId),
    ])
      expect((await plan(await enter(who))).status).toBe(404);
  });

  it('overlaps none of its own team’s, also where two plan at once; it is called off by its team, once', async () => {
    const own = await adviser('health');
    const [one, other] = [await enter(own), await enter(await make.contributor({ teamId: own.teamId }))];
    const both = await atOnce(
      database,
      `select pg_advisory_xact_lock(hashtextextended('visit:${caseId}:${own.teamId}', 0))`,
      [() => plan(one), () => plan(other, { fromTime: '10:00', toTime: '11:00' })],
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    const { id } = both.find(({ status }) => status === 201)!.json<{ id: string }>();
    const cancel = (who: Visitor) => who.postJson(`/api/v1/cases/${caseId}/visits/${id}/cancel`, {});
    expect((await cancel(await enter(await adviser('health')))).status).toBe(404);
    expect((await cancel(other)).status).toBe(204);
    expect((await cancel(one)).status).toBe(409);
    expect((await plan(one)).status).toBe(201);
  });

  it('at the time of another agency’s, or near one at the same kind of place, is shown to both and to the officer', async () => {
    const [health, care, school] = [await adviser('health'), await adviser('social-care'), await adviser('education')];
    await plan(await enter(health));
    await plan(await enter(care), { fromTime: '10:00', toTime: '11:00' });
    await plan(await enter(care), { onDay: addDays(today, 12) });
    const { text } = await officer.get(`/cases/${caseId}/visits`);
    expect(text).toContain('At the same time:');
    expect(text).toContain('Could these be one visit?');
    expect(text).toContain('No visit planned yet');
    expect((await (await enter(health)).get(`/requests/${health.requestId}/visits`)).text).toContain(
      'At the same time:',
    );
    const idle = (await (await enter(school)).get(`/requests/${school.requestId}/visits`)).text;
    expect(idle).toContain('Could it join one of these?');
    expect(idle).not.toContain('At the same time:');
  });

  it('might be one with another’s within fourteen days at a place where that spares the child one', () => {
    const at = (teamId: string, days: number, placeKind: 'home' | 'online', fromTime = '10:00', toTime = '11:00') => ({
      teamId,
      onDay: addDays(today, days),
      placeKind,
      fromTime,
      toTime,
    });
    const count = (...visits: ReturnType<typeof at>[]) => {
      const { clashes, joint } = pairsOf(visits);
      return [clashes.length, joint.length];
    };
    expect(count(at('a', 1, 'home'), at('b', 1 + JOINT_WITHIN, 'home'))).toEqual([0, 1]);
    expect(count(at('a', 1, 'home'), at('b', 2 + JOINT_WITHIN, 'home'))).toEqual([0, 0]);
    expect(count(at('a', 1, 'home'), at('a', 2, 'home'))).toEqual([0, 0]);
    expect(count(at('a', 1, 'online'), at('b', 2, 'online'))).toEqual([0, 0]);
    expect(count(at('a', 1, 'home'), at('b', 1, 'home', '11:00', '12:00'))).toEqual([0, 1]);
    expect(count(at('a', 1, 'home'), at('b', 1, 'online', '10:59', '12:00'))).toEqual([1, 0]);
  });
});
