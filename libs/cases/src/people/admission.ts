import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Person, type Scope } from '#identity';
import { Clock, Invalid } from '#platform';
import type { Case } from '../case.entity.ts';
import { CaseInvitations } from '../invitations/case-invitations.ts';

/** Where somebody has no address: a domain that never is one (RFC 2606). */
export const NO_ADDRESS = '@no-address.invalid';

/** Somebody as they come onto a case as family. */
export interface Newcomer {
  part: 'parent' | 'young-person' | 'supporter';
  name: string;
  /** Empty where it is not known: they are on record, and cannot sign in. */
  email: string;
  relation?: string | null;
  scope: Scope[];
  parentalResponsibility?: boolean | null;
  limitReason?: string | null;
  /** The first day on which they are no longer on it. */
  endedOn?: string | null;
}

/** Puts family and supporters on a case by their email address, and invites them: the link is of that address and that case. */
@Injectable()
export class Admission {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: CaseInvitations,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of their part @throws Invalid when they are on the case already */
  async admit(to: Case, newcomer: Newcomer): Promise<string> {
    const email = newcomer.email.toLowerCase() || `${randomUUID()}${NO_ADDRESS}`;
    await this.em.execute('insert into person (name, email) values (?, ?) on conflict (email) do nothing', [
      newcomer.name,
      email,
    ]);
    const person = await this.em.findOneOrFail(Person, { email });
    const today = this.clock.today();
    const there = await this.em.execute<unknown[]>(
      'select 1 from participant where case_id = ? and person_id = ? and (ended_on is null or ended_on > ?::date)',
      [to.id, person.id, today],
    );
    if (there.length)
      throw new Invalid({
        email: 'Somebody with this email address is on the case already. Change their part instead',
      });
    const [made] = await this.em.execute<{ id: string }[]>(
      `insert into participant (id, area_id, case_id, part, person_id, relation, scope, parental_responsibility, limit_reason, started_on, ended_on)
       values (uuidv7(), ?, ?, ?, ?, ?, ?::text[], ?, ?, ?::date, ?::date) returning id`,
      [
        ...[to.areaId, to.id, newcomer.part, person.id, newcomer.relation || null, `{${newcomer.scope.join(',')}}`],
        ...[newcomer.parentalResponsibility ?? null, newcomer.limitReason || null, today, newcomer.endedOn ?? null],
      ],
    );
    if (newcomer.scope.length) await this.invitations.invite(to, person);
    return made!.id;
  }
}
