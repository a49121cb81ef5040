import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, CaseService } from '#cases';
import { agencies, authorize, type Actor, type Agency } from '#identity';
import { Clock, Invalid, NotFound, Outbox } from '#platform';
import { decisionMaker, lawfulBasesOn, type CivilDate, type DecisionMaker } from '#statute';
import { isShared } from './category-words.ts';
import { categories, SharingDecision, type Category, type SharingAnswer } from './sharing-decision.entity.ts';
import { sharingChanged } from './sharing.events.ts';
import { discussionsOf, matrixOf, type Discussion, type SharingRow } from './sharing-matrix.ts';
import { readAnswersFor, readSharing, recordSharing } from './sharing.policy.ts';
import type { Answers, SharingDiscussion } from './sharing.schema.ts';

interface Change {
  category: Category;
  agency: Agency;
  answer: SharingAnswer;
}

/** What the family is happy to share, with whom; agreement is never the basis in law. @rule C2 C3 C7 C8 */
@Injectable()
export class ConsentService {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Every category by every agency, as it stands; for officers and the family. @throws NotFound */
  async current(actor: Actor, caseId: string): Promise<SharingRow[]> {
    authorize(readSharing, actor, await this.em.findOne(Case, { id: caseId }));
    return matrixOf(await this.standing(caseId));
  }

  /** The discussions with the family, newest first; for officers and the family. @throws NotFound */
  async history(actor: Actor, caseId: string): Promise<Discussion[]> {
    authorize(readSharing, actor, await this.em.findOne(Case, { id: caseId }));
    const decisions = await this.em.find(
      SharingDecision,
      { case: caseId },
      { orderBy: { recordedAt: 'desc', agency: 'asc', id: 'asc' } },
    );
    return discussionsOf(decisions);
  }

  /** Who decides about sharing today: the parent or the young person. @rule C3 */
  async whoDecides(actor: Actor, caseId: string): Promise<DecisionMaker> {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return decisionMaker(child.born as CivilDate, this.clock.today() as CivilDate);
  }

  /**
   * Records a discussion. Only the cells that changed are superseded; what stood before is kept.
   * @returns how many cells changed
   * @throws Invalid when nothing is different, the day is ahead, or the law is named without its basis (C7)
   */
  async record(actor: Actor, caseId: string, input: SharingDiscussion): Promise<number> {
    const { areaId } = await this.lockedCase(actor, caseId);
    const standing = await this.standing(caseId);
    const changes = changesIn(input.answers, standing);
    const basis = this.basisFor(input, changes);
    const at = this.clock.now();

    for (const { category, agency } of changes) {
      const earlier = standing.find((each) => each.category === category && each.agency === agency);
      if (earlier) earlier.supersededAt = at;
    }
    await this.em.flush();
    for (const change of changes) {
      this.em.create(SharingDecision, {
        ...change,
        areaId,
        case: caseId,
        decidedBy: input.decidedBy,
        discussedHow: input.discussedHow,
        discussedOn: input.discussedOn,
        basis: change.answer === 'required-by-law' ? basis : null,
        recordedBy: actor.personId,
        recordedAt: at,
      });
    }
    await this.em.flush();
    this.audit.record({ action: 'sharing.recorded', areaId, caseId, details: { rule: 'C2', changes } });
    await this.outbox.publish(sharingChanged, { caseId, areaId });
    return changes.length;
  }

  /** The answer for each category as it concerns one agency: what was never discussed says so. @throws NotFound */
  async answersFor(actor: Actor, caseId: string, agency: Agency): Promise<Record<Category, SharingAnswer>> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readAnswersFor, actor, found && { areaId: found.areaId, agency });
    const cells = matrixOf(await this.standing(caseId, agency)).map(
      ({ category, cells }) => [category, cells.find((cell) => cell.agency === agency)!.answer] as const,
    );
    return Object.fromEntries(cells) as Record<Category, SharingAnswer>;
  }

  /** The categories that an agency may read, as far as the actor may know (row-level security). */
  async sharedWith(caseId: string, agency: Agency): Promise<Category[]> {
    const standing = await this.standing(caseId, agency);
    return standing.filter(({ answer }) => isShared(answer)).map(({ category }) => category);
  }

  private standing(caseId: string, agency?: Agency): Promise<SharingDecision[]> {
    return this.em.find(SharingDecision, { case: caseId, supersededAt: null, ...(agency ? { agency } : {}) });
  }

  /** Two officers who record at once come one after the other: both discussions are kept. */
  private async lockedCase(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(recordSharing, actor, found);
    const locked = await this.em.execute<unknown[]>('select 1 from ehc_case where id = ? for update', [caseId]);
    if (!locked.length) throw new NotFound();
    return found;
  }

  private basisFor({ basis, discussedOn }: SharingDiscussion, changes: Change[]): string | null {
    if (discussedOn > this.clock.today())
      throw new Invalid({ discussedOn: 'The day you discussed it cannot be in the future' });
    if (!changes.length)
      throw new Invalid({ answers: 'Choose at least one answer that differs from what is recorded' });
    const found = lawfulBasesOn(discussedOn as CivilDate).find(({ id }) => id === basis);
    if (!found && changes.some(({ answer }) => answer === 'required-by-law'))
      throw new Invalid({ basis: 'Choose the basis in law: without one, nothing is shared without agreement' });
    return found ? `${found.title} (${found.citation})` : null;
  }
}

function changesIn(answers: Answers, standing: SharingDecision[]): Change[] {
  const before = (category: Category, agency: Agency) =>
    standing.find((each) => each.category === category && each.agency === agency)?.answer ?? 'not-discussed';
  return categories.flatMap((category) =>
    agencies.flatMap((agency) => {
      const answer = answers[category]?.[agency];
      return answer && answer !== before(category, agency) ? [{ category, agency, answer }] : [];
    }),
  );
}
