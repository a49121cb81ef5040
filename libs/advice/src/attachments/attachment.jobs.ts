import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Can, fileChecked, Handles, Outbox, theWorker } from '#platform';
import { Postbox } from '../messages/postbox.ts';
import { attachmentChecked } from './attachment.events.ts';

/** Puts on record what the scanner said of an attached file, and tells whoever looks at it; its team, when it must send it again. */
@Injectable()
export class AttachmentJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly postbox: Postbox,
  ) {}

  @Handles(fileChecked)
  @Can(theWorker)
  async checked({ fileId, isClean }: { fileId: string; isClean: boolean }): Promise<void> {
    const [row] = await this.em.execute<Row[]>(
      'select id, area_id, case_id, request_id, team_id from attachment where file_id = ?',
      [fileId],
    );
    if (!row) return;
    const { id: subjectId, area_id: areaId, case_id: caseId, request_id: requestId, team_id: teamId } = row;
    this.audit.record({ action: isClean ? 'attachment.clean' : 'attachment.refused', areaId, caseId, subjectId });
    await this.outbox.publish(attachmentChecked, { requestId, caseId, teamId });
    if (!isClean) await this.postbox.put('file-refused', { requestId, areaId, teamId, commissionerId: null }, ['team']);
  }
}

interface Row {
  id: string;
  area_id: string;
  case_id: string;
  request_id: string;
  team_id: string;
}
