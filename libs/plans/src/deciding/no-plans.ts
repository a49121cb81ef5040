import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, CaseService, CaseSteps, readCase, runCase } from '#cases';
import { allows, authorize, type Actor } from '#identity';
import { Clock, Conflict, NotFound, Outbox } from '#platform';
import { FamilyMail } from '../family-mail.ts';
import { noPlanDecided } from '../plans.events.ts';
import { planUrl } from '../plans.paths.ts';
import { askFeedback, decideNoPlan } from '../plans.policy.ts';
import { NoPlan } from './no-plan.entity.ts';
import { noPlanNotice } from './no-plan-notice.ts';
import type { FeedbackGiven, NoPlanDecision } from './no-plan.schema.ts';

type Contacts = Pick<NoPlan, 'mediationAdviser' | 'disagreementResolution' | 'impartialAdvice'>;

/** Decisions not to issue a plan after an assessment, with their notice, and the feedback that families ask for. @rule E1 E2 D3 */
@Injectable()
export class NoPlans {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly family: FamilyMail,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    steps: CaseSteps,
  ) {
    steps.add(async ({ id }) => {
      const found = await this.em.findOne(NoPlan, { case: id });
      if (!found) return { steps: [], duties: [] };
      const { sentOn: on, reasons: text } = found;
      return { steps: [{ on, words: 'Decided not to issue a plan', text }], duties: [], metOn: { D3: on } };
    });
  }

  /** The decision, for officers of the area and the family; null where there is none. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<NoPlan | null> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    return this.em.findOne(NoPlan, { case: caseId });
  }

  /** To whom the notice of a case goes: the family, the setting attended, the health commissioners of the area. @rule E1 */
  async recipients({ id, areaId }: Pick<Case, 'id' | 'areaId'>): Promise<string[]> {
    const rows = await this.em.execute<{ name: string }[]>(
      `select o.name from ehc_case c join organisation o on o.id = c.setting_id where c.id = ?
       union all
       select o.name from organisation o join organisation_area a on a.organisation_id = o.id
        where a.area_id = ? and o.kind = 'health-commissioner'`,
      [id, areaId],
    );
    return ['The family', ...rows.map(({ name }) => name)];
  }

  /** How the last notice of the area told to reach advisers, so that nobody types it twice. */
  async lastContacts(areaId: string): Promise<Contacts | null> {
    const [last] = await this.em.find(NoPlan, { areaId }, { orderBy: { decidedAt: 'desc' }, limit: 1 });
    return last ?? null;
  }

  /**
   * Decides not to issue a plan and sends the notice to the family.
   * @throws NotFound; Conflict where the case is at another stage, or somebody decided first
   */
  async decide(actor: Actor, caseId: string, given: NoPlanDecision): Promise<NoPlan> {
    const about = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    authorize(runCase, actor, about);
    if (!allows(decideNoPlan, actor, about))
      throw new Conflict(
        'This cannot be decided at this stage',
        'Nothing was recorded. It is decided after the assessment and before a draft. Go back to the plan to see what was decided.',
      );
    const { areaId } = about;
    const sentOn = this.clock.today();
    noPlanNotice({ ...given, sentOn });
    const made = this.em.create(NoPlan, {
      ...given,
      ...{ areaId, case: caseId, sentOn },
      recipients: await this.recipients(about),
      decidedBy: actor.personId,
      decidedAt: this.clock.now(),
    });
    await this.em.flush();
    await this.cases.move(actor, caseId, 'decide-not-to-issue');
    await this.tell(made, 'no-plan.decided', 'E1');
    await this.family.tell(caseId, {
      key: `no-plan:${made.id}`,
      scope: 'plan',
      subject: 'We decided whether to write a plan',
      words:
        'The council has decided after the assessment. The notice gives the reasons, and what you can do if you disagree.',
      path: planUrl('familyNoPlan', { caseId }),
    });
    return made;
  }

  /** The family asks what was gathered in the assessment, here or by word to an officer. @throws NotFound; Conflict where it asked */
  async askFeedback(actor: Actor, caseId: string): Promise<void> {
    const found = await this.em.findOne(NoPlan, { case: caseId });
    authorize(askFeedback, actor, found);
    if (found.feedbackAskedOn)
      throw new Conflict('This was asked already', 'You need not ask again: the case officer knows.');
    found.feedbackAskedOn = this.clock.today();
    await this.tell(found, 'no-plan.feedback-asked', 'E2');
  }

  /** An officer records what the family was given. @throws NotFound where it did not ask; Conflict where it was given */
  async giveFeedback(actor: Actor, caseId: string, { feedback }: FeedbackGiven): Promise<void> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const found = await this.em.findOne(NoPlan, { case: caseId }, lock);
    if (!found?.feedbackAskedOn) throw new NotFound();
    if (found.feedback)
      throw new Conflict('This was recorded already', 'Nothing was changed. Go back to read what was recorded.');
    Object.assign(found, { feedback, feedbackGivenOn: this.clock.today() });
    await this.tell(found, 'no-plan.feedback-given', 'E2');
  }

  private async tell({ id, areaId, case: caseId }: NoPlan, action: string, rule: string): Promise<void> {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule } });
    await this.outbox.publish(noPlanDecided, { caseId, areaId });
  }
}
