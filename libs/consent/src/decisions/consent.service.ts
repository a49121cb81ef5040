import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, Child } from '#cases';
import { authorize, Person, type Actor, type Agency } from '#identity';
import { Clock, Invalid, NotFound, Outbox } from '#platform';
import { decisionMaker, type CivilDate } from '#statute';
import { WithoutAgreement } from '../without-agreement/without-agreement.entity.ts';
import { changesIn, type Change } from './sharing-changes.ts';
import { categories, SharingDecision, type Category, type Decider } from './sharing-decision.entity.ts';
import { sharingChanged } from './sharing.events.ts';
import { discussionsOf, matrixOf, type Decisions, type Discussion, type SharingRow } from './sharing-matrix.ts';
import { decideOwnSharing, readSharing, recordSharing } from './sharing.policy.ts';
import type { Answers, SharingDiscussion } from './sharing.schema.ts';

/** A discussion with everything that follows from the case filled in. */
type Decided = Required<Omit<SharingDiscussion, Open>> & Pick<SharingDiscussion, Open> & { decidedAs: Decider };
type Open = 'person' | 'confirmed' | 'decidedAs';

/** What the family is happy to share, with whom; agreement is never the basis in law. @rule C2 C3 C7 C8 */
@Injectable()
export class ConsentService {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Every category by every agency, as it holds; for officers and the family. @throws NotFound */
  async current(actor: Actor, caseId: string): Promise<SharingRow[]> {
    authorize(readSharing, actor, await this.em.findOne(Case, { id: caseId }));
    return matrixOf(await this.decisions(caseId));
  }

  /** The discussions with the family, newest first; for officers and the family. @throws NotFound */
  async history(actor: Actor, caseId: string): Promise<Discussion[]> {
    authorize(readSharing, actor, await this.em.findOne(Case, { id: caseId }));
    const all = await this.decisions(caseId);
    const people = all.decisions.flatMap(({ recipientPerson }) => recipientPerson ?? []);
    const named = people.length ? await this.em.find(Person, { id: people }) : [];
    return discussionsOf(all, new Map(named.map(({ id, name }) => [id, name])));
  }

  /** Which cells a discussion would change, and how; nothing is written. @throws NotFound Invalid as `record` */
  async preview(actor: Actor, caseId: string, input: SharingDiscussion): Promise<Change[]> {
    authorize(recordSharing, actor, await this.em.findOne(Case, { id: caseId }));
    return this.checked(caseId, input).then(({ changes }) => changes);
  }

  /**
   * Records a discussion. Only the cells that changed get a decision; what stood before is kept.
   * @returns how many cells changed
   * @throws Invalid when nothing is different, or a day is not possible
   */
  async record(actor: Actor, caseId: string, input: SharingDiscussion): Promise<number> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(recordSharing, actor, found);
    return this.write(actor, found, input);
  }

  /**
   * As whom the actor decides on their own page; null where somebody of the family may see it and not decide.
   * @rule C3 @throws NotFound
   */
  async ownPart(actor: Actor, caseId: string): Promise<Decider | null> {
    authorize(decideOwnSharing, actor, await this.em.findOne(Case, { id: caseId }));
    const [row] = await this.em.execute<{ part: Decider }[]>(
      `select part from participant where case_id = ? and person_id = ? and part in ('parent', 'young-person')
          and 'sharing' = any (scope) and parental_responsibility is not false and (ended_on is null or ended_on > ?)`,
      [caseId, actor.personId, this.clock.today()],
    );
    return row?.part ?? null;
  }

  /** A parent or young person says what one agency may read; it holds from now. @throws NotFound Invalid when nothing is different */
  async decideOwn(actor: Actor, caseId: string, agency: Agency, may: readonly Category[]): Promise<number> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(decideOwnSharing, actor, found);
    const decidedAs = await this.ownPart(actor, caseId);
    if (!decidedAs) throw new NotFound();
    return this.write(actor, found, { ...this.ownWords(actor, decidedAs), answers: ownAnswers(agency, may) });
  }

  /** Which cells an own decision would change. @throws NotFound */
  async previewOwn(actor: Actor, caseId: string, agency: Agency, may: readonly Category[]): Promise<Change[]> {
    const decidedAs = await this.ownPart(actor, caseId);
    if (!decidedAs) throw new NotFound();
    const input = { ...this.ownWords(actor, decidedAs), answers: ownAnswers(agency, may) };
    return changesIn(input, await this.decisions(caseId));
  }

  private ownWords({ name }: Actor, decidedAs: Decider) {
    const discussedOn = this.clock.today();
    return {
      decidedBy: name,
      decidedAs,
      discussedHow: 'On their own page',
      discussedOn,
      until: null,
      purpose: 'assessment',
    } as const;
  }

  private async write(actor: Actor, { id: caseId, areaId }: Case, input: SharingDiscussion): Promise<number> {
    // decisions of one case come one after the other: each sees what stands
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`sharing:${caseId}`]);
    const { decided, changes } = await this.checked(caseId, input);
    const { decidedBy, decidedAs, discussedHow, discussedOn, until, purpose } = decided;
    const recordedAt = this.clock.now();
    for (const { category, recipient, answer } of changes) {
      this.em.create(SharingDecision, {
        areaId,
        case: caseId,
        category,
        ...(recipient === 'person' ? { recipientPerson: decided.person! } : { agency: recipient }),
        answer,
        ...{ decidedBy, decidedAs, discussedHow, discussedOn, until, purpose },
        recordedBy: actor.personId,
        recordedAt,
      });
    }
    await this.em.flush();
    const told = changes.map(({ category, recipient, answer }) => ({ category, agency: recipient, answer }));
    this.audit.record({
      action: 'sharing.recorded',
      areaId,
      caseId,
      details: { rule: 'C2', decidedAs, changes: told },
    });
    await this.outbox.publish(sharingChanged, { caseId, areaId });
    return changes.length;
  }

  private async checked(caseId: string, input: SharingDiscussion): Promise<{ decided: Decided; changes: Change[] }> {
    const { discussedOn, until = null, purpose = 'assessment', person, answers } = input;
    if (discussedOn > this.clock.today())
      throw new Invalid({ discussedOn: 'The day you discussed it cannot be in the future' });
    if (until && until < discussedOn) throw new Invalid({ until: 'The last day is before the day you discussed it' });
    if (Object.values(answers).some((each) => each.person)) await this.checkPerson(caseId, person);
    const all = await this.decisions(caseId);
    const { who } = decisionMaker(all.born as CivilDate, discussedOn as CivilDate);
    const decidedAs = input.decidedAs ?? (who === 'parent' ? 'parent' : 'young-person');
    const decided = { ...input, until, purpose, decidedAs };
    const changes = changesIn(decided, all);
    if (!changes.length)
      throw new Invalid({ answers: 'Choose at least one answer that differs from what is recorded' });
    return { decided, changes };
  }

  /** One person alone is somebody of a team on the case. */
  private async checkPerson(caseId: string, person: string | undefined): Promise<void> {
    const found = person && (await this.peopleOnCase(caseId)).some(({ value }) => value === person);
    if (!found) throw new Invalid({ person: 'Choose the person: somebody of a team that is on the case' });
  }

  /** The people of the teams on a case, to choose one of them. */
  async peopleOnCase(caseId: string): Promise<{ value: string; text: string }[]> {
    return this.em.execute(
      `select distinct n.id as value, n.name || ', ' || t.name || ', ' || o.name as text
         from participant p join team t on t.id = p.team_id join organisation o on o.id = t.organisation_id join membership m on m.team_id = t.id join person n on n.id = m.person_id
        where p.case_id = ? and (p.ended_on is null or p.ended_on > ?) and (m.ended_on is null or m.ended_on > ?) order by 2`,
      [caseId, this.clock.today(), this.clock.today()],
    );
  }

  private async decisions(caseId: string): Promise<Decisions> {
    const { child } = await this.em.findOneOrFail(Case, { id: caseId });
    const { born } = await this.em.findOneOrFail(Child, { id: child });
    const decisions = await this.em.find(
      SharingDecision,
      { case: caseId },
      { orderBy: { recordedAt: 'desc', agency: 'asc', id: 'asc' } },
    );
    const imposed = await this.em.find(WithoutAgreement, { case: caseId });
    return { decisions, imposed, born, today: this.clock.today() };
  }
}

/** On their own page a family ticks what an agency may read; what is not ticked, it may not. */
const ownAnswers = (agency: Agency, may: readonly Category[]): Answers =>
  Object.fromEntries(
    categories.map((category) => [category, { [agency]: may.includes(category) ? 'agreed' : 'refused' }]),
  );
