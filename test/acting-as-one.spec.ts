import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Claim, Role } from '#identity';
import { Connections } from './acting.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { factories, readCatalogue, type Factory } from './factories/index.ts';

// One sign-in, several roles: whoever has many acts in one at a time, and sees then what somebody sees who has that one alone.

let database: TestDatabase;
let make: Factory;
let app: Connections;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  app = new Connections(database.appUrl);
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

it('gives somebody with every role, whichever they act in, the sight of that role alone in every table', async () => {
  const catalogue = await readCatalogue(database.admin);
  const tables = [...catalogue].flatMap(([table, columns]) =>
    columns.some(({ name }) => name === 'case_id' || name === 'area_id') ? [table] : [],
  );
  await make.area({ id: '997' });
  const { id: caseId } = await make.case();
  const team = await make.team({ agency: 'health' });
  const [school, commissioner] = [
    await make.organisation({ kind: 'school' }),
    await make.organisation({ kind: 'health-commissioner' }),
  ];
  await make.participant({ caseId, teamId: team.id });
  await make.adviceRequest({ caseId, teamId: team.id, source: 'health', commissionerId: commissioner.id });
  await make.row('looked_after_period', { caseId, authorityId: '997', placedInId: '998' });
  const plan = await make.planVersion({ caseId });
  await make.release({ caseId, planVersionId: plan.id, recipientId: school.id });
  await make.sharingDecision({ caseId, agency: 'health', category: 'health' });
  for (const table of tables.filter(
    (each) => !['area', 'organisation_area', 'membership', 'audit_head'].includes(each),
  ))
    await make.row(table, {
      areaId: '998',
      ...(catalogue.get(table)!.some(({ name }) => name === 'case_id') && { caseId }),
    });

  const parts: [Role, Record<string, unknown>][] = [
    ['case-officer', { areaId: '998' }],
    ['case-officer', { areaId: '997' }],
    ['virtual-school-head', { areaId: '997' }],
    ['contributor', { teamId: team.id, organisationId: team.organisationId }],
    ['head', { organisationId: school.id }],
    ['designated-health-officer', { organisationId: commissioner.id }],
    ['administrator', { areaId: '998' }],
  ];
  const everybody = await make.person();
  await make.participant({ caseId, personId: everybody.id, part: 'parent' });
  const sight = async (claim: Claim) =>
    Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await app.countIn(table, claim)])));

  const seen = new Set<string>();
  for (const [role, where] of parts) {
    const alone = await make.someone(role, where);
    const { id: membershipId } = await make.membership({
      personId: everybody.id,
      role,
      organisationId: alone.organisationId,
      ...where,
    });
    const asOne = await sight({ personId: everybody.id, membershipId, epoch: 0 });
    expect(asOne, role).toEqual(await sight(alone.claim));
    seen.add(JSON.stringify(asOne));
  }
  const parent = await make.parent(caseId);
  const family = await sight({ personId: everybody.id, membershipId: null, epoch: 0 });
  expect(family).toEqual(await sight(parent.claim));
  seen.add(JSON.stringify(family));
  expect(seen.size).toBeGreaterThan(5);
}, 120_000);
