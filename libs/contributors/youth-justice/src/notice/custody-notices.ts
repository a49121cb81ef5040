import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { allows, authorize, type Actor } from '#identity';
import { londonToday } from '#platform';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { followCustody, hostCustody, seeCustody, settleCustody } from '../custody/custody.policy.ts';
import { custodyUrl } from '../custody/custody.paths.ts';
import { isRefused, isWaiting, kindWords } from '../custody/custody-words.ts';
import { outsideEngland } from '../custody/outside-england.ts';

/** A notice with the names that its ids stand for. */
export interface NamedNotice extends CustodyNotice {
  /** The home authority. */
  area: string;
  /** Whether it has officers on the portal. */
  isHere: boolean;
  /** What follows where it is outside England. */
  otherLaw: string | undefined;
  hostAreaName: string | null;
  establishmentName: string;
  teamName: string;
  organisationId: string;
  child: string;
  /** What happened, in a word. */
  words: string;
  href: string;
  isWaiting: boolean;
  isRefused: boolean;
}

/** Reads what was told of custody: whoever told it, home and host authority, and whoever was invited into the establishment. */
@Injectable()
export class CustodyNotices {
  constructor(private readonly em: EntityManager) {}

  /** @throws NotFound when it is absent or not theirs: both look the same */
  async found(actor: Actor, noticeId: string): Promise<CustodyNotice> {
    const notice = await this.em.findOne(CustodyNotice, { id: noticeId });
    authorize(seeCustody, actor, notice);
    return notice;
  }

  /** As what the actor sees it: rights never add up. */
  viewOf(actor: Actor, notice: CustodyNotice): 'team' | 'home' | 'host' | 'establishment' {
    if (allows(followCustody, actor, notice)) return 'team';
    if (allows(settleCustody, actor, notice)) return 'home';
    return allows(hostCustody, actor, notice) ? 'host' : 'establishment';
  }

  /** All of one detention, in the order of events: from the detention to its release, if there was one. */
  async detentionOf(notice: CustodyNotice): Promise<CustodyNotice[]> {
    const told = await this.em.find(
      CustodyNotice,
      { team: notice.team, areaId: notice.areaId, born: notice.born },
      { orderBy: { eventOn: 'asc', id: 'asc' } },
    );
    return told.filter((each) => rootOf(each, told) === rootOf(notice, told));
  }

  /** What stands of a detention last: nobody refused it. */
  async lastOf(notice: CustodyNotice): Promise<CustodyNotice> {
    return (await this.detentionOf(notice)).findLast((each) => !isRefused(each)) ?? notice;
  }

  /** Everything that the actor may see, the latest told first. */
  async all(actor: Actor): Promise<NamedNotice[]> {
    const notices = await this.em.find(CustodyNotice, {}, { orderBy: { toldAt: 'desc', id: 'desc' }, limit: 300 });
    return this.named(notices.filter((each) => allows(seeCustody, actor, each)));
  }

  async named(notices: CustodyNotice[]): Promise<NamedNotice[]> {
    const names = await this.em.execute<Names[]>(
      `select n.id, case when n.home_name = '' then a.name else n.home_name || ', ' || a.name end as area,
              exists (select 1 from membership m where m.area_id = n.area_id and m.role in ('case-officer', 'signing-officer') and (m.ended_on is null or m.ended_on > ${londonToday})) as "isHere", h.name as "hostAreaName", o.name as "establishmentName", t.organisation_id as "organisationId",
              t.name || ', ' || y.name as "teamName"
         from custody_notice n join area a on a.id = n.area_id left join area h on h.id = n.host_area_id
         join organisation o on o.id = n.establishment_id join team t on t.id = n.team_id join organisation y on y.id = t.organisation_id
        where n.id = any(?::uuid[])`,
      [`{${notices.map(({ id }) => id).join(',')}}`],
    );
    return notices.map((notice) => ({
      ...notice,
      ...names.find(({ id }) => id === notice.id)!,
      child: `${notice.givenName} ${notice.familyName}`,
      words: kindWords[notice.kind],
      otherLaw: outsideEngland[notice.areaId],
      href: custodyUrl('notice', notice.id),
      isWaiting: isWaiting(notice),
      isRefused: isRefused(notice),
    }));
  }

  /** How many wait for an officer of the actor's area. */
  async waiting(actor: Actor): Promise<number> {
    if (!settleCustody.may(actor)) return 0;
    return this.em.count(CustodyNotice, { areaId: actor.areaId!, settledAt: null });
  }
}

function rootOf(notice: CustodyNotice, told: CustodyNotice[]): string {
  const before = notice.follows && told.find(({ id }) => id === notice.follows);
  return before ? rootOf(before, told) : notice.id;
}

type Names = Pick<
  NamedNotice,
  'id' | 'area' | 'isHere' | 'hostAreaName' | 'establishmentName' | 'teamName' | 'organisationId'
>;
