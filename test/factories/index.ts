import type pg from 'pg';
import { hashPassword, type Claim, type Role } from '#identity';
import type { TestDatabase } from '../database.ts';
import { readCatalogue, type Catalogue, type Column } from './catalogue.ts';
import { anything, HERE, MADE, presets, type Values } from './presets.ts';

export { readCatalogue } from './catalogue.ts';
export { HERE } from './presets.ts';

/** A row as it was inserted; names are `camelCase`. */
export type Row = Record<string, unknown> & { id: string; areaId: string; caseId: string; teamId: string };

/** Somebody who can sign in, and what their session would remember. */
export interface Someone {
  personId: string;
  membershipId: string | null;
  organisationId: string;
  teamId: string | null;
  email: string;
  password: string;
  claim: Claim;
}

/** The password of everyone made here: hashing one takes long enough to do it once. */
export const PASSWORD = 'a long enough password';
let passwordHash: Promise<string> | undefined;

/** What a row hands on to the rows below it. */
const inherited = ['area_id', 'case_id', 'team_id'];

/**
 * Makes rows, and whatever they belong to that is missing, as the administrator whom row-level security does not bind.
 * Say only what matters to the test: `make.adviceRequest({ areaId: '999', state: 'received' })`.
 */
export class Factory {
  readonly #admin: pg.Pool;
  #catalogue: Promise<Catalogue> | undefined;

  constructor(database: TestDatabase) {
    this.#admin = database.admin;
  }

  area = (values: Values = {}) => this.row('area', values);
  organisation = (values: Values = {}) => this.row('organisation', values);
  team = (values: Values = {}) => this.row('team', values);
  child = (values: Values = {}) => this.row('child', values);
  case = (values: Values = {}) => this.row('ehc_case', values);
  /** Puts a person or a team on a case; a new parent if neither is named. */
  participant = (values: Values = {}) => this.row('participant', values);
  adviceRequest = (values: Values = {}) => this.row('advice_request', values);
  contribution = (values: Values = {}) => this.row('contribution', values);
  proposedOutcome = (values: Values = {}) => this.row('proposed_outcome', values);
  outcome = (values: Values = {}) => this.row('outcome', values);
  statement = (values: Values = {}) => this.row('statement', values);
  sharingDecision = (values: Values = {}) => this.row('sharing_decision', values);
  withoutAgreement = (values: Values = {}) => this.row('sharing_without_agreement', values);
  /** Approved by a second person, unless `approvedById` says null. */
  restrictedGrant = async (values: Values = {}) =>
    this.row('restricted_grant', { approvedById: (await this.person()).id, ...values });
  planVersion = (values: Values = {}) => this.row('plan_version', values);
  release = (values: Values = {}) => this.row('disclosure_release', values);
  attachment = (values: Values = {}) => this.row('attachment', values);
  membership = (values: Values = {}) => this.row('membership', values);

  async person(values: Values = {}): Promise<Row> {
    passwordHash ??= hashPassword(PASSWORD, { memory: 64, passes: 1 }); // the usual strength takes 50 ms at each sign-in
    return this.row('person', { passwordHash: await passwordHash, ...values });
  }

  /** A person acting in one membership; officers in an area (998 unless told). */
  async someone(role: Role, values: Values = {}): Promise<Someone> {
    const person = await this.person();
    const isOfficer = role === 'case-officer' || role === 'signing-officer';
    if (isOfficer) await this.area({ id: values.areaId ?? HERE });
    const organisationId = (values.organisationId ??
      (values.teamId && (await this.organisationOf(values.teamId)))) as string;
    const membership = await this.row('membership', {
      personId: person.id,
      role,
      ...(isOfficer ? { areaId: HERE } : {}),
      ...(organisationId ? { organisationId } : {}),
      ...values,
    });
    return signable(person, membership);
  }

  officer = (values: Values = {}) => this.someone('case-officer', values);

  /** Somebody of a team that gives advice; the team is made if it is not given. */
  async contributor(values: Values & { agency?: string } = {}): Promise<Someone> {
    const { agency = 'education', ...rest } = values;
    return this.someone('contributor', { teamId: rest.teamId ?? (await this.team({ agency })).id, ...rest });
  }

  /** A parent on the case. */
  async parent(caseId: string): Promise<Someone> {
    const person = await this.person();
    await this.participant({ caseId, personId: person.id, part: 'parent' });
    return signable(person, null);
  }

  /** One row of any table; every column that must be filled is, by preset, by parent or by type. */
  async row(table: string, given: Values): Promise<Row> {
    const catalogue = await (this.#catalogue ??= readCatalogue(this.#admin));
    const columns = catalogue.get(table);
    if (!columns) throw new Error(`There is no table ${table}`);
    const own = snake(given);
    const values: Values = { ...presets[table]?.(own), ...own };
    for (const column of inOrder(columns, catalogue)) await this.fillParent(column, columns, values, catalogue);
    for (const { name, type, choices } of columns.filter(({ needed }) => needed)) {
      if (name === 'area_id' && values[name] === undefined) await this.area();
      values[name] ??= name === 'area_id' ? HERE : (choices[0] ?? anything(type));
    }
    return this.insert(table, values, columns);
  }

  private async fillParent(column: Column, columns: Column[], values: Values, catalogue: Catalogue): Promise<void> {
    const { name, parent, needed } = column;
    if (!parent || (!needed && !values[name])) return;
    if (values[name] === MADE) delete values[name];
    const above = catalogue.get(parent)!;
    const hand = inherited.filter((each) => values[each] !== undefined && each !== name);
    const known = Object.fromEntries(
      hand.filter((each) => above.some((one) => one.name === each)).map((each) => [each, values[each]]),
    );
    if (parent === 'area') await this.area({ id: values[name] ?? HERE });
    values[name] ??= parent === 'area' ? HERE : (await this.parentRow(parent, known)).id;
    const wanted = inherited.filter(
      (each) => each !== name && columns.some((one) => one.name === each) && values[each] === undefined,
    );
    if (!wanted.some((each) => above.some((one) => one.name === each))) return;
    const { rows } = await this.#admin.query<Values>(`select * from ${parent} where id = $1`, [values[name]]);
    for (const each of wanted) values[each] ??= rows[0]?.[each] ?? undefined;
  }

  private parentRow(table: string, known: Values): Promise<Row> {
    if (table === 'advice_request' && !known.team_id)
      return this.team().then(({ id }) => this.row(table, { ...known, team_id: id }));
    return this.row(table, known);
  }

  private async insert(table: string, values: Values, columns: Column[]): Promise<Row> {
    const names = Object.keys(values).filter((name) => values[name] !== undefined);
    const types = new Map(columns.map(({ name, type }) => [name, type]));
    const unknown = names.filter((name) => !types.has(name));
    if (unknown.length) throw new Error(`${table} has no column ${unknown.join(', ')}`);
    const written = names.map((name) =>
      types.get(name)!.startsWith('json') ? JSON.stringify(values[name]) : values[name],
    );
    const once = table === 'area' ? 'on conflict (id) do update set id = excluded.id' : '';
    const { rows } = await this.#admin.query<Values>(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
       values (${names.map((_, index) => `$${index + 1}`).join(', ')}) ${once} returning *`,
      written,
    );
    return camel(rows[0]!);
  }

  private async organisationOf(teamId: unknown): Promise<unknown> {
    const { rows } = await this.#admin.query<Values>('select organisation_id from team where id = $1', [teamId]);
    return rows[0]?.organisation_id;
  }
}

export const factories = (database: TestDatabase) => new Factory(database);

function signable(person: Row, membership: Row | null): Someone {
  const membershipId = membership?.id ?? null;
  return {
    personId: person.id,
    membershipId,
    organisationId: membership?.organisationId as string,
    teamId: membership?.teamId ?? null,
    email: person.email as string,
    password: PASSWORD,
    claim: { personId: person.id, membershipId, epoch: person.sessionEpoch as number },
  };
}

/** Parents that know the case come first, then the case, then the rest: so that all of them are of one case. */
function inOrder(columns: Column[], catalogue: Catalogue): Column[] {
  const rank = ({ name, parent }: Column) => {
    if (name === 'case_id') return 1;
    return parent && catalogue.get(parent)?.some((column) => column.name === 'case_id') ? 0 : 2;
  };
  return columns.toSorted((a, b) => rank(a) - rank(b));
}

const snake = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
const camel = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as Row;
