import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Audit } from '#audit';
import { londonToday, Outbox, REDIS } from '#platform';
import type { Actor, Claim } from './actor.ts';
import { accessChanged } from './identity.events.ts';
import { Person } from './person.entity.ts';
import { passwordMatches } from './passwords.ts';
import { QUARTER_OF_AN_HOUR, Tries } from './tries.ts';

const TRIES = 10;
/** Failed tries from one address, over all accounts. */
const TRIES_FROM_ONE_PLACE = 60;
const CLOSED =
  'For safety, signing in to this account from here is closed for 15 minutes. Nothing has been changed. Try again later, or ask your administrator.';

@Injectable()
export class SignInService {
  readonly #tries: Tries;
  readonly #strangers: Tries;

  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(REDIS) redis: Redis,
  ) {
    this.#tries = new Tries(redis, 'sign-in', TRIES, QUARTER_OF_AN_HOUR, CLOSED);
    this.#strangers = new Tries(redis, 'sign-in-from', TRIES_FROM_ONE_PLACE, QUARTER_OF_AN_HOUR, CLOSED);
  }

  /** Checks an email address and password. @returns what the session will remember, or null when they do not match. */
  async check(email: string, password: string, from: string): Promise<Claim | null> {
    const who = `${email.toLowerCase()}|${from}`;
    await this.#strangers.count(from);
    await this.#tries.count(who);
    const person = await this.em.findOne(Person, { email: email.toLowerCase() });
    if (!(await passwordMatches(password, person?.passwordHash ?? null)) || !person) return null;
    const [first] = await this.membershipsOf({ personId: person.id });
    await Promise.all([this.#tries.forget(who), this.#strangers.takeBack(from)]);
    this.audit.record({ action: 'session.started', subjectId: person.id });
    return { personId: person.id, membershipId: first?.id ?? null, epoch: person.sessionEpoch };
  }

  /** Ends every session of the person, and every open socket. */
  async signOutEverywhere(actor: Actor): Promise<void> {
    await this.em.execute('update person set session_epoch = session_epoch + 1 where id = ?', [actor.personId]);
    this.audit.record({ action: 'session.ended', subjectId: actor.personId });
    await this.outbox.publish(accessChanged, { personId: actor.personId });
  }

  /** Their sockets were admitted as somebody else: they close, in every window. */
  async actAs(actor: Actor): Promise<void> {
    await this.outbox.publish(accessChanged, { personId: actor.personId });
  }

  /** The memberships that a person may act in, to choose from: what they were asked in person comes last. */
  async membershipsOf({ personId }: Pick<Actor, 'personId'>): Promise<MembershipChoice[]> {
    return this.em.execute<MembershipChoice[]>(
      `select m.id, m.role, o.name as organisation, t.name as team, t.invited_by_id is not null as "isAlone"
         from membership m join organisation o on o.id = m.organisation_id left join team t on t.id = m.team_id
        where m.person_id = ? and (m.ended_on is null or m.ended_on > ${londonToday}) order by t.invited_by_id is not null, m.only_case_id is not null, o.name, m.role, m.id`,
      [personId],
    );
  }
}

export interface MembershipChoice {
  id: string;
  role: string;
  organisation: string;
  team: string | null;
  isAlone: boolean;
}
