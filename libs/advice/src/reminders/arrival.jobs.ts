import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Can, Handles, Mailer, theWorker } from '#platform';
import { adviceAllocated, adviceSent, type AboutRequest } from '../advice.events.ts';
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
    await this.tellOfArrival(requestId);
  }

  @Handles(adviceAllocated)
  @Can(theWorker)
  async allocated({ requestId }: AboutRequest): Promise<void> {
    await this.tellOfArrival(requestId);
  }

  private async tellOfArrival(requestId: string): Promise<void> {
    const [request] = await this.em.execute<(Mailed & { teamId: string; team: string; email: string })[]>(
      `select t.id as "teamId", t.name as team, t.email, ${mailedColumns}
         from advice_request r join team t on t.id = r.team_id join area a on a.id = r.area_id where r.id = ? and r.state = 'sent'`,
      [requestId],
    );
    if (!request) return;
    await this.mailer.write({
      key: arrivalKey(requestId, request.teamId),
      recipient: request.email,
      subject: `New request: ${asked(request)} for ${request.area}`,
      body: this.mail.body([
        `${request.area} asks ${request.team} for advice. It is due six weeks after your team opens or acknowledges the request.`,
      ]),
    });
  }
}

/** What the mail of a request's arrival at a team is called. */
export const arrivalKey = (requestId: string, teamId: string) => `arrived:${requestId}:${teamId}`;
