import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { questionSettled } from '#family-record';
import { Can, Handles, theWorker } from '#platform';
import { Postbox } from '../messages/postbox.ts';
import { openStates, sqlList } from '../requests/request-states.ts';

/** Tells a team that the family answered, on the request for which it asked. */
@Injectable()
export class QuestionNewsJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly postbox: Postbox,
  ) {}

  @Handles(questionSettled)
  @Can(theWorker)
  async settled({ questionId, caseId, areaId, teamId }: Settled): Promise<void> {
    const [request] = await this.em.execute<{ id: string }[]>(
      `select r.id from advice_request r join family_question q on q.id = ? and q.state in ('answered', 'declined')
        where r.case_id = ? and r.team_id = ? and r.state in ${sqlList(openStates)} order by r.due_on, r.id limit 1`,
      [questionId, caseId, teamId],
    );
    if (!request) return;
    await this.postbox.put('family-answered', { requestId: request.id, areaId, teamId, commissionerId: null }, [
      'team',
    ]);
  }
}

interface Settled {
  questionId: string;
  caseId: string;
  areaId: string;
  teamId: string | null;
}
