import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import type { Finding } from './plan-checks.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

/** A case whose one therapist names a need with outcome and provision, a need without, and provision for nothing. */
async function advised() {
  const about = await make.case();
  await make.statement({ caseId: about.id, category: 'hopes', words: 'A friend.' });
  const how = { who: 'a therapist', skill: 'HCPC', frequency: 'weekly', duration: '30 minutes', reviewed: 'termly' };
  const contribution = await make.contribution({
    ...{ caseId: about.id, state: 'submitted' },
    body: {
      author: { name: 'Tom Ellis', role: 'therapist', registration: '' },
      needs: [
        { key: 'n1', area: 'communication-and-interaction', text: 'Words come late.', section: 'B' },
        { key: 'n2', area: 'sensory-and-physical', text: 'Noise hurts.', section: 'B' },
      ],
      outcomes: [{ key: 'o1', text: 'Asks for help.', by: 'July', measure: 'Five a week', needs: ['n1'] }],
      provision: [
        { key: 'p1', text: 'Speech therapy', section: 'F', outcomes: ['o1'], ...how },
        { key: 'p2', text: 'Something else', section: 'F', outcomes: [], ...how, frequency: '', duration: '' },
      ],
    },
  });
  const proposal = await make.proposedOutcome({
    ...{ contributionId: contribution.id, key: 'o1', text: 'Asks for help.', by: 'July', measure: 'Five a week' },
  });
  await officer.postForm(`/cases/${about.id}/outcomes/proposals/${proposal.id}`, { use: 'as-it-stands' });
  const page = `/cases/${about.id}/needs-and-provision`;
  await officer.postForm(`${page}/${contribution.id}`, {}, { page });
  const { rows } = await database.admin.query<{ id: string; text: string; version: number }>(
    'select id, text, version from plan_line where case_id = $1',
    [about.id],
  );
  const line = (text: string) => rows.find((each) => each.text === text)!;
  return { about, line, page };
}

const findingsOf = async (about: Row) =>
  (await officer.get(`/api/v1/cases/${about.id}/plan-checks`)).json<{ findings: Finding[] }>().findings;

describe('the golden thread', () => {
  it('is drawn and listed, with gaps and orphans marked and led to where they are mended', async () => {
    const { about, line } = await advised();
    const { text } = await officer.get(`/cases/${about.id}/golden-thread`);
    expect(text).toContain('From hopes to provision: 2 gaps');
    expect(text.match(/portal-thread__box--loose/g)).toHaveLength(2);
    expect(text.match(/<path class="portal-thread__line"/g)).toHaveLength(4);
    for (const each of ['Noise hurts.', 'Something else'])
      expect(text).toContain(`href="/cases/${about.id}/needs-and-provision/lines/${line(each).id}"`);
    expect(text).toMatch(/No provision answers this need, and no reason is given/);
  });

  it('is mended by tying provision to a need and an outcome, or by a reason', async () => {
    const { about, line, page } = await advised();
    const gaps = async () => (await findingsOf(about)).filter(({ rule }) => rule === 'F5').map(({ id }) => id);
    expect(new Set(await gaps())).toEqual(new Set([line('Noise hurts.').id, line('Something else').id]));
    const words = (text: string, section: string) => ({ text, section, version: String(line(text).version) });
    const reason = { ...words('Noise hurts.', 'B'), noProvisionBecause: 'He wears defenders.' };
    expect((await officer.postForm(`${page}/lines/${line('Noise hurts.').id}`, reason)).status).toBe(303);
    const [outcome] = (await database.admin.query('select id from outcome where case_id = $1', [about.id])).rows;
    const tied = { ...words('Something else', 'F'), 'tiedTo[0]': outcome.id, 'tiedTo[1]': line('Words come late.').id };
    expect((await officer.postForm(`${page}/lines/${line('Something else').id}`, tied)).status).toBe(303);
    expect(await gaps()).toEqual([]);
  });

  it('has its checks beside the text, with rule, severity and the way to mend', async () => {
    const { about, line, page } = await advised();
    const found = await findingsOf(about);
    expect(found.find(({ rule }) => rule === 'F4')).toMatchObject({ severity: 'must', id: line('Something else').id });
    const { text } = await officer.get(page);
    expect(text).toMatch(/Must be mended[^]*how much, how often and by whom[^]*Rule F4/);
    expect((await officer.get(`/cases/${about.id}/outcomes`)).text).toContain('to mend or look at');
    const stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    expect((await stranger.get(`/api/v1/cases/${about.id}/plan-checks`)).status).toBe(404);
  });
});
