import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, Person, Team, type Actor } from '#identity';
import { civil, Clock, Conflict, Invalid, Mailer, Outbox } from '#platform';
import type { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { custodyChanged } from '../custody/custody.events.ts';
import { seeCustody } from '../custody/custody.policy.ts';
import { HeadsOfEducation } from '../heads/heads-of-education.ts';
import { CustodyNotices } from '../notice/custody-notices.ts';
import { CustodyEntry } from './custody-entry.entity.ts';

/** An entry with the names of who made it. */
export interface NamedEntry extends Pick<CustodyEntry, 'kind' | 'onDay' | 'was' | 'at'> {
  by: string;
}

/** What is told and done on a notice of custody after it was told. @rule K8 K11 I13 */
@Injectable()
export class CustodyEntries {
  constructor(
    private readonly em: EntityManager,
    private readonly notices: CustodyNotices,
    private readonly heads: HeadsOfEducation,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they were made. */
  async of(notice: Pick<CustodyNotice, 'id'>): Promise<NamedEntry[]> {
    return this.em.execute<NamedEntry[]>(
      `select e.kind, e.on_day::text as "onDay", e.was::text, e.at, concat_ws(', ', p.name, o.name) as by
         from custody_entry e join person p on p.id = e.by_id left join organisation o on o.id = e.for_id where e.notice_id = ? order by e.id`,
      [notice.id],
    );
  }

  /**
   * Another day of release, told by whoever learned of it first: the team, the home or host authority, the establishment.
   * The others are written to, and the review aims at the new day. @rule I13
   * @throws NotFound; Conflict once a later notice stands; Invalid
   */
  async expectRelease(actor: Actor, noticeId: string, expectedOn: string): Promise<void> {
    const notice = await this.notices.found(actor, noticeId);
    authorize(seeCustody, actor, notice);
    if (notice.kind === 'release' || (await this.notices.lastOf(notice)).id !== notice.id) throw isOver();
    if (expectedOn < this.clock.today() || expectedOn <= notice.eventOn)
      throw new Invalid({
        expectedOn: 'The expected release must be ahead. If they were released, tell of the release',
      });
    if (expectedOn === notice.expectedReleaseOn)
      throw new Invalid({ expectedOn: `The release is expected on ${civil(expectedOn)} already` });
    await this.record(actor, notice, 'expected-release', expectedOn);
    await this.tellOthers(actor, notice);
  }

  /** Keeps an entry in the name of whoever acts. */
  async record(actor: Actor, notice: CustodyNotice, kind: CustodyEntry['kind'], onDay: string): Promise<void> {
    const { id: noticeId, areaId, case: caseId = null, team: teamId, hostArea: hostAreaId = null } = notice;
    const made = this.em.create(CustodyEntry, {
      ...{ areaId, case: caseId, notice: noticeId, kind, onDay },
      ...{ by: actor.personId, for: actor.organisationId, at: this.clock.now() },
    });
    await this.em.flush();
    this.audit.record({
      action: kind === 'expected-release' ? 'custody.release-expected' : 'custody.sent-by-hand',
      areaId,
      ...(caseId && { caseId }),
      subjectId: made.id,
      details: { rule: kind === 'expected-release' ? 'I13' : 'K8', kind, onDay },
    });
    await this.outbox.publish(custodyChanged, { noticeId, areaId, hostAreaId, teamId, caseId });
  }

  /** The team, the officer who matched it, and whoever was invited into the establishment; never about whom. */
  private async tellOthers(actor: Actor, notice: CustodyNotice): Promise<void> {
    const team = await this.em.findOneOrFail(Team, { id: notice.team });
    const officer = notice.settledBy && (await this.em.findOne(Person, { id: notice.settledBy }));
    const others = [
      ...(actor.teamId === team.id ? [] : [team.email]),
      ...(officer && officer.id !== actor.personId ? [officer.email] : []),
      ...(await this.heads.of(notice)).filter(({ personId }) => personId !== actor.personId).map(({ email }) => email),
    ];
    for (const recipient of new Set(others))
      await this.mailer.write({
        key: `custody-release:${notice.id}:${this.clock.now().getTime()}:${recipient}`,
        recipient,
        subject: 'The expected release of somebody in custody has changed',
        body: 'Hello,\n\nAnother day of release was told of somebody in custody whom you follow on the portal.\n\nSign in and open “Custody” to see it: the review of the plan should begin before the new day. This message never says who a child is. Please do not reply to it.\n',
      });
  }
}

const isOver = () =>
  new Conflict(
    'This notice is not the latest',
    'Nothing was changed. Open the latest notice of this detention: the expected release is told there.',
  );
