import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { Clock, NotFound } from '#platform';
import type { Deadline } from '#statute';
import { replyToConsultation } from '../plans.policy.ts';
import { Consultation } from './consultation.entity.ts';
import { replyWords, type ReplyGiven } from './consultation.schema.ts';
import { Consultations, deadlineOf } from './consultations.ts';

/** A consultation as the institution reads it. */
export interface ConsultationToUs {
  planVersionId: string;
  sentOn: string;
  chasedOn: string | null;
  deadline: Deadline;
  reply: string | null;
  replyText: string | null;
}

/** What an institution is consulted on; its head opens it, which begins the 15 days, and replies once. @rule D6 G3 */
@Injectable()
export class ConsultationsToUs {
  constructor(
    private readonly em: EntityManager,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
  ) {}

  /** What waits for a reply, by the draft. */
  async waiting(actor: Actor): Promise<ConsultationToUs[]> {
    if (!replyToConsultation.may(actor)) return [];
    const all = await this.em.find(
      Consultation,
      { institution: actor.organisationId, reply: null },
      { orderBy: { sentOn: 'asc' } },
    );
    return all.map(lineOf);
  }

  /** Opens one; the first opening is its receipt. @throws NotFound */
  async open(actor: Actor, planVersionId: string): Promise<ConsultationToUs> {
    const found = await this.find(actor, planVersionId);
    if (!found.receivedOn) {
      found.receivedOn = this.clock.today();
      await this.consultations.tell(found, 'consultation.received', {});
    }
    return lineOf(found);
  }

  /** @throws NotFound; Conflict where there is a reply */
  async reply(actor: Actor, planVersionId: string, given: ReplyGiven): Promise<void> {
    await this.consultations.takeReply(actor, await this.find(actor, planVersionId), given);
  }

  /** Row-level security lets a row be locked only while it waits: a reply that came first is read without. */
  private async find(actor: Actor, planVersion: string): Promise<Consultation> {
    const where = { planVersion, institution: actor.organisationId };
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const found =
      (await this.em.findOne(Consultation, where, lock)) ??
      (await this.em.findOne(Consultation, where, { refresh: true }));
    if (!found) throw new NotFound();
    authorize(replyToConsultation, actor, found);
    return found;
  }
}

const lineOf = (found: Consultation): ConsultationToUs => ({
  planVersionId: found.planVersion,
  sentOn: found.sentOn,
  chasedOn: found.chasedOn ?? null,
  deadline: deadlineOf(found),
  reply: found.reply ? replyWords[found.reply] : null,
  replyText: found.replyWords ?? null,
});
