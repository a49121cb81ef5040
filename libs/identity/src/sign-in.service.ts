import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { Audit } from '#audit';
import { londonToday, Outbox, Problem, REDIS } from '#platform';
import type { Actor, Claim } from './actor.ts';
import { accessChanged } from './identity.events.ts';
import { Person } from './person.entity.ts';
import { passwordMatches } from './passwords.ts';

const TRIES = 10;
/** Failed tries from one address, over all accounts. */
const TRIES_FROM_ONE_PLACE = 60;
const WINDOW_SECONDS = 15 * 60;

@Injectable()
export class SignInService {
  readonly #tries: RateLimiterRedis;
  readonly #strangers: RateLimiterRedis;

  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Inject(REDIS) redis: Redis,
  ) {
    this.#tries = limiter(redis, 'sign-in', TRIES);
    this.#strangers = limiter(redis, 'sign-in-from', TRIES_FROM_ONE_PLACE);
  }

  /** Checks an email address and password. @returns what the session will remember, or null when they do not match. */
  async check(email: string, password: string, from: string): Promise<Claim | null> {
    const who = `${email.toLowerCase()}|${from}`;
    await this.slowDown(who, from);
    const person = await this.em.findOne(Person, { email: email.toLowerCase() });
    if (!(await passwordMatches(password, person?.passwordHash ?? null)) || !person) return null;
    const [first] = await this.membershipsOf({ personId: person.id });
    await Promise.all([this.#tries.delete(who), this.#strangers.reward(from, 1)]);
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

  /** The memberships that a person may act in, to choose from. */
  async membershipsOf({ personId }: Pick<Actor, 'personId'>): Promise<MembershipChoice[]> {
    return this.em.execute<MembershipChoice[]>(
      `select m.id, m.role, o.name as organisation, t.name as team
         from membership m join organisation o on o.id = m.organisation_id left join team t on t.id = m.team_id
        where m.person_id = ? and (m.ended_on is null or m.ended_on > ${londonToday}) order by o.name, m.role`,
      [personId],
    );
  }

  private async slowDown(who: string, from: string): Promise<void> {
    try {
      await this.#strangers.consume(from);
      await this.#tries.consume(who);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      throw new Problem(
        429,
        'Too many tries',
        'For safety, signing in to this account from here is closed for 15 minutes. Nothing has been changed. Try again later, or ask your administrator.',
      );
    }
  }
}

/** Counts over all portals; in this one alone while Redis is away. */
function limiter(storeClient: Redis, keyPrefix: string, points: number): RateLimiterRedis {
  const limit = { keyPrefix, points, duration: WINDOW_SECONDS };
  return new RateLimiterRedis({ ...limit, storeClient, insuranceLimiter: new RateLimiterMemory(limit) });
}

export interface MembershipChoice {
  id: string;
  role: string;
  organisation: string;
  team: string | null;
}
