import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, CaseService, runCase, type Child } from '#cases';
import { PreparedReleases, Releases } from '#disclosure';
import { allows, authorize, Organisation, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox, type FieldErrors, type Policy } from '#platform';
import { draftViewsDeadline, longDate, type CivilDate } from '#statute';
import { FamilyMail } from '../family-mail.ts';
import { SectionE, type Block } from '../outcomes/section-e.ts';
import { PlanVersion } from '../plan-version.entity.ts';
import { planDrafted, planFinalised } from '../plans.events.ts';
import { planUrl } from '../plans.paths.ts';
import { draftPlan, issuePlan } from '../plans.policy.ts';
import type { FinalPlan } from '../plans.schema.ts';
import { Placements } from '../placement/placements.ts';
import { Representations } from '../representations/representations.ts';
import { assemblePlan, type PlanMaterial } from './plan-assembly.ts';
import { PlanBlocks } from './plan-blocks.ts';
import { hashOf } from './plan-hash.ts';
import { PlanMaterials } from './plan-material.ts';

/** Makes drafts and final plans: assembled anew, frozen, hashed. Each locks the case, so that of two officers one comes second. */
@Injectable()
export class PlanVersions {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly section: SectionE,
    private readonly blocks: PlanBlocks,
    private readonly materials: PlanMaterials,
    private readonly representations: Representations,
    private readonly placements: Placements,
    private readonly prepared: PreparedReleases,
    private readonly releases: Releases,
    private readonly family: FamilyMail,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a draft and sends it to the family, whose 15 days begin today. A draft that is with the family is revised by
   * the next one. @rule D4 D5 F11 G1
   * @throws Invalid naming each proposal that is not accounted for
   * @throws Conflict where the case is at another stage
   */
  async makeDraft(actor: Actor, caseId: string): Promise<PlanVersion> {
    const about = await this.locked(actor, caseId, draftPlan, 'A draft cannot be made at this stage');
    const { state, material, child } = await this.gather(actor, about, { placement: null });
    refuse(sentences([...this.blocks.ofAny(state, material), ...(await this.blocks.ofDraft(actor, state, material))]));
    const made = await this.freeze(actor, about, child, 'draft', material, { institution: null, signedName: null });
    if (about.state === 'assessing') await this.cases.move(actor, caseId, 'decide-to-issue');
    if (about.state === 'draft-sent') await this.cases.move(actor, caseId, 'revise');
    await this.cases.move(actor, caseId, 'send-draft');
    await this.tell(made, 'plan.drafted', {});
    await this.outbox.publish(planDrafted, { caseId, areaId: about.areaId, planVersionId: made.id });
    const lastDay = longDate(draftViewsDeadline(made.givenOn as CivilDate).dueOn);
    await this.news(made, {
      subject: 'Your draft plan is ready to read',
      words: `The council has sent you a draft plan. Please say what you think of it by ${lastDay}. You can ask for a meeting, for a school or college, and for a personal budget.`,
    });
    return made;
  }

  /**
   * Issues the final plan, signed by a signing officer: to the family, the institution that it names and the health
   * commissioner, who each can read it at once; to nobody else. Health provision that the commissioner
   * has not agreed stands in an annex; the plan does not wait for it. @rule F7 F11 G6 G7 D5 L7
   * @throws NotFound for anyone but a signing officer of the area
   * @throws Invalid with everything that is to be settled first (`PlanBlocks`), and while the family's 15 days run and it
   * has not agreed
   * @throws Conflict where there is no draft with the family, or the plan is issued already
   */
  async makeFinal(actor: Actor, caseId: string, input: FinalPlan): Promise<PlanVersion> {
    const about = await this.locked(actor, caseId, issuePlan, 'A final plan cannot be issued at this stage');
    const draft = await this.latest(caseId, 'draft');
    if (!draft) throw new Conflict('There is no draft yet', 'Make a draft and send it to the family first.');
    const institution = await this.em.findOne(Organisation, { id: input.institutionId });
    if (!institution) throw new Invalid({ institutionId: 'Choose the school or college that the plan names' });
    const familyAgreed = input.familyAgreed === true || (await this.representations.isAgreed(draft.id));
    const type = input.institutionType || institutionWords[institution.kind] || 'Institution';
    const placement = { name: institution.name, type };
    const { state, material, child } = await this.gather(actor, about, { placement });
    refuse({
      ...this.haste(draft, familyAgreed),
      ...(await this.placements.refusals(caseId, input)),
      ...sentences(this.blocks.ofAny(state, material)),
      ...sentences(await this.blocks.ofFinal(actor, state, { isDraft: false, placement })),
    });

    const signed = { institution: institution.id, signedName: input.signedName };
    const made = await this.freeze(actor, about, child, 'final', material, signed);
    await this.placements.keep(actor, made, input);
    await this.cases.move(actor, caseId, 'finalise');
    await this.prepared.prepareAgain(actor, caseId, made.id);
    const commissioners = await this.commissionersOf(caseId, about.areaId);
    await this.releases.issue(actor, caseId, made.id, [institution.id, ...commissioners]);
    await this.tell(made, 'plan.finalised', {
      institutionId: institution.id,
      basis: input.basis,
      familyAgreed,
      confirmed: input.confirmed,
      healthAgreed: material.agreements.size,
    });
    await this.outbox.publish(planFinalised, { caseId, areaId: about.areaId, planVersionId: made.id });
    await this.news(made, {
      subject: 'Your final plan is issued',
      words:
        'The council has issued the plan. With it is a letter about your rights, and what you can do if you disagree.',
    });
    return made;
  }

  /** All versions of a case that the actor may see by row-level security, newest first. */
  async versions(caseId: string): Promise<PlanVersion[]> {
    return this.em.find(PlanVersion, { case: caseId }, { orderBy: { number: 'desc' } });
  }

  private async gather(actor: Actor, about: Case, added: Pick<PlanMaterial, 'placement'>) {
    const state = await this.section.of(actor, about.id);
    const child = await this.cases.childOf(about);
    const material = await this.materials.gather(actor, about, child, state, { on: this.clock.today(), ...added });
    return { state, child, material };
  }

  private async freeze(
    actor: Actor,
    about: Case,
    child: Child,
    kind: PlanVersion['kind'],
    material: PlanMaterial,
    signed: Pick<PlanVersion, 'institution' | 'signedName'>,
  ): Promise<PlanVersion> {
    const sections = assemblePlan(material);
    const frozen = { childName: child.formalName(), born: child.born, kind, sections };
    const made = this.em.create(PlanVersion, {
      areaId: about.areaId,
      case: about.id,
      number: ((await this.versions(about.id))[0]?.number ?? 0) + 1,
      ...frozen,
      ...signed,
      hash: hashOf(frozen),
      madeBy: actor.personId,
      madeAt: this.clock.now(),
      givenOn: material.on,
    });
    await this.em.flush();
    return made;
  }

  /** Who is responsible for the child's health provision: whoever was asked about this child, else who serves the area. @rule G7 */
  private async commissionersOf(caseId: string, areaId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string; isAsked: boolean }[]>(
      `select o.id, exists (select 1 from advice_request r where r.case_id = ? and r.commissioner_id = o.id)
                or exists (select 1 from health_provision h where h.case_id = ? and h.commissioner_id = o.id) as "isAsked"
         from organisation o join organisation_area a on a.organisation_id = o.id
        where a.area_id = ? and o.kind = 'health-commissioner' order by o.name`,
      [caseId, caseId, areaId],
    );
    const asked = rows.filter(({ isAsked }) => isAsked);
    return (asked.length ? asked : rows.length === 1 ? rows : []).map(({ id }) => id);
  }

  private async locked(actor: Actor, caseId: string, policy: Policy<Actor, Case>, title: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!policy.may(actor)) throw new NotFound();
    authorize(runCase, actor, found);
    if (!allows(policy, actor, found))
      throw new Conflict(title, 'Nothing was made. Somebody may have moved the case on: go back to the plan to see.');
    return found;
  }

  private async latest(caseId: string, kind: PlanVersion['kind']): Promise<PlanVersion | undefined> {
    return (await this.versions(caseId)).find((each) => each.kind === kind);
  }

  /** The 15 days are never shortened; a family that agrees with the draft need not wait for their end. @rule D5 G6 Z3 */
  private haste(draft: PlanVersion, familyAgreed: boolean): FieldErrors {
    const { dueOn } = draftViewsDeadline(draft.givenOn as CivilDate);
    if (familyAgreed || this.clock.today() > dueOn) return {};
    return {
      familyAgreed: `The family has until ${longDate(dueOn)} to give its views. Before then, the plan can be issued only if it agrees with the draft`,
    };
  }

  private news({ id, case: caseId, number }: PlanVersion, said: { subject: string; words: string }): Promise<void> {
    const path = planUrl('familyVersion', { caseId, number });
    return this.family.tell(caseId, { key: `plan:${id}`, scope: 'plan', path, ...said });
  }

  private async tell(made: PlanVersion, action: string, details: Record<string, unknown>): Promise<void> {
    const { areaId, case: caseId, id, number, hash } = made;
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { number, hash, ...details } });
  }
}

const sentences = (blocks: readonly Block[]): FieldErrors =>
  Object.fromEntries(blocks.map(({ id, sentence }) => [id, sentence]));

/** Everything that is in the way at once, so that nobody mends one thing only to meet the next. */
function refuse(errors: FieldErrors): void {
  if (Object.keys(errors).length) throw new Invalid(errors);
}

const institutionWords: Partial<Record<Organisation['kind'], string>> = { school: 'School' };
