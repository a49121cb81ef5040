import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { membershipEnded, type Agency } from '#identity';
import { Can, Clock, Handles, Outbox, Sweeps, theWorker, type Sweep } from '#platform';
import { adviceRequestMachine } from '#statute';
import { adviceHandedBack } from '../advice.events.ts';
import { advicePaths } from '../advice.paths.ts';
import { openStates, sqlList } from '../requests/request-states.ts';
import { ManagerMail } from './manager-mail.ts';

/** Most requests given back in one round; the rest follow half a minute later. */
const ROUND = 200;

/**
 * Gives what somebody had who has left their team back to the team, draft and all, and tells its managers. However the
 * membership ended: on the Team page, by its last day, or by whoever runs the service.
 */
@Injectable()
export class LeaverJobs implements Sweep {
  readonly name = 'work of leavers';

  constructor(
    private readonly em: EntityManager,
    private readonly mail: ManagerMail,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  @Handles(membershipEnded)
  @Can(theWorker)
  async left(): Promise<void> {
    await this.run();
  }

  async run(): Promise<void> {
    const returned = await this.em.execute<Returned[]>(
      `with of_leavers as (
         select r.id, r.assignee_id from advice_request r
          where (r.team_id, r.assignee_id) in (select m.team_id, m.person_id from membership m where m.ended_on <= ?::date)
            and r.state in ${sqlList(openStates)}
            and not exists (select 1 from membership m where m.team_id = r.team_id and m.person_id = r.assignee_id
                               and (m.ended_on is null or m.ended_on > ?::date))
          order by r.id limit ${ROUND} for update skip locked)
       update advice_request r
          set state = case r.state when 'taken' then ? else r.state end, assignee_id = null, handed_over_by_id = null,
              hand_over_note = null, changed_at = ?::timestamptz, version = r.version + 1
         from of_leavers l where l.id = r.id
       returning r.id, r.area_id, r.case_id, r.team_id, r.commissioner_id, r.source, l.assignee_id as leaver_id`,
      [this.clock.today(), this.clock.today(), adviceRequestMachine.next('taken', 'hand-back'), this.clock.now()],
    );
    for (const each of returned) await this.note(each);
    const leavers = new Map(returned.map((each) => [`${each.team_id} ${each.leaver_id}`, each]));
    for (const { team_id, leaver_id } of leavers.values()) {
      const count = returned.filter((each) => each.team_id === team_id && each.leaver_id === leaver_id).length;
      await this.tellManagers(team_id, leaver_id, count);
    }
  }

  private async note({
    id,
    area_id: areaId,
    case_id: caseId,
    team_id,
    commissioner_id,
    source,
  }: Returned): Promise<void> {
    this.audit.record({ action: 'advice.fell-back', areaId, caseId, subjectId: id });
    await this.outbox.publish(adviceHandedBack, {
      requestId: id,
      caseId,
      areaId,
      teamId: team_id,
      commissionerId: commissioner_id,
      previousTeamId: null,
      source,
    });
  }

  private async tellManagers(teamId: string, leaverId: string, count: number): Promise<void> {
    const [leaver] = await this.em.execute<{ name: string }[]>('select name from person where id = ?', [leaverId]);
    const { name } = leaver!;
    const isOne = count === 1;
    await this.mail.write(teamId, {
      key: `leaver:${teamId}:${leaverId}`,
      subject: (team) => `${name} has left ${team}: ${isOne ? 'a request needs' : `${count} requests need`} somebody`,
      says: (team) =>
        `${name} has left ${team}. The ${isOne ? 'request' : `${count} requests`} that they had taken ${isOne ? 'is' : 'are'} back with the team, with what was written so far.`,
      next: 'to see who can take over',
      path: `${advicePaths.queue}?tab=unassigned`,
    });
  }
}

interface Returned {
  id: string;
  area_id: string;
  case_id: string;
  team_id: string;
  commissioner_id: string | null;
  source: Agency;
  leaver_id: string;
}
