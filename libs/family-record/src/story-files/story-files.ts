import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import type { Actor } from '#identity';
import { Files, NotFound, type Download, type ReceivedFile } from '#platform';
import { FamilyRecord } from '../statements/family-record.service.ts';
import type { Statement } from '../statements/statement.entity.ts';
import type { OwnTelling } from '../statements/statement.schema.ts';
import { StatementFile } from './statement-file.entity.ts';

/** Photos, drawings and recordings that the family tells with. */
@Injectable()
export class StoryFiles {
  constructor(
    private readonly em: EntityManager,
    private readonly record: FamilyRecord,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  /** Tells with a file: the words say what can be seen or heard, for whoever cannot. @throws NotFound Invalid */
  async tell(actor: Actor, caseId: string, telling: OwnTelling, file: ReceivedFile): Promise<Statement> {
    const told = await this.record.tellOwn(actor, caseId, telling);
    const { id: stored } = await this.files.keep(file);
    const { areaId } = told;
    const kept = this.em.create(StatementFile, {
      areaId,
      case: caseId,
      statement: told.id,
      file: stored,
      name: file.name,
    });
    await this.em.flush();
    const { type, size, hash } = file;
    this.audit.record({
      action: 'told-file.added',
      areaId,
      caseId,
      subjectId: kept.id,
      details: { type, size, hash },
    });
    return told;
  }

  /** The file itself, for whoever may read the statement. @throws NotFound; Conflict while it is held or when it was refused. */
  async open(actor: Actor, caseId: string, id: string): Promise<Download> {
    const kept = await this.em.findOne(StatementFile, { id, case: caseId });
    if (!kept) throw new NotFound();
    const { areaId } = await this.record.read(actor, caseId, kept.statement);
    const download = await this.files.release(kept.file, kept.name);
    this.audit.record({ action: 'told-file.read', areaId, caseId, subjectId: id });
    return download;
  }
}
