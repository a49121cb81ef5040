import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { isReplaced, isReplacedSql } from './request-states.ts';

let database: TestDatabase;
let make: Factory;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
});
afterAll(() => database.drop());

const request = (id: string, duty: string, state: string, replacesId: string | null = null) => ({
  ...{ id, duty, state, replacesId },
});

it('is replaced by whoever was asked in place of its place', () => {
  const first = request('a', 'health', 'declined');
  const second = request('b', 'social-care', 'nil-return', 'a');
  expect(isReplaced(first, [first, second])).toBe(false);
  expect(isReplaced(first, [first, second, request('c', 'education', 'sent', 'b')])).toBe(true);
  expect(isReplaced(first, [first, second, request('c', 'education', 'withdrawn', 'b')])).toBe(false);
  expect(isReplaced(first, [first, second, request('c', 'education', 'sent')])).toBe(false);
});

it('is replaced in SQL as it is in memory, whatever stands in place of what', async () => {
  const made = fc.array(
    fc.record({
      duty: fc.constantFrom('health', 'education', 'social-care'),
      state: fc.constantFrom('sent', 'declined', 'nil-return', 'withdrawn', 'accepted'),
      replaces: fc.option(fc.nat(4)),
    }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(made, async (wanted) => {
      const { id: caseId } = await make.case();
      const all: ReturnType<typeof request>[] = [];
      for (const { duty, state, replaces } of wanted) {
        const replacesId = all[replaces ?? -1]?.id ?? null;
        const { id } = await make.adviceRequest({ caseId, duty, state, replacesId });
        all.push(request(id, duty, state, replacesId));
      }
      const { rows } = await database.admin.query<{ id: string }>(
        `select r.id from advice_request r where r.case_id = $1 and ${isReplacedSql('r')} order by r.id`,
        [caseId],
      );
      const expected = all.filter((each) => isReplaced(each, all)).map(({ id }) => id);
      expect(rows.map(({ id }) => id)).toEqual(expected.toSorted());
    }),
    { numRuns: 30 },
  );
});
