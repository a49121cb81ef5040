import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Area, authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { addMonths, type CivilDate } from '#statute';
import { lookedAfterChanged } from '../case.events.ts';
import { runCase } from '../case.policy.ts';
import { Case } from '../case.entity.ts';
import { Child } from '../child.entity.ts';
import { keepPeriod, readPeriod } from './looked-after.policy.ts';
import type { Ending, NewPeriod, Placement } from './looked-after.schema.ts';
import { LookedAfterPeriod } from './looked-after-period.entity.ts';

/**
 * Who looks after a child, since when, and where the child lives: recorded by the authority that assesses or maintains,
 * kept up by the virtual school head of the authority that looks after the child. @rule K1 K2 K4
 */
@Injectable()
export class LookedAfter {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Every period of a case, the present ones first, for its officers. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<LookedAfterPeriod[]> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    const all = await this.em.find(LookedAfterPeriod, { case: caseId }, { orderBy: { since: 'desc', id: 'asc' } });
    return all.toSorted((a, b) => Number(Boolean(a.until)) - Number(Boolean(b.until)));
  }

  /** A period, for whoever has a part in it. @throws NotFound once the period is over, but for the officers of the case */
  async read(actor: Actor, periodId: string): Promise<LookedAfterPeriod> {
    const found = await this.em.findOne(LookedAfterPeriod, { id: periodId });
    authorize(readPeriod, actor, found);
    return found;
  }

  /** The same, to be changed. @throws NotFound */
  async keep(actor: Actor, periodId: string): Promise<LookedAfterPeriod> {
    const found = await this.em.findOne(
      LookedAfterPeriod,
      { id: periodId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    authorize(keepPeriod, actor, found);
    if (isOver(found, this.clock.today())) throw alreadyOver();
    return found;
  }

  /** The child of a period, and the case. */
  async about(period: LookedAfterPeriod): Promise<{ found: Case; child: Child }> {
    const found = await this.em.findOne(Case, { id: period.case });
    const child = found && (await this.em.findOne(Child, { id: found.child }));
    if (!found || !child) throw new NotFound();
    return { found, child };
  }

  /**
   * Records that an authority looks after the child. Where another does so already, both stand and both are told: nobody
   * decides between them here. @rule K1 @throws NotFound Invalid
   */
  async record(actor: Actor, caseId: string, input: NewPeriod): Promise<LookedAfterPeriod> {
    const found = await this.lockedCase(actor, caseId);
    const { born } = (await this.em.findOne(Child, { id: found.child }))!;
    if (input.since > this.clock.today()) throw new Invalid({ since: 'The day cannot be in the future' });
    if (input.since < born) throw new Invalid({ since: 'The day cannot be before the date of birth' });
    await this.refuseUnknown({ authority: input.authority, placedIn: input.placedIn });
    const open = await this.em.count(LookedAfterPeriod, { case: caseId, authority: input.authority, until: null });
    if (open) throw new Invalid({ authority: 'It is recorded already that this authority looks after the child' });
    const recorded = this.em.create(LookedAfterPeriod, { ...input, areaId: found.areaId, case: caseId });
    await this.em.flush();
    await this.tell('looked-after.recorded', recorded);
    return recorded;
  }

  /** Where the child lives now, in or out of the authority's area. @throws NotFound Conflict Invalid */
  async place(actor: Actor, periodId: string, input: Placement): Promise<LookedAfterPeriod> {
    const period = await this.keep(actor, periodId);
    await this.refuseUnknown({ placedIn: input.placedIn });
    this.em.assign(period, input);
    await this.tell('looked-after.placed', period);
    return period;
  }

  /** The virtual school head says that it is over; the officer of the case records it. @throws NotFound Conflict Invalid */
  async sayEnded(actor: Actor, periodId: string, endedOn: string): Promise<LookedAfterPeriod> {
    const period = await this.keep(actor, periodId);
    if (endedOn < period.since || endedOn > this.clock.today())
      throw new Invalid({ endedOn: 'The day must lie between the day the child became looked after and today' });
    period.toldEndedOn = endedOn;
    await this.tell('looked-after.said-ended', period);
    return period;
  }

  /**
   * Ends a period: the authority's people see nothing of the case any more. A care leaver's goes on as such to 25, with
   * the personal adviser and the pathway plan. @rule K4 @throws NotFound Conflict Invalid
   */
  async end(actor: Actor, caseId: string, periodId: string, { until, isCareLeaver }: Ending): Promise<void> {
    const found = await this.lockedCase(actor, caseId);
    const period = await this.keep(actor, periodId);
    if (period.case !== caseId) throw new NotFound();
    if (until < period.since || until > this.clock.today())
      throw new Invalid({ until: 'The day must lie between the day the child became looked after and today' });
    const child = (await this.em.findOne(Child, { id: found.child }))!;
    const last = addMonths(child.born as CivilDate, 25 * 12);
    if (isCareLeaver && (until < addMonths(child.born as CivilDate, 16 * 12) || until >= last))
      throw new Invalid({ isCareLeaver: 'A care leaver is somebody of 16 to 24' });
    period.until = until;
    await this.tell('looked-after.ended', period);
    if (!isCareLeaver) return;
    const { authority, placement, placedIn, areaId } = period;
    const since = until;
    const leaver = { areaId, case: caseId, standing: 'care-leaver' as const, authority, placement, placedIn, since };
    const recorded = this.em.create(LookedAfterPeriod, { ...leaver, until: last });
    await this.em.flush();
    await this.tell('looked-after.recorded', recorded);
  }

  /** On record, and told to the pages of the case. */
  async tell(action: string, { id, areaId, case: caseId, authority }: LookedAfterPeriod, details = {}): Promise<void> {
    await this.em.flush();
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'K1', authority, ...details } });
    await this.outbox.publish(lookedAfterChanged, { caseId, areaId });
  }

  private async refuseUnknown(fields: Record<string, string>): Promise<void> {
    for (const [field, id] of Object.entries(fields))
      if (!(await this.em.count(Area, { id }))) throw new Invalid({ [field]: 'Choose an authority from the list' });
  }

  /** The case, so that of two officers at once the second sees what the first did. */
  private async lockedCase(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    authorize(runCase, actor, found);
    return found;
  }
}

/** Whether it is over on a day: the first day on which it no longer holds is `until`. */
export const isOver = ({ until }: Pick<LookedAfterPeriod, 'until'>, today: string) => Boolean(until && until <= today);

const alreadyOver = () =>
  new Conflict(
    'The child is no longer looked after by this authority',
    'It was recorded that this is over. Nothing was changed. Go back to see what is recorded.',
  );
