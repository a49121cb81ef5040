import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import type { PlanSections } from '../plan-sections.schema.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;

const rows = async <T extends object>(sql: string, ...values: unknown[]) =>
  (await database.admin.query<T>(sql, values)).rows;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

interface Words {
  agency: string;
  name: string;
  needs: string[];
  provision: [text: string, frequency: string][];
}
const therapist = { agency: 'health', name: 'Tom Ellis' };
const teacher = { agency: 'education', name: 'Ruth Ellison' };

/** Advice as submitted; a correction where it says which request it answers again. */
async function advised(about: Row, { agency, name, needs, provision }: Words, requestId?: string): Promise<Row> {
  const team = await make.team({ agency });
  const request = requestId
    ? { id: requestId }
    : await make.adviceRequest({ caseId: about.id, teamId: team.id, source: agency, state: 'submitted' });
  return make.contribution({
    ...{ caseId: about.id, requestId: request.id, state: 'submitted', edition: requestId ? 2 : 1 },
    body: {
      author: { name, role: 'specialist', registration: '' },
      outcomes: [],
      needs: needs.map((text, at) => ({ key: `n${at}`, area: 'cognition-and-learning', text, section: 'B' })),
      provision: provision.map(([text, frequency], at) => ({
        ...{ key: `p${at}`, outcomes: [], section: 'F', text, frequency },
        ...{ who: name, skill: '', group: '', duration: '', reviewed: '' },
      })),
    },
  });
}

const pageOf = (about: Row) => `/cases/${about.id}/needs-and-provision`;
const useAll = (about: Row, { id }: Row, who = officer) =>
  who.postForm(`${pageOf(about)}/${id}`, {}, { page: pageOf(about) });
const use = (about: Row, { id }: Row, place: string, fields: Record<string, string>, who = officer) =>
  who.postForm(`${pageOf(about)}/${id}/${place}`, fields);
const lines = (about: Row) =>
  rows<{ id: string; text: string; version: number }>(
    'select id, text, version from plan_line where case_id = $1 order by text',
    about.id,
  );
const textsOf = async (about: Row) => (await lines(about)).map(({ text }) => text);
const sectionsOf = async (about: Row) =>
  (await officer.get(`/api/v1/cases/${about.id}/plan`)).json<{ sections: PlanSections }>().sections;

describe('needs and provision', () => {
  it('come into the plan as they stand, joined, or stay out for a reason; every source is kept', async () => {
    const about = await make.case();
    const one = await advised(about, {
      ...teacher,
      needs: ['Reading is hard.'],
      provision: [['Daily reading', 'daily']],
    });
    const two = await advised(about, { ...therapist, needs: ['Words come late.', 'Noise.'], provision: [] });
    expect((await officer.get(pageOf(about))).text).toContain('4 needs and pieces of provision are not yet placed');
    expect((await useAll(about, one)).status).toBe(303);
    const [reading] = (await lines(about)).filter(({ text }) => text === 'Reading is hard.');
    const [daily] = (await lines(about)).filter(({ text }) => text === 'Daily reading');
    expect((await use(about, two, 'need/n0', { use: 'joined', lineId: daily!.id })).status).toBe(422);
    expect((await use(about, two, 'need/n0', { use: 'joined', lineId: reading!.id })).status).toBe(303);
    expect((await use(about, two, 'need/n1', { use: 'not-used', reason: '' })).status).toBe(422);
    expect((await use(about, two, 'need/n1', { use: 'not-used', reason: 'He wears defenders.' })).status).toBe(303);
    expect((await use(about, two, 'need/n9', { use: 'as-it-stands' }).catch(() => ({ status: 404 }))).status).toBe(404);
    const b = (await sectionsOf(about)).find(({ id }) => id === 'B')!;
    expect(b.statements.map(({ text, sources }) => [text, sources])).toEqual([
      ['Reading is hard.', ['Ruth Ellison, specialist', 'Tom Ellis, specialist']],
    ]);
    expect((await officer.get(pageOf(about))).text).toContain(
      'All needs and provision in the advice are accounted for',
    );
  });

  it('tell the second officer that the first decided, and change nothing', async () => {
    const about = await make.case();
    const one = await advised(about, { ...teacher, needs: ['Reading is hard.'], provision: [] });
    const path = `${pageOf(about)}/${one.id}/need/n0`;
    const [mine, theirs] = await Promise.all([officer.tokens(path), signing.tokens(path)]);
    const answers = [
      await officer.postFields(path, { ...mine, use: 'as-it-stands' }),
      await signing.postFields(path, { ...theirs, use: 'not-used', reason: 'Said elsewhere.' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 409]);
    expect(await rows('select use from line_source where case_id = $1', about.id)).toEqual([{ use: 'as-it-stands' }]);
  });

  it('light up when their author corrects them; the corrected words take the place of the earlier', async () => {
    const about = await make.case();
    const first = await advised(about, { ...teacher, needs: ['Reads little.', 'Sleeps badly.'], provision: [] });
    await useAll(about, first);
    const again = await advised(
      about,
      { ...teacher, needs: ['Reads a page.'], provision: [] },
      first.requestId as string,
    );
    const page = await officer.get(`/cases/${about.id}/plan`);
    expect(page.text).toContain('has corrected its advice. Decide again about “Sleeps badly.”');
    await useAll(about, again);
    expect(await textsOf(about)).toEqual(['Reads a page.']);
    expect((await officer.get(`/cases/${about.id}/plan`)).text).not.toContain('Decide again');
    const kept = await rows(
      'select use, reason from line_source where case_id = $1 order by key, decided_at',
      about.id,
    );
    expect(kept).toHaveLength(3);
    expect(kept.filter((each) => 'reason' in each && each.reason)).toHaveLength(2);
  });

  it('make the same plan whoever wrote first and whichever was decided about first', async () => {
    const all: Words[] = [
      { ...teacher, needs: ['Reads little.', 'Few friends.'], provision: [['Reading', 'daily']] },
      {
        ...therapist,
        needs: ['Words come late.'],
        provision: [
          ['Speech', 'weekly'],
          ['Signs', 'weekly'],
        ],
      },
      { agency: 'social-care', name: 'Colin Abara', needs: ['Tired at home.'], provision: [['Breaks', 'monthly']] },
    ];
    const plans = [];
    for (const order of [all, all.toReversed()]) {
      const about = await make.case();
      const given = [];
      for (const each of order) given.push(await advised(about, each));
      for (const each of order === all ? given : [given[1]!, given[0]!, given[2]!]) await useAll(about, each);
      plans.push(await sectionsOf(about));
    }
    // what an officer's wording hangs on is each row's own; all that is read is the same
    const read = (sections: PlanSections) =>
      JSON.stringify(sections, (name, value: unknown) => (name === 'key' ? undefined : value));
    expect(read(plans[1]!)).toBe(read(plans[0]!));
    expect(plans[0]!.find(({ id }) => id === 'F')!.statements.map(({ text }) => text)).toEqual([
      'Reading',
      'Speech',
      'Signs',
      'Breaks',
    ]);
  });

  it('show where sources differ, in each one’s own words, and how an officer settled it', async () => {
    const about = await make.case();
    const one = await advised(about, { ...teacher, needs: [], provision: [['Speech therapy', '30 minutes weekly']] });
    const two = await advised(about, { ...therapist, needs: [], provision: [['Therapy', '60 minutes weekly']] });
    await useAll(about, one);
    const [line] = await lines(about);
    await use(about, two, 'provision/p0', { use: 'joined', lineId: line!.id });
    expect((await officer.get(pageOf(about))).text).toMatch(
      /The sources differ: how many minutes[^]*30 minutes[^]*60 minutes/,
    );
    const path = `${pageOf(about)}/lines/${line!.id}`;
    const words = {
      text: 'Speech therapy',
      section: 'F',
      frequency: '45 minutes weekly',
      version: String(line!.version),
    };
    expect((await officer.postForm(path, { ...words, section: 'B' })).status).toBe(422);
    expect((await officer.postForm(path, { ...words, settledBecause: 'Both agreed on the telephone.' })).status).toBe(
      303,
    );
    const after = await officer.get(pageOf(about));
    expect(after.text).toContain('The plan says what no source says');
    expect(after.text).toContain('Both agreed on the telephone.');
    const late = await signing.postForm(path, { ...words, text: 'The second wording' });
    expect(late.status).toBe(409);
    expect([late.text.includes('The second wording'), late.text.includes('Speech therapy')]).toEqual([true, true]);
  });

  it('leave nothing behind when the second of two writes fails', async () => {
    const about = await make.case();
    const one = await advised(about, { ...teacher, needs: ['Reads little.'], provision: [] });
    await database.admin.query(
      `create function fail_now() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
    );
    await database.admin.query(
      'create trigger fail_now before insert on line_source for each row execute function fail_now()',
    );
    try {
      expect((await useAll(about, one)).status).toBe(500);
    } finally {
      await database.admin.query('drop trigger fail_now on line_source');
    }
    expect(await lines(about)).toEqual([]);
  });

  it('are nobody else’s to place: not another area’s officer’s, not a team’s, not the family’s', async () => {
    const about = await make.case();
    const one = await advised(about, { ...teacher, needs: ['Reads little.'], provision: [] });
    const strangers = [
      await make.officer({ areaId: '999' }),
      await make.contributor({ teamId: one.teamId }),
      await make.parent(about.id),
    ];
    for (const who of strangers) {
      const visitor = await portal.visitor().signIn(who);
      expect((await visitor.get(pageOf(about))).status).toBe(404);
      const tokens = await visitor.tokens('/acting-as').catch(() => ({}));
      const answer = await visitor.postFields(`${pageOf(about)}/${one.id}`, tokens);
      expect([403, 404]).toContain(answer.status);
    }
    expect(await lines(about)).toEqual([]);
  });
});
