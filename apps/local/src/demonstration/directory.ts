import type { Claim } from '#identity';
import { hashPassword } from '#identity';
import { codeRoot } from '#platform';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { allAreas } from './areas.ts';
import { bodies } from './bodies.ts';
import { everyChild, familyOf } from './families.ts';
import { kin } from './kin.ts';
import { workers, type Worker } from './people.ts';

/** All who can sign in have worked there for longer than any case of the demonstration is old. */
const startedOn = '2024-09-02';

interface Board {
  code: string;
  name: string;
  /** The last day of a board that was abolished. */
  until?: string;
}

/**
 * Areas, bodies, teams and people, written as the database's administrator: they belong to no case, and no service
 * makes them. Remembers who is who for the acts that follow.
 */
export class Directory {
  readonly #organisations = new Map<string, string>();
  readonly #teams = new Map<string, string>();
  readonly #claims = new Map<string, Claim>();

  constructor(private readonly admin: pg.ClientBase) {}

  /** @param password of everybody */
  async fill(password: string): Promise<void> {
    await this.addAreas();
    await this.addBoards();
    await this.addBodies();
    const hash = await hashPassword(password);
    for (const worker of workers) await this.addWorker(worker, hash);
    const families = new Map([...everyChild.map(familyOf), ...kin].map(({ name, email }) => [email, name]));
    for (const [email, name] of families) {
      const personId = await this.addPerson(name, email, hash);
      this.#claims.set(email, { personId, membershipId: null, epoch: 0 });
    }
  }

  organisation(key: string): string {
    return known(this.#organisations, key);
  }

  team(key: string): string {
    return known(this.#teams, key);
  }

  /** Somebody at work, in the team named or else in the first membership. */
  worker(name: string, team?: string): Claim {
    return known(this.#claims, team ? `${name} in ${team}` : name);
  }

  family(email: string): Claim {
    return known(this.#claims, email);
  }

  private async addAreas(): Promise<void> {
    const rows = (await allAreas()).map(({ id, name, gss, isDemonstration }) => [id, name, gss, isDemonstration]);
    for (const row of rows)
      await this.admin.query('insert into area (id, name, gss, is_demonstration) values ($1, $2, $3, $4)', row);
  }

  /** England's own boards, in force today. They serve none of the invented areas. */
  private async addBoards(): Promise<void> {
    const file = path.join(codeRoot, 'libs/identity/src/reference/integrated-care-boards.json');
    const { boards } = JSON.parse(await readFile(file, 'utf8')) as { boards: Board[] };
    for (const { name, code } of boards.filter(({ until }) => !until))
      await this.admin.query(`insert into organisation (name, kind, ods_code) values ($1, 'health-commissioner', $2)`, [
        name,
        code,
      ]);
  }

  private async addBodies(): Promise<void> {
    for (const { key, name, kind, areas, teams } of bodies) {
      const id = await this.insert('insert into organisation (name, kind) values ($1, $2)', [name, kind]);
      this.#organisations.set(key, id);
      for (const area of areas)
        await this.admin.query('insert into organisation_area (area_id, organisation_id) values ($1, $2)', [area, id]);
      for (const team of teams) {
        const values = [id, team.name, team.agency, team.email];
        const teamId = await this.insert(
          'insert into team (organisation_id, name, agency, email) values ($1, $2, $3, $4)',
          values,
        );
        this.#teams.set(team.key, teamId);
      }
    }
  }

  private async addWorker({ name, email, belongs }: Worker, hash: string): Promise<void> {
    const personId = await this.addPerson(name, email, hash);
    for (const { role, body, team, area } of belongs) {
      const membershipId = await this.insert(
        'insert into membership (person_id, organisation_id, team_id, area_id, role, started_on) values ($1, $2, $3, $4, $5, $6)',
        [personId, this.organisation(body), team ? this.team(team) : null, area ?? null, role, startedOn],
      );
      const claim = { personId, membershipId, epoch: 0 };
      if (team) this.#claims.set(`${name} in ${team}`, claim);
      if (!this.#claims.has(name)) this.#claims.set(name, claim);
    }
  }

  private addPerson(name: string, email: string, hash: string): Promise<string> {
    return this.insert('insert into person (name, email, password_hash) values ($1, $2, $3)', [name, email, hash]);
  }

  private async insert(statement: string, values: unknown[]): Promise<string> {
    const { rows } = await this.admin.query<{ id: string }>(`${statement} returning id`, values);
    return rows[0]!.id;
  }
}

function known<T>(all: Map<string, T>, key: string): T {
  const found = all.get(key);
  if (found === undefined) throw new Error(`The demonstration has no ${key}`);
  return found;
}
