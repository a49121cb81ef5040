import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';
import { factories, readCatalogue, type Factory } from './factories/index.ts';

let database: TestDatabase;
let make: Factory;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
});
afterAll(() => database.drop());

describe('factories', () => {
  it('make a row of every table, with all that it belongs to', async () => {
    const tables = [...(await readCatalogue(database.admin)).keys()].filter((table) => table !== 'migration');
    for (const table of tables) await expect(make.row(table, {}), table).resolves.toBeTruthy();
  });

  it('keep everything that belongs to one case on that case and in its area', async () => {
    const source = await make.row('outcome_source', { areaId: '999' });
    const { rows } = await database.admin.query(
      `select c.area_id as case_area, p.area_id as proposal_area, p.case_id = c.id as same_case, r.team_id = k.team_id as same_team
         from outcome_source s join ehc_case c on c.id = s.case_id join proposed_outcome p on p.id = s.proposal_id
         join contribution k on k.id = p.contribution_id join advice_request r on r.id = k.request_id where s.id = $1`,
      [source.id],
    );
    expect(rows).toEqual([{ case_area: '999', proposal_area: '999', same_case: true, same_team: true }]);
  });
});
