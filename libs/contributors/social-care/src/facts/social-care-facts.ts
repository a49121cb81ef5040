import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { Clock, Invalid } from '#platform';
import { adultCareToArrange, combinedReviews, type CivilDate } from '#statute';
import { OwnCase } from '../own-case.ts';
import { socialWork } from '../social-care.policy.ts';
import { factWords } from './fact-words.ts';
import { SocialCareFact } from './social-care-fact.entity.ts';
import type { FactChange, FactOrder } from './social-care-fact.schema.ts';

/** What social care does for a child, as dated facts; which reviews could be one meeting; adult social care in time. @rule B7 I12 K7 */
@Injectable()
export class SocialCareFacts {
  constructor(
    private readonly em: EntityManager,
    private readonly own: OwnCase,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound Invalid */
  async add(actor: Actor, caseId: string, order: FactOrder): Promise<SocialCareFact> {
    const { areaId } = await this.own.find(actor, caseId);
    if (order.since > this.clock.today() && order.kind !== 'adult-care')
      throw new Invalid({ since: 'The first day cannot be in the future' });
    this.refusePast(order.reviewOn);
    const recorded = { recordedBy: actor.personId, recordedAt: this.clock.now() };
    const fact = this.em.create(SocialCareFact, { ...order, areaId, case: caseId, team: actor.teamId!, ...recorded });
    await this.em.flush();
    this.own.note(fact);
    return fact;
  }

  /** Another day for the next review, or the last day. @throws NotFound Invalid */
  async change(actor: Actor, caseId: string, factId: string, { reviewOn, until }: FactChange): Promise<void> {
    await this.own.find(actor, caseId);
    const fact = await this.em.findOne(SocialCareFact, { id: factId, case: caseId });
    authorize(socialWork, actor, fact);
    if (!reviewOn && !until) throw new Invalid({ reviewOn: 'Enter the day of the next review, or the last day' });
    this.refusePast(reviewOn);
    if (until && (until < fact.since || until > this.clock.today()))
      throw new Invalid({ until: 'The last day must lie between the first day and today' });
    fact.reviewOn = until ? null : reviewOn;
    fact.until = until;
    await this.em.flush();
    this.own.note(fact);
  }

  /** @throws NotFound */
  async of(actor: Actor, caseId: string) {
    const found = await this.own.find(actor, caseId);
    const { born } = await this.own.childOf(found);
    const today = this.clock.today() as CivilDate;
    const facts = await this.em.find(SocialCareFact, { case: caseId }, { orderBy: { since: 'desc', id: 'desc' } });
    const current = facts.filter(({ until }) => !until);
    const reviews = current.flatMap(({ id, kind, reviewOn }) =>
      reviewOn ? [{ id, what: factWords[kind].review, dueOn: reviewOn as CivilDate, by: reviewOn }] : [],
    );
    const from = current.find(({ kind }) => kind === 'adult-care')?.since as CivilDate | undefined;
    return {
      current,
      ended: facts.filter(({ until }) => until),
      combined: combinedReviews(reviews, today),
      adultCare: adultCareToArrange({ born: born as CivilDate, today, from: from ?? null }),
    };
  }

  private refusePast(reviewOn: string | null): void {
    if (reviewOn && reviewOn < this.clock.today())
      throw new Invalid({ reviewOn: 'That day has passed. Enter the day by which the next review is due' });
  }
}
