import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Audit } from '#audit';
import { iCalendar } from '#cases';
import { become, type Actor } from '#identity';
import { Clock, NotFound } from '#platform';
import { openStates, sqlList } from '../requests/request-states.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';

/** A day of somebody's own, in words that name no child. */
export interface OwnDay {
  /** The same whenever the calendar is read. */
  id: string;
  on: string;
  words: string;
}

type Source = (actor: Actor) => Promise<OwnDay[]>;

/**
 * Somebody's own days in their calendar: the advice that they write or wait for, and what the libs above add. No name of
 * a child leaves the portal.
 */
@Injectable()
export class CalendarFeeds {
  readonly #sources: Source[] = [(actor) => this.adviceOf(actor)];

  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Adds days that another part of the portal knows. */
  add(source: Source): void {
    this.#sources.push(source);
  }

  /** Since when the membership has a calendar; null where it has none. */
  async since(actor: Actor): Promise<Date | null> {
    const feed = await this.em.findOne(CalendarFeed, {
      person: actor.personId,
      membership: actor.membershipId,
      endedAt: null,
    });
    return feed?.madeAt ?? null;
  }

  /** Makes the secret of a new address; the one before ends. It is said this once. */
  async make(actor: Actor): Promise<string> {
    if (!actor.membershipId) throw new NotFound();
    await this.end(actor);
    const secret = randomBytes(24).toString('base64url');
    const { personId: person, membershipId: membership } = actor;
    this.em.create(CalendarFeed, { person, membership, secretHash: hashOf(secret), madeAt: this.clock.now() });
    this.audit.record({ action: 'calendar.made', subjectId: actor.personId });
    return secret;
  }

  /** The address gives nothing any more. */
  async end(actor: Actor): Promise<void> {
    const feeds = await this.em.find(CalendarFeed, {
      person: actor.personId,
      membership: actor.membershipId,
      endedAt: null,
    });
    for (const feed of feeds) feed.endedAt = this.clock.now();
    if (feeds.length) this.audit.record({ action: 'calendar.ended', subjectId: actor.personId });
    await this.em.flush();
  }

  /** The calendar behind a secret, as its owner may see it now. @throws NotFound once it or the membership has ended */
  async read(secret: string): Promise<string> {
    const [claim] = await this.em.execute<{ person_id: string; membership_id: string; epoch: number }[]>(
      'select * from calendar_of(?)',
      [hashOf(secret)],
    );
    const actor =
      claim &&
      (await become(this.em, { personId: claim.person_id, membershipId: claim.membership_id, epoch: claim.epoch }));
    if (!actor) throw new NotFound();
    const days: OwnDay[] = [];
    for (const source of this.#sources) days.push(...(await source(actor)));
    return iCalendar(
      days.map(({ id, on, words }) => ({ uid: `${id}@ehc-portal`, on, summary: words, description: words })),
      this.clock.now(),
    );
  }

  private async adviceOf(actor: Actor): Promise<OwnDay[]> {
    return this.em.execute<OwnDay[]>(
      `select r.id, r.due_on::text as "on", 'Advice due ' || r.reference as words from advice_request r left join ehc_case c on c.id = r.case_id
        where r.state in ${sqlList(openStates)} and r.due_on is not null
          and (r.assignee_id = ? or (r.assignee_id is null and r.team_id = ?) or (r.area_id = ? and c.officer_id = ?))
        order by r.due_on, r.id limit 2000`,
      [actor.personId, actor.teamId, actor.areaId, actor.personId],
    );
  }
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
