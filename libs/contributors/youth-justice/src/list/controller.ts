import { Controller, Get } from '@nestjs/common';
import { Acting, authorize, type Actor } from '#identity';
import { Can, Clock, pagesIn } from '#platform';
import { custodyPaths } from '../custody/custody.paths.ts';
import { followAny, settleCustody, tellCustody } from '../custody/custody.policy.ts';
import { CustodyNotices, type NamedNotice } from '../notice/custody-notices.ts';
import { DetainedChild } from '../notice/detained-child.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class CustodyListController {
  constructor(
    private readonly notices: CustodyNotices,
    private readonly detained: DetainedChild,
    private readonly clock: Clock,
  ) {}

  /** A team's children in custody; for officers what waits for them, what they settled, and what was told to them as host. */
  @Can(followAny)
  @Get(custodyPaths.list)
  async list(@Acting() actor: Actor) {
    authorize(followAny, actor, actor);
    const all = await this.notices.all(actor);
    if (settleCustody.may(actor)) return forOfficers(actor, all);
    const isTeam = tellCustody.over(actor, actor);
    const latest = all.filter(
      (each) => each.isRefused || !all.some((later) => later.follows === each.id && !later.isRefused),
    );
    const children = await Promise.all(
      latest.map(async (each) => ({ ...each, days: isTeam ? await this.daysOf(actor, each) : [] })),
    );
    return page(isTeam ? 'team.njk' : 'establishment.njk', {
      title: isTeam ? 'Children in custody' : `Young people at ${actor.organisation}`,
      wide: isTeam,
      room: `team:${actor.teamId}`,
      tellUrl: custodyPaths.tell,
      children: children.filter(({ isRefused, kind }) => !isRefused && kind !== 'release'),
      released: children.filter(({ isRefused, kind }) => !isRefused && kind === 'release'),
      refused: children.filter(({ isRefused }) => isRefused),
    });
  }

  @Can(followAny)
  @Get('api/v1/custody')
  async listByApi(@Acting() actor: Actor) {
    authorize(followAny, actor, actor);
    return { notices: (await this.notices.all(actor)).map(forApi) };
  }

  @Can(settleCustody)
  @Get('api/v1/custody/count')
  async count(@Acting() actor: Actor) {
    return { unread: await this.notices.waiting(actor) };
  }

  private async daysOf(actor: Actor, notice: NamedNotice) {
    return this.detained.days(actor, await this.notices.detentionOf(notice), this.clock.today());
  }
}

function forOfficers({ areaId }: Actor, all: NamedNotice[]) {
  const own = all.filter((each) => each.areaId === areaId);
  return page('officer.njk', {
    title: 'Custody',
    wide: true,
    room: `area:${areaId}`,
    waiting: own.filter(({ isWaiting }) => isWaiting),
    settled: own.filter(({ isWaiting }) => !isWaiting),
    hosted: all.filter((each) => each.areaId !== areaId),
  });
}

const forApi = ({ id, kind, eventOn, toldOn, establishmentName, isWaiting, refusedBecause = null }: NamedNotice) => ({
  id,
  kind,
  eventOn,
  toldOn,
  establishment: establishmentName,
  state: isWaiting ? 'waiting' : refusedBecause ? 'refused' : 'matched',
  refusedBecause,
});
