import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, CaseService, runCase } from '#cases';
import { authorize, Organisation, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { SectionE } from '../outcomes/section-e.ts';
import { healthAsked, healthChanged } from '../plans.events.ts';
import { asWorded } from '../sections/as-worded.ts';
import { Wordings } from '../sections/wordings.ts';
import { agreeableWords } from './agreed.rules.ts';
import { HealthAnswers, type Asked } from './health-answers.ts';
import { HealthProvision } from './health-provision.entity.ts';
import { agreeProvision, type Asking, type Decided, type Recorded } from './health-provision.schema.ts';

/** A piece of provision of section G, and where its agreement stands. */
export interface HealthItem {
  lineId: string;
  words: string;
  /** The latest asking; none while nobody was asked. */
  asked: Asked | null;
  /** Its words are not those that the commissioner was asked about. */
  isChanged: boolean;
  standing: 'agreed' | 'not-agreed' | 'asked' | 'not-asked';
}

/** Section G, agreed by the health commissioner item by item. What is not agreed is in dispute and never delays the plan. @rule F7 L7 */
@Injectable()
export class HealthProvisions {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly section: SectionE,
    private readonly wordings: Wordings,
    private readonly answers: HealthAnswers,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The health provision of a case, for an officer of its area; with what was asked and said before. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<{ items: HealthItem[]; past: Asked[] }> {
    await this.cases.forOfficer(actor, caseId);
    const state = asWorded(await this.section.of(actor, caseId), await this.wordings.of(caseId));
    const past = await this.answers.all(caseId);
    const items = state.lines.lines
      .filter(({ section }) => section === 'G')
      .map((line): HealthItem => {
        const words = agreeableWords(line);
        const asked = past.find(({ lineId }) => lineId === line.id) ?? null;
        const isChanged = asked !== null && asked.words !== words;
        const standing = !asked || isChanged ? 'not-asked' : (asked.decision ?? 'asked');
        return { lineId: line.id, words, asked, isChanged, standing };
      });
    return { items, past };
  }

  /** The health commissioners that serve the officer's area. */
  async commissioners(actor: Actor): Promise<{ value: string; text: string }[]> {
    return this.em.execute<{ value: string; text: string }[]>(
      `select o.id as value, o.name as text from organisation o join organisation_area a on a.organisation_id = o.id
        where a.area_id = ? and o.kind = 'health-commissioner' order by o.name`,
      [actor.areaId],
    );
  }

  /** Asks a commissioner to agree. What waits for it with the same words is not asked twice. @throws NotFound Invalid */
  async ask(actor: Actor, caseId: string, { lines, commissionerId }: Asking): Promise<void> {
    const { about, items } = await this.chosen(actor, caseId, lines);
    if (!(await this.commissioners(actor)).some(({ value }) => value === commissionerId))
      throw new Invalid({ commissionerId: 'Choose a health commissioner that serves this area' });
    const commissioner = await this.em.findOneOrFail(Organisation, { id: commissionerId });
    const open = items.filter(({ standing }) => standing === 'not-asked' || standing === 'not-agreed');
    if (!open.length) throw new Invalid({ lines: 'The commissioner has been asked about these, or has agreed them' });
    const asked: HealthProvision[] = [];
    for (const item of open)
      asked.push(await this.add(actor, about, item, { commissioner: commissioner.id }, 'health.asked'));
    const { id, areaId } = about;
    await this.outbox.publish(healthAsked, { caseId: id, areaId, askedId: asked[0]!.id, commissionerId });
  }

  /** Writes down what the commissioner said by letter, email or in a meeting. @throws NotFound Invalid */
  async record(actor: Actor, caseId: string, { about: lines, reason, ...said }: Recorded): Promise<void> {
    if (said.decidedOn > this.clock.today())
      throw new Invalid({ decidedOn: 'The day on which it was decided cannot be in the future' });
    const { about, items } = await this.chosen(actor, caseId, lines);
    const decided = {
      ...said,
      reason: said.decision === 'agreed' ? null : reason,
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    };
    for (const item of items) await this.add(actor, about, item, decided, actionOf(said.decision));
  }

  /** What waits for the actor's commissioner, the oldest first. */
  async toUs(
    actor: Actor,
  ): Promise<Pick<HealthProvision, 'id' | 'case' | 'reference' | 'words' | 'askedAt' | 'areaId'>[]> {
    authorize(agreeProvision, actor, { commissioner: actor.organisationId });
    return this.em.find(
      HealthProvision,
      { commissioner: actor.organisationId, decision: null },
      { orderBy: { askedAt: 'asc', id: 'asc' }, limit: 200 },
    );
  }

  /** One of them, or one that is decided. @throws NotFound */
  async one(actor: Actor, id: string): Promise<HealthProvision> {
    const found = await this.em.findOne(HealthProvision, { id, commissioner: actor.organisationId });
    authorize(agreeProvision, actor, found);
    return found;
  }

  /** The commissioner's own decision, by sign-in. @throws NotFound; Conflict where it is decided */
  async decide(actor: Actor, id: string, { decision, role, reason }: Decided): Promise<void> {
    const where = { id, commissioner: actor.organisationId };
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const found =
      (await this.em.findOne(HealthProvision, { ...where, decision: null }, lock)) ??
      (await this.em.findOne(HealthProvision, where, { refresh: true }));
    authorize(agreeProvision, actor, found);
    if (found.decision)
      throw new Conflict(
        'A colleague decided this first',
        'Yours was not recorded. Go back to what waits for your commissioner.',
      );
    Object.assign(found, {
      ...{ decision, role, name: actor.name, decidedOn: this.clock.today() },
      reason: decision === 'agreed' ? null : reason,
      ...{ recordedBy: actor.personId, recordedAt: this.clock.now() },
    });
    await this.em.flush();
    await this.tell(found, actionOf(decision));
  }

  private async chosen(actor: Actor, caseId: string, lines: readonly string[]) {
    const about = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    authorize(runCase, actor, about);
    const { items } = await this.of(actor, caseId);
    const chosen = items.filter(({ lineId }) => lines.includes(lineId));
    if (chosen.length !== new Set(lines).size) throw new NotFound();
    return { about, items: chosen };
  }

  private async add(
    actor: Actor,
    about: Case,
    { lineId, words }: HealthItem,
    said: Partial<HealthProvision>,
    action: string,
  ): Promise<HealthProvision> {
    const made = this.em.create(HealthProvision, {
      ...{ areaId: about.areaId, case: about.id, reference: about.reference, lineId, words },
      ...{ askedBy: actor.personId, askedAt: this.clock.now() },
      ...said,
    });
    await this.em.flush();
    await this.tell(made, action);
    return made;
  }

  private async tell({ id, areaId, case: caseId, lineId }: HealthProvision, action: string): Promise<void> {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'F7', lineId } });
    await this.outbox.publish(healthChanged, { caseId, areaId });
  }
}

const actionOf = (decision: 'agreed' | 'not-agreed') => (decision === 'agreed' ? 'health.agreed' : 'health.refused');
