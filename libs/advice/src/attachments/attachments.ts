import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { RecordReads } from '#disclosure';
import { authorize, type Actor } from '#identity';
import {
  Clock,
  Conflict,
  Files,
  Invalid,
  NotFound,
  type Download,
  type FileStanding,
  type StoredFile,
} from '#platform';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import type { AttachedReport } from './attached-report.ts';
import { Attachment } from './attachment.entity.ts';
import { readAttachment } from './attachment.policy.ts';
import type { Attaching } from './attachment.schema.ts';

/** Most files that go with one answer. */
const MOST = 20;

/** A file with an answer, and how far it may be trusted. */
export interface ShownAttachment extends AttachedReport {
  standing: FileStanding;
}

/** Files that go with advice: attached while it is a draft, and part of every edition that is submitted with them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly reads: RecordReads,
    private readonly requests: AdviceRequestService,
  ) {}

  /** What goes with the draft now, in the order in which it was attached; for the team that writes it. @throws NotFound */
  async ofDraft(actor: Actor, requestId: string): Promise<ShownAttachment[]> {
    const request = await this.requests.find(actor, requestId);
    authorize(writeAdvice, actor, request);
    return this.current(request);
  }

  /** The files of a submitted edition. */
  async ofEdition({ attachments }: { attachments: AttachedReport[] }): Promise<ShownAttachment[]> {
    if (!attachments.length) return [];
    return (await this.rows('a.id = any(?::uuid[])', `{${attachments.map(({ id }) => id).join(',')}}`)).filter(
      ({ id, hash }) => attachments.some((each) => each.id === id && each.hash === hash),
    );
  }

  /** What goes with the draft of a request that the caller has authorized. */
  async current({ id, team }: AdviceRequest): Promise<ShownAttachment[]> {
    return this.rows('a.request_id = ? and a.team_id = ? and a.removed_at is null', id, team);
  }

  /** @throws NotFound; Conflict after the submission; Invalid for the same file twice or too many. */
  async attach(actor: Actor, requestId: string, { report, isReport }: Attaching): Promise<ShownAttachment> {
    const request = await this.draftOf(actor, requestId);
    const already = await this.current(request);
    if (already.some(({ hash }) => hash === report.hash))
      throw new Invalid({ report: 'This file is attached already' });
    if (already.length >= MOST) throw new Invalid({ report: `Attach up to ${MOST} files; remove one first` });
    const stored = await this.files.keep(report);
    const { areaId, case: about, team } = request;
    const attachment = this.em.create(Attachment, {
      areaId,
      case: about,
      request: requestId,
      team: team!,
      file: stored.id,
      name: report.name,
      isReport,
      attachedBy: actor.personId,
      attachedAt: this.clock.now(),
    });
    await this.em.flush();
    await this.noteChange(request);
    const { type, size, hash } = report;
    this.note('attachment.added', attachment, { type, size, hash });
    return { id: attachment.id, name: report.name, type, size, hash, isReport, standing: this.files.standing(stored) };
  }

  /** Takes a file off the draft. An edition that was submitted with it keeps it. @throws NotFound Conflict */
  async remove(actor: Actor, requestId: string, id: string): Promise<void> {
    const request = await this.draftOf(actor, requestId);
    const attachment = await this.em.findOne(Attachment, { id, request: requestId, removedAt: null });
    if (!attachment || attachment.team !== request.team) throw new NotFound();
    attachment.removedAt = this.clock.now();
    await this.em.flush();
    await this.noteChange(request);
    if (!attachment.submittedAt) await this.files.remove(attachment.file);
    this.note('attachment.removed', attachment);
  }

  /** The file itself, for whoever may read the advice. @throws NotFound; Conflict while it is held or when it was refused. */
  async download(actor: Actor, requestId: string, id: string): Promise<Download> {
    await this.requests.find(actor, requestId);
    const attachment = await this.em.findOne(Attachment, { id, request: requestId });
    authorize(readAttachment, actor, attachment);
    const { areaId, case: caseId, submittedAt, removedAt, file, name } = attachment;
    if (removedAt && !submittedAt) throw new NotFound();
    const download = await this.files.release(file, name);
    this.note('attachment.read', attachment);
    if (attachment.team !== actor.teamId)
      await this.reads.note(actor, { caseId, areaId, what: 'attachment', purpose: 'To assess and to plan' });
    return download;
  }

  /** Freezes what goes with the draft as it is submitted; the request is locked by the caller. */
  async freeze({ id, team }: AdviceRequest, submittedAt: Date): Promise<AttachedReport[]> {
    return this.em.execute<AttachedReport[]>(
      `with frozen as (
         update attachment set submitted_at = coalesce(submitted_at, ?)
          where request_id = ? and team_id = ? and removed_at is null returning id, file_id, name, is_report)
       select a.id, a.name, f.type, f.size, f.hash, a.is_report as "isReport"
         from frozen a join stored_file f on f.id = a.file_id order by a.id`,
      [submittedAt, id, team],
    );
  }

  /** The request, locked, while its team writes an edition of the answer. @throws NotFound Conflict */
  private async draftOf(actor: Actor, requestId: string): Promise<AdviceRequest> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const [latest] = await this.em.execute<{ state: string }[]>(
      'select state from contribution where request_id = ? and team_id = ? order by edition desc limit 1',
      [requestId, request.team],
    );
    if (latest?.state === 'submitted') throw submittedAlready();
    return request;
  }

  /** Whoever has read the draft without this change cannot submit it. */
  private async noteChange({ id, team }: AdviceRequest): Promise<void> {
    await this.em.execute(
      `update contribution set draft_version = draft_version + 1 where request_id = ? and team_id = ? and state = 'draft'`,
      [id, team],
    );
  }

  private async rows(condition: string, ...values: unknown[]): Promise<ShownAttachment[]> {
    const rows = await this.em.execute<(AttachedReport & Pick<StoredFile, 'verdict'>)[]>(
      `select a.id, a.name, f.type, f.size, f.hash, a.is_report as "isReport", f.verdict
         from attachment a join stored_file f on f.id = a.file_id where ${condition} order by a.id`,
      values,
    );
    return rows.map(({ verdict, ...report }) => ({ ...report, standing: this.files.standing({ verdict }) }));
  }

  private note(action: string, { areaId, case: caseId, id }: Attachment, details = {}): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details });
  }
}

const submittedAlready = () =>
  new Conflict(
    'This advice was submitted already',
    'Its files stay as they were submitted, and nothing was changed. To attach or remove a file, go back to the request and begin a correction.',
  );
