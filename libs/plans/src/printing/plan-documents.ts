import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { RecordReads, type ReleaseLine } from '#disclosure';
import { Area, type Actor } from '#identity';
import {
  civil,
  Clock,
  Files,
  Invalid,
  NotFound,
  Outbox,
  printFormats,
  type Download,
  type PrintedDocument,
} from '#platform';
import { childCopy } from '../documents/child-copy.ts';
import { planLetter } from '../documents/letter.ts';
import { planDocument, type CopyFrame, type PrintedPlan } from '../documents/plan-document.ts';
import { headOf } from '../letterhead/letterhead.ts';
import { redacted } from '../documents/redaction.ts';
import { PlanVersion } from '../plan-version.entity.ts';
import { PlanDocument } from './plan-document.entity.ts';
import { printDocument } from './printing.events.ts';
import type { PrintOrder } from './printing.schema.ts';

/** A file of a plan as its page shows it. */
export interface DocumentLine extends Pick<PlanDocument, 'id' | 'content' | 'size' | 'format' | 'state' | 'askedAt'> {
  failure: 'no-chromium' | 'broken' | null;
  releaseId: string | null;
  /** In bytes, once it is made. */
  bytes: number | null;
}

/** A plan that its caller has let somebody read, and the release that it is read under, if any. */
interface ReadablePlan {
  planVersionId: string;
  release: ReleaseLine | null;
}

const writers: Record<PrintOrder['content'], (plan: PrintedPlan, frame: CopyFrame) => PrintedDocument> = {
  plan: planDocument,
  child: childCopy,
  letter: planLetter,
};

/** Plans as files, for whoever may read them: asked for here, made by the worker, given out under the same policies. */
@Injectable()
export class PlanDocuments {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly reads: RecordReads,
  ) {}

  /** What was asked for of a version, newest first, as far as row-level security shows it. */
  async of(planVersionId: string): Promise<DocumentLine[]> {
    return this.em.execute<DocumentLine[]>(
      `select d.id, d.content, d.size, d.format, d.state, d.asked_at as "askedAt", d.failure, d.release_id as "releaseId", f.size as bytes
         from plan_document d left join stored_file f on f.id = d.file_id
        where d.plan_version_id = ? order by d.asked_at desc, d.id desc limit 50`,
      [planVersionId],
    );
  }

  /**
   * Asks for a file of a plan that the caller has let the actor read; one that is there, or being made, is not made again.
   * What it will hold is settled now. @rule F8 P0
   * @throws Invalid for anything but the plan itself where it is a copy for somebody outside the case
   */
  async ask(actor: Actor, { planVersionId, release }: ReadablePlan, order: Omit<PrintOrder, 'copy'>): Promise<void> {
    if (release && order.content !== 'plan')
      throw new Invalid({ content: 'A copy for somebody outside the case is of the plan itself' });
    const version = await this.em.findOne(PlanVersion, { id: planVersionId });
    if (!version) throw new NotFound();
    const { areaId, case: caseId } = version;
    const { content, size, format } = order;
    const text = writers[content](printed(version, release), await this.frame(version, release, size === 'large'));
    const [made] = await this.em.execute<{ id: string }[]>(
      `insert into plan_document (area_id, case_id, plan_version_id, release_id, content, size, format, text, state, asked_by_id, asked_at)
       values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'asked', ?, ?) on conflict do nothing returning id`,
      [
        areaId,
        caseId,
        planVersionId,
        release?.id ?? null,
        content,
        size,
        format,
        JSON.stringify(text),
        actor.personId,
        this.clock.now(),
      ],
    );
    if (!made) return;
    this.audit.record({
      action: 'document.asked',
      areaId,
      caseId,
      subjectId: made.id,
      details: { planVersionId, releaseId: release?.id ?? null, content, size, format },
    });
    await this.outbox.publish(printDocument, { documentId: made.id, askedBy: actor.personId });
  }

  /** The file itself. Row-level security has let through only whoever may read that copy. @throws NotFound */
  async download(actor: Actor, documentId: string): Promise<Download> {
    const found = await this.em.findOne(PlanDocument, { id: documentId, state: 'ready' });
    if (!found?.file) throw new NotFound();
    const version = await this.em.findOneOrFail(PlanVersion, { id: found.planVersion });
    const { areaId, case: caseId, format } = found;
    const [copy] = await this.em.execute<{ number: number }[]>('select number from disclosure_release where id = ?', [
      found.release ?? null,
    ]);
    const name = `${nameOf(found, version)}${copy ? ` copy ${copy.number}` : ''}.${printFormats[format].ending}`;
    const download = await this.files.release(found.file, name);
    this.audit.record({ action: 'document.saved', areaId, caseId, subjectId: found.id });
    if (found.release && actor.areaId !== areaId)
      await this.reads.note(actor, { caseId, areaId, what: 'plan-file', purpose: 'The plan was released to them' });
    return download;
  }

  private async frame(version: PlanVersion, release: ReleaseLine | null, isLarge: boolean): Promise<CopyFrame> {
    const which = `${version.kind === 'draft' ? 'Draft plan' : 'Plan'} of ${civil(version.givenOn)}, version ${version.number}`;
    const from = headOf(await this.em.findOneOrFail(Area, { id: version.areaId }));
    if (!release) return { from, isLarge, stamp: which, notes: [] };
    const { number, recipient, purposeWords, sections, expiresOn } = release;
    return {
      from,
      isLarge,
      stamp: `Copy ${number} for ${recipient}. Purpose: ${purposeWords}. ${which}`,
      notes: [
        `This is copy ${number}, made for ${recipient} and nobody else. Purpose: ${purposeWords}. It holds ${sections.length === 1 ? 'section' : 'sections'} ${listed(sections)}.${expiresOn ? ` It may be kept until ${civil(expiresOn)}.` : ''}`,
      ],
    };
  }
}

function printed(version: PlanVersion, release: ReleaseLine | null): PrintedPlan {
  const { childName, born, kind, number, givenOn, signedName = null, sections } = version;
  return {
    ...{ childName, born, kind, number, givenOn, signedName },
    sections: release ? redacted(sections, new Set(release.sections)) : sections,
  };
}

const listed = (words: string[]) => new Intl.ListFormat('en-GB').format(words);

const named = { plan: 'Plan', child: 'My plan', letter: 'Letter about the plan' } as const;

/** As people see it; a letter that no file may hold is left out. */
const nameOf = ({ content, size }: PlanDocument, { childName, kind, number }: PlanVersion) =>
  `${kind === 'draft' ? 'Draft ' : ''}${named[content]} ${childName} version ${number}${size === 'large' ? ' large print' : ''}`.replaceAll(
    /[^\p{L}\p{N} ,.'-]/gu,
    '',
  );
