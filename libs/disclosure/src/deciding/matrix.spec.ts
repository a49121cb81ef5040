import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categories, type Category } from '#consent';
import { become, scopes, type Actor, type Claim } from '#identity';
import { UnitOfWork } from '#platform';
import { decisionMaker, type CivilDate } from '#statute';
import { Connections } from '../../../../test/acting.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import type { Item } from './decide.ts';
import { Verdicts } from './verdicts.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let items: (Item & { id: string; caseId: string })[];
const viewers = new Map<string, Claim>();

/** Children of school age, past it, and one whose school age ended on 26 June 2026, between the days of the decisions. */
const births = ['2017-05-04', '2007-02-01', '2010-01-15'];
const days = { early: '2026-06-20', last: '2026-06-26', first: '2026-06-27', late: '2026-09-01' };
const past = '2026-10-01';
const ahead = '2099-01-01';

type Decision = Record<string, unknown>;
interface Pattern {
  decisions?: (who: { person: string }) => Decision[];
  imposed?: (who: { person: string }) => Decision;
}
const health = { agency: 'health', answer: 'agreed', decidedAs: 'parent', discussedOn: days.early };
const said = (...decisions: Decision[]): Pattern => ({
  decisions: () => decisions.map((each) => ({ ...health, ...each })),
});
const personToo = (agency: Decision, person: Decision): Pattern => ({
  decisions: ({ person: id }) => [
    { ...health, ...agency },
    { ...health, agency: null, recipientPersonId: id, ...person },
  ],
});
const refused = { answer: 'refused' };
const young = { decidedAs: 'young-person' };

/** What may have been decided about one category. */
const patterns: Pattern[] = [
  {},
  said({}),
  said(refused),
  said({}, { ...refused, discussedOn: days.late }),
  said(refused, { discussedOn: days.late }),
  said({}, { ...refused, ...young, discussedOn: days.first }),
  said(refused, { ...young, discussedOn: days.last }),
  said({ ...young, discussedOn: days.first }, { ...refused, discussedOn: days.late }),
  said({ ...young, ...refused }, { discussedOn: days.late }),
  said({ until: past }),
  said({ until: ahead }),
  said(refused, { until: past, discussedOn: days.late }),
  said({ purpose: 'support' }),
  said({ agency: 'education' }),
  said({}, { answer: 'not-discussed', discussedOn: days.late }),
  said({ decidedAs: 'representative', discussedOn: days.first }),
  said(
    { discussedOn: days.late, recordedAt: '2026-09-01T09:00:00Z' },
    { ...refused, recordedAt: '2026-10-01T09:00:00Z' },
  ),
  personToo(refused, {}),
  personToo({}, refused),
  personToo(refused, { until: past }),
  personToo({}, { answer: 'not-discussed' }),
  { ...said(refused), imposed: () => ({ agency: 'health' }) },
  { ...said(refused), imposed: () => ({ agency: 'health', endedAt: '2026-10-01T09:00:00Z' }) },
  { imposed: () => ({ agency: 'health', until: past }) },
  { imposed: () => ({ agency: 'education', until: ahead }) },
  { ...said(refused), imposed: ({ person }) => ({ recipientPersonId: person }) },
  { imposed: () => ({ agency: 'health', hiddenBecause: 'An enquiry', hiddenUntil: ahead }) },
  { imposed: () => ({ agency: 'health', hiddenBecause: 'An enquiry', hiddenUntil: past }) },
];

/** Leave to read what is restricted, for one case. */
type Leave = (who: Record<string, string>) => Record<string, unknown> | null;
const leaves: Leave[] = [
  () => null,
  ({ healthTeam }) => ({ teamId: healthTeam, until: ahead }),
  ({ healthTeam }) => ({ teamId: healthTeam, until: ahead, approvedById: null }),
  ({ officer }) => ({ personId: officer, until: ahead }),
  ({ person }) => ({ personId: person, until: past }),
  ({ officer }) => ({ personId: officer, until: ahead, endedAt: '2026-10-01T09:00:00Z' }),
  ({ person }) => ({ personId: person, until: ahead }),
  ({ mother }) => ({ personId: mother, until: ahead }),
];
const CASES = 24;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
  await stage();
}, 120_000);
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});

async function stage(): Promise<void> {
  const [healthTeam, leftTeam, otherTeam, school] = await Promise.all([
    make.team({ agency: 'health' }),
    make.team({ agency: 'health' }),
    make.team({ agency: 'health' }),
    make.team({ agency: 'education' }),
  ]);
  const people: Record<string, Someone> = {
    officer: await make.officer(),
    signing: await make.someone('signing-officer', { areaId: '998' }),
    'officer elsewhere': await make.officer({ areaId: '999' }),
    therapist: await make.contributor({ teamId: healthTeam.id }),
    colleague: await make.contributor({ teamId: healthTeam.id }),
    manager: await make.someone('team-manager', { teamId: healthTeam.id }),
    teacher: await make.contributor({ teamId: school.id }),
    'left the case': await make.contributor({ teamId: leftTeam.id }),
    'never on it': await make.contributor({ teamId: otherTeam.id }),
    'health officer': await make.someone('designated-health-officer'),
  };
  for (const [name, { claim }] of Object.entries(people)) viewers.set(name, claim);
  viewers.set('officer as family', { ...people.officer!.claim, membershipId: null });
  const family: Record<string, { id: string; part: string; scope: readonly string[]; endedOn?: string }> = {};
  for (const [name, part, scope, endedOn] of [
    ['mother', 'parent', scopes],
    ['father', 'parent', scopes],
    ['father without the story', 'parent', ['progress', 'sharing']],
    ['young person', 'young-person', scopes],
    ['supporter', 'supporter', ['story']],
    ['supporter of before', 'supporter', ['story'], '2026-03-03'],
  ] as const) {
    const { id, sessionEpoch } = await make.person();
    family[name] = { id, part, scope, ...(endedOn ? { endedOn } : {}) };
    viewers.set(name, { personId: id, membershipId: null, epoch: sessionEpoch as number });
  }
  const who = {
    healthTeam: healthTeam.id,
    officer: people.officer!.personId,
    person: people.therapist!.personId,
    mother: family.mother!.id,
  };

  for (let at = 0; at < CASES; at += 1) {
    const child = await make.child({ born: births[at % births.length] });
    const { id: caseId } = await make.case({ childId: child.id });
    for (const teamId of [healthTeam.id, school.id]) await make.participant({ caseId, teamId });
    await make.participant({ caseId, teamId: leftTeam.id, endedOn: '2026-03-03' });
    for (const { id, ...each } of Object.values(family)) await make.participant({ caseId, personId: id, ...each });
    const leave = leaves[at % leaves.length]!(who);
    if (leave) await make.restrictedGrant({ caseId, ...leave });
    for (const [row, category] of categories.entries())
      await decideOn(caseId, category, patterns[(at * categories.length + row) % patterns.length]!, who);
    await tell(caseId, who.mother);
  }
  const { rows } = await database.admin.query<Item & { id: string; caseId: string }>(
    `select id, case_id as "caseId", category, restricted, only_teller as "onlyTeller", teller_id as teller from statement`,
  );
  items = rows;
}

async function decideOn(caseId: string, category: Category, { decisions, imposed }: Pattern, who: { person: string }) {
  for (const each of decisions?.(who) ?? []) await make.sharingDecision({ caseId, category, ...each });
  if (imposed) await make.withoutAgreement({ caseId, categories: [category], ...imposed(who) });
}

/** In each category: for everyone of the family, for the mother alone, restricted. */
const tell = (caseId: string, mother: string) =>
  database.admin.query(
    `insert into statement (area_id, case_id, category, words, kind, told_by, told_on, recorded_by_id, recorded_at, only_teller, restricted, teller_id)
     select '998', $1, category, 'Told.', 'quoted', 'Her mother', '2026-03-02', $2, now(), kind = 1, kind = 2, $2
       from unnest($3::text[]) category, generate_series(0, 2) kind`,
    [caseId, mother, categories],
  );

const cell = ({ caseId, category, restricted, onlyTeller }: (typeof items)[number]) =>
  `case ${caseId.slice(-4)} ${category}${restricted ? ' restricted' : ''}${onlyTeller ? ' for her alone' : ''}`;

/** What the application's rule and the database say of every statement, for every viewer. */
async function compare() {
  const disagree: string[] = [];
  const seen = { cells: 0, may: 0 };
  for (const [name, claim] of viewers) {
    const visible = new Set(await app.idsIn('statement', claim));
    const verdicts = await decided(claim);
    items.forEach((item, at) => {
      const { may } = verdicts[at]!;
      seen.cells += 1;
      seen.may += may ? 1 : 0;
      if (may !== visible.has(item.id))
        disagree.push(`${name}, ${cell(item)}: decided ${may}, the database ${visible.has(item.id)}`);
    });
  }
  return { disagree, ...seen };
}

function decided(claim: Claim) {
  let actor: Actor | null = null;
  return portal.app.get(UnitOfWork).run(
    () => portal.app.get(Verdicts, { strict: false }).on(actor!, items),
    async (em) => (actor = await become(em, claim)),
  );
}

/** The view of what is shared, with one condition another. */
const inView = (
  condition: string,
  other: string,
) => `do $$ declare sql text := pg_get_viewdef('shared_with_team'::regclass); begin
  if position($of$${condition}$of$ in sql) = 0 then raise 'The view has another form: %', sql; end if;
  execute 'create or replace view shared_with_team as ' || replace(sql, $of$${condition}$of$, $by$${other}$by$); end $$`;

describe('what is decided and what the database shows', { timeout: 60_000 }, () => {
  it('agree in every cell: category × role × relation × decision × circumstance', async () => {
    const { disagree, cells, may } = await compare();
    expect(disagree).toEqual([]);
    expect(cells).toBeGreaterThanOrEqual(5000);
    expect(may).toBeGreaterThan(1000);
    expect(cells - may).toBeGreaterThan(1000);
  });

  it.each([
    ['a team that reads whatever was decided', 'alter policy statement_agency on statement using (true)'],
    ['officers who read what is restricted', 'alter policy statement_officer on statement using (true)'],
    ['a family of which each reads everything', 'alter policy statement_family on statement using (not restricted)'],
    [
      'a decision that counts whoever took it',
      inView('(d.discussed_on <= school_age_ends(k.born))', `(d.decided_as = 'parent')`),
    ],
    ['an agreement that does not end', inView('said.until IS NULL', 'true')],
  ])('would be told apart by %s', async (_, broken) => {
    const { rows: policies } = await database.admin.query<{ policyname: string; qual: string }>(
      `select policyname, qual from pg_policies where tablename = 'statement' and cmd = 'SELECT'`,
    );
    const { rows: views } = await database.admin.query<{ sql: string }>(
      `select 'create or replace view shared_with_team as ' || pg_get_viewdef('shared_with_team'::regclass) as sql`,
    );
    await database.admin.query(broken);
    try {
      expect((await compare()).disagree.length).toBeGreaterThan(0);
    } finally {
      for (const { policyname, qual } of policies)
        await database.admin.query(`alter policy ${policyname} on statement using (${qual})`);
      await database.admin.query(views[0]!.sql);
    }
  });

  it('take compulsory school age to end on the same day, whenever somebody was born (C3)', async () => {
    const { rows } = await database.admin.query<{ born: CivilDate; ends: string }>(
      `select born::date::text as born, school_age_ends(born::date)::text as ends
         from generate_series('1998-01-01'::date, '2026-12-31', '3 days') born`,
    );
    const wrong = rows.filter(({ born, ends }) => decisionMaker(born, born).endOfCompulsorySchoolAge !== ends);
    expect(rows.length).toBeGreaterThan(3000);
    expect(wrong).toEqual([]);
  });
});
