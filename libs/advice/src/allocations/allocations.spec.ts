import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let commissioner: string;
let meera: Visitor;
let speech: string;
let occupational: string;
let caseId: string;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  commissioner = (await make.organisation({ kind: 'health-commissioner' })).id;
  meera = await portal
    .visitor()
    .signIn(await make.someone('designated-health-officer', { organisationId: commissioner }));
  const { id: provider } = await make.organisation({ kind: 'nhs-provider' });
  await make.area();
  await make.row('organisation_area', { areaId: HERE, organisationId: provider });
  speech = (await make.team({ agency: 'health', organisationId: provider, name: 'Speech' })).id;
  occupational = (await make.team({ agency: 'health', organisationId: provider, name: 'Occupational' })).id;
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const child = await make.child({ familyName: 'Secret' });
  caseId = (await make.case({ childId: child.id })).id;
  const about = {
    caseId,
    source: 'health',
    reference: 'EHC-7',
    yearGroup: 'Year 4',
    knownServices: ['speech therapy'],
  };
  id = (await make.adviceRequest({ ...about, organisationId: commissioner, commissionerId: commissioner })).id;
});

const allocate = (teamId: string, who = meera) => who.postJson(`/api/v1/allocations/${id}`, { teamId });
const onCase = async () =>
  (
    await database.admin.query(
      'select team_id, commissioner_id from participant where case_id = $1 and ended_on is null',
      [caseId],
    )
  ).rows;

describe('a designated health officer', () => {
  it('sees the reference, the year group and the services, and nothing that says who the child is', async () => {
    for (const path of ['/allocations', '/api/v1/allocations']) {
      const { text } = await meera.get(path);
      for (const word of ['EHC-7', 'Year 4', 'speech therapy']) expect(text).toContain(word);
      for (const word of ['Secret', 'Robin', caseId]) expect(text).not.toContain(word);
    }
    for (const path of [`/cases/${caseId}`, `/requests/${id}`, '/api/v1/requests'])
      expect((await meera.get(path)).status).toBe(404);
  });

  it('allocates to a team, which is then on the case and has it in its queue', async () => {
    expect((await allocate(speech)).status).toBe(201);
    expect(await onCase()).toEqual([{ team_id: speech, commissioner_id: commissioner }]);
    const tom = await portal.visitor().signIn(await make.contributor({ teamId: speech }));
    expect((await tom.get('/api/v1/requests')).text).toContain('Secret');
  });

  it('gives it to another team until somebody has taken it; the first team leaves the case', async () => {
    await allocate(speech);
    expect((await allocate(occupational)).status).toBe(201);
    expect(await onCase()).toEqual([{ team_id: occupational, commissioner_id: commissioner }]);
    await database.admin.query(`update advice_request set state = 'taken' where id = $1`, [id]);
    expect((await allocate(speech)).status).toBe(409);
    expect(await onCase()).toHaveLength(1);
  });

  it('cannot choose a team that does not serve the area or is not of health', async () => {
    const elsewhere = (await make.team({ agency: 'health' })).id;
    const school = (await make.team({ agency: 'education' })).id;
    for (const team of [elsewhere, school, caseId]) expect((await allocate(team)).status).toBe(422);
    expect(await onCase()).toEqual([]);
  });

  it('of another commissioner finds nothing', async () => {
    const stranger = await portal.visitor().signIn(await make.someone('designated-health-officer'));
    expect((await allocate(speech, stranger)).status).toBe(404);
    expect((await stranger.get('/api/v1/allocations')).text).not.toContain('EHC-7');
  });
});
