import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { NotFound } from '#platform';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import { Drafts } from '../drafts/drafts.service.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';

/** A draft as it stood before a stretch of writing. */
export interface Earlier {
  id: string;
  savedBy: string;
  savedAt: Date;
}

/** The drafts of one edition over time: a new one for each stretch of writing, not for each key. */
@Injectable()
export class DraftHistory {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly drafts: Drafts,
  ) {}

  /** The earlier drafts of the edition that is being written, newest first. @throws NotFound */
  async of(actor: Actor, requestId: string): Promise<Earlier[]> {
    const draft = await this.draft(actor, requestId);
    return this.em.execute<Earlier[]>(
      `select e.id, p.name as "savedBy", e.saved_at as "savedAt" from earlier_draft e join person p on p.id = e.saved_by_id
        where e.contribution_id = ? order by e.saved_at desc, e.id desc`,
      [draft.id],
    );
  }

  /** One of them. @throws NotFound also for one of another draft */
  async one(actor: Actor, requestId: string, earlierId: string): Promise<Earlier & { body: AdviceBody }> {
    const draft = await this.draft(actor, requestId);
    const [row] = await this.em.execute<(Earlier & { body: AdviceBody })[]>(
      `select e.id, e.body, p.name as "savedBy", e.saved_at as "savedAt" from earlier_draft e join person p on p.id = e.saved_by_id
        where e.contribution_id = ? and e.id = ?`,
      [draft.id, earlierId],
    );
    if (!row) throw new NotFound();
    return { ...row, body: adviceBodySchema.parse(row.body) };
  }

  /** Puts an earlier draft back, as a new save: what stood there is kept as an earlier draft too. @throws NotFound */
  async restore(actor: Actor, requestId: string, earlierId: string): Promise<void> {
    const { body } = await this.one(actor, requestId, earlierId);
    await this.drafts.replace(actor, requestId, body);
  }

  private async draft(actor: Actor, requestId: string) {
    const request = await this.requests.find(actor, requestId);
    authorize(writeAdvice, actor, request);
    const draft = await this.drafts.latest(request);
    if (draft?.state !== 'draft') throw new NotFound();
    return draft;
  }
}
