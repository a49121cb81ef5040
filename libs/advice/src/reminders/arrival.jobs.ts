import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Can, civil, Handles, Mailer, theWorker } from '#platform';
import { adviceAllocated, adviceSent, type AboutRequest } from '../advice.events.ts';
import { sqlList } from '../requests/request-states.ts';
import { asked, mailedColumns, TeamMail, type Mailed } from './team-mail.ts';

/** Tells a team at once by mail of what arrived: its six weeks begin when it opens or acknowledges it. @rule B14 */
@Injectable()
export class ArrivalJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly mail: TeamMail,
  ) {}

  @Handles(adviceSent)
  @Can(theWorker)
  async arrived({ requestId }: AboutRequest): Promise<void> {
    await this.tellOfArrival(requestId, ['sent']);
  }

  @Handles(adviceAllocated)
  @Can(theWorker)
  async allocated({ requestId }: AboutRequest): Promise<void> {
    await this.tellOfArrival(requestId, ['sent', 'received']);
  }

  /** @param states in which it is still news to its team; a request that another team passed on was received before */
  private async tellOfArrival(requestId: string, states: readonly string[]): Promise<void> {
    const [request] = await this.em.execute<(Mailed & Arrived)[]>(
      `select r.id, t.id as "teamId", r.allocated_at as "allocatedAt", t.name as team, t.email, ${mailedColumns}
         from advice_request r join team t on t.id = r.team_id join area a on a.id = r.area_id where r.id = ? and r.state in ${sqlList(states)}`,
      [requestId],
    );
    if (!request) return;
    await this.mailer.write({
      key: arrivalKey(request),
      recipient: request.email,
      subject: `New request: ${asked(request)} for ${request.area}`,
      body: this.mail.body([
        request.isReceived
          ? `${request.area} asks ${request.team} for advice. Another team received the request first, and its six weeks have run since: it is due on ${civil(request.dueOn)}.`
          : `${request.area} asks ${request.team} for advice. It is due six weeks after your team opens or acknowledges the request.`,
      ]),
    });
  }
}

/** What the mail of a request's arrival at a team is called: a team that gets it a second time is told a second time. */
export function arrivalKey({ id, teamId, allocatedAt }: Pick<Arrived, 'id' | 'teamId' | 'allocatedAt'>): string {
  const sent = `arrived:${id}:${teamId}`;
  return allocatedAt ? `${sent}:${new Date(allocatedAt).getTime()}` : sent;
}

interface Arrived {
  id: string;
  teamId: string;
  allocatedAt: Date | string | null;
  team: string;
  email: string;
}
