import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseSteps, type Case, type CourseOfCase } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound } from '#platform';
import { section17Machine } from '#statute';
import { OwnCase } from '../own-case.ts';
import { socialWork } from '../social-care.policy.ts';
import { stageWords } from './section-17-words.ts';
import { Section17 } from './section-17.entity.ts';
import type { ChildReferral, Move, Referral } from './section-17.schema.ts';

const open = ['referred', 'triaged', 'assessing'] as const;

/** Section 17 assessments beside the EHC assessment: before it, after it, or without one. @rule K5 */
@Injectable()
export class Section17s {
  constructor(
    private readonly em: EntityManager,
    private readonly own: OwnCase,
    private readonly clock: Clock,
    steps: CaseSteps,
  ) {
    steps.add((found) => this.seenByOfficers(found));
  }

  /** Records a referral of a child with a case. @throws NotFound Invalid Conflict where one is open already */
  async refer(actor: Actor, caseId: string, referral: Referral): Promise<Section17> {
    const { areaId } = await this.own.find(actor, caseId);
    this.refuseAhead(referral.referredOn, 'referredOn');
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`section17:${caseId}`]);
    if (await this.em.count(Section17, { case: caseId, state: { $in: [...open] } })) throw openAlready();
    return this.keep(actor, { ...referral, case: caseId, areaId });
  }

  /** Records a referral of a child for whom nobody has asked for a plan. @throws NotFound Invalid */
  async referChild(actor: Actor, referral: ChildReferral): Promise<Section17> {
    authorize(socialWork, actor, {});
    this.refuseAhead(referral.referredOn, 'referredOn');
    this.refuseAhead(referral.born, 'born');
    if (referral.referredOn < referral.born)
      throw new Invalid({ referredOn: 'The referral cannot be before the date of birth' });
    const [served] = await this.em.execute<{ areaId: string }[]>(
      'select area_id as "areaId" from organisation_area where organisation_id = ? order by 1 limit 1',
      [actor.organisationId],
    );
    if (!served) throw new NotFound();
    return this.keep(actor, { ...referral, areaId: served.areaId });
  }

  /** The child has a case now: what was kept about them belongs to it. @throws NotFound Invalid Conflict */
  async link(actor: Actor, id: string, caseId: string): Promise<void> {
    const kept = await this.locked(actor, id);
    const found = await this.own.find(actor, caseId);
    if (kept.case)
      throw new Conflict('This child has a case already', 'A colleague linked it. Nothing more is to be done.');
    if ((await this.own.childOf(found)).born !== kept.born)
      throw new Invalid({ caseId: 'The date of birth differs: this is another child, or one of the dates is wrong' });
    if (found.areaId !== kept.areaId) throw new NotFound();
    if (await this.em.count(Section17, { case: caseId, state: { $in: [...open] } })) throw openAlready();
    kept.case = caseId;
    await this.em.flush();
    await this.em.execute('update section17_text set case_id = ? where section17_id = ?', [caseId, id]);
    this.own.note(kept);
  }

  /** The next step. @throws NotFound Invalid Conflict where it cannot follow */
  async move(actor: Actor, id: string, { action, on, outcome, because }: Move): Promise<Section17> {
    const found = await this.locked(actor, id);
    const state = nextState(found, action);
    this.refuseAhead(on, 'on');
    const before = found.begunOn ?? found.triagedOn ?? found.referredOn;
    if (on < before) throw new Invalid({ on: 'The day cannot be before the step that came before it' });
    if (action === 'end' && !outcome) throw new Invalid({ outcome: 'Choose the outcome' });
    if (action === 'close-early' && !because) throw new Invalid({ because: 'Say why it was closed early' });
    found.state = state;
    if (action === 'triage') found.triagedOn = on;
    else if (action === 'begin') found.begunOn = on;
    else found.endedOn = on;
    if (action === 'end') found.outcome = outcome;
    if (action === 'close-early') found.closedBecause = because;
    await this.em.flush();
    this.own.note(found);
    return found;
  }

  /** Those of a case, the newest first. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<Section17[]> {
    await this.own.find(actor, caseId);
    return this.em.find(Section17, { case: caseId }, { orderBy: { referredOn: 'desc', id: 'desc' } });
  }

  /** @throws NotFound */
  async find(actor: Actor, id: string): Promise<Section17> {
    const found = await this.em.findOne(Section17, { id });
    authorize(socialWork, actor, found);
    return found;
  }

  private async locked(actor: Actor, id: string): Promise<Section17> {
    const found = await this.em.findOne(Section17, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    authorize(socialWork, actor, found);
    return found;
  }

  private async keep(
    actor: Actor,
    row: Referral & { areaId: string; case?: string; childName?: string; born?: string },
  ) {
    const recorded = { recordedBy: actor.personId, recordedAt: this.clock.now() };
    const kept = this.em.create(Section17, { ...row, team: actor.teamId!, ...recorded });
    await this.em.flush();
    this.own.note(kept);
    return kept;
  }

  private refuseAhead(on: string, field: string): void {
    if (on > this.clock.today()) throw new Invalid({ [field]: 'The day cannot be in the future' });
  }

  /**
   * One line in the timeline of officers, the same whatever happens with social care: neither stage nor outcome, so that a
   * section 47 enquiry in the middle shows nowhere. @rule K6
   */
  private async seenByOfficers({ id }: Case): Promise<CourseOfCase> {
    const [row] = await this.em.execute<{ on: string | null }[]>('select with_social_care(?)::text as "on"', [id]);
    return { steps: row?.on ? [{ on: row.on, words: 'Section 17 work is with social care' }] : [], duties: [] };
  }
}

function nextState({ state }: Section17, action: Move['action']): Section17['state'] {
  try {
    return section17Machine.next(state, action);
  } catch {
    throw new Conflict(
      'This cannot be recorded now',
      `Nothing was changed. The assessment stands at “${stageWords(state)}”. A colleague may have recorded a step a moment ago: look at the page again.`,
    );
  }
}

const openAlready = () =>
  new Conflict(
    'A section 17 assessment of this child is open already',
    'No second one was recorded. Go on with the one that is open, or end it first.',
  );
