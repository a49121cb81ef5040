import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Can, fileChecked, Handles, Outbox, theWorker } from '#platform';
import { adviceReuseAnswered } from '../advice.events.ts';

/** Puts on record what the scanner said of a report that is offered in place of asking, and tells whoever looks at it. */
@Injectable()
export class ReuseJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  @Handles(fileChecked)
  @Can(theWorker)
  async checked({ fileId, isClean }: { fileId: string; isClean: boolean }): Promise<void> {
    const [reuse] = await this.em.execute<Row[]>(
      'select id, area_id as "areaId", case_id as "caseId", request_id as "requestId" from advice_reuse where file_id = ?',
      [fileId],
    );
    if (!reuse) return;
    const { id: subjectId, areaId, caseId, requestId } = reuse;
    const action = isClean ? 'advice.reuse-report-clean' : 'advice.reuse-report-refused';
    this.audit.record({ action, areaId, caseId, subjectId });
    const nobody = { teamId: null, commissionerId: null, previousTeamId: null, source: null };
    await this.outbox.publish(adviceReuseAnswered, { requestId, caseId, areaId, ...nobody });
  }
}

interface Row {
  id: string;
  areaId: string;
  caseId: string;
  requestId: string;
}
