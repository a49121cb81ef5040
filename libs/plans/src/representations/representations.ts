import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, readCase, runCase } from '#cases';
import { allows, authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { daysBetween, draftViewsDeadline, type CivilDate, type Deadline } from '#statute';
import { FamilyMail } from '../family-mail.ts';
import { PlanVersion } from '../plan-version.entity.ts';
import { representationsChanged } from '../plans.events.ts';
import { planUrl } from '../plans.paths.ts';
import { giveViews, recordViews } from '../plans.policy.ts';
import { pointsOf, saidLine, type Point, type SaidLine } from './representation-words.ts';
import { Representation } from './representation.entity.ts';
import type { AnswerGiven, Entered, Said } from './representation.schema.ts';

/** The family's views on the draft that it has. */
export interface DraftViews {
  draft: { id: string; number: number; givenOn: string } | null;
  /** The 15 days, and which of them today is: 1 for the day of the draft; null once they are over. */
  deadline: Deadline | null;
  dayToday: number | null;
  /** Whether more can be said: until the final plan. */
  isOpen: boolean;
  /** The parts of the draft that a view can be about. */
  points: Point[];
  /** What was said to this draft and to earlier ones, newest first. */
  said: SaidLine[];
}

/** What families say to drafts, by point, and what the authority answers. @rule G1 D5 Z3 */
@Injectable()
export class Representations {
  constructor(
    private readonly em: EntityManager,
    private readonly family: FamilyMail,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** For officers of the area and the family. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<DraftViews> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(readCase, actor, about);
    const drafts = await this.em.find(PlanVersion, { case: caseId, kind: 'draft' }, { orderBy: { number: 'desc' } });
    const [draft] = drafts;
    const said = await this.em.find(Representation, { case: caseId }, { orderBy: { recordedAt: 'desc', id: 'desc' } });
    const deadline = draft ? draftViewsDeadline(draft.givenOn as CivilDate) : null;
    const today = this.clock.today() as CivilDate;
    const isRunning = deadline !== null && today <= deadline.dueOn;
    return {
      draft: draft ? { id: draft.id, number: draft.number, givenOn: draft.givenOn } : null,
      deadline,
      dayToday: isRunning ? daysBetween(draft!.givenOn as CivilDate, today) + 1 : null,
      isOpen: draft !== undefined && about.state === 'draft-sent',
      points: draft ? pointsOf(draft.sections) : [],
      said: said.map((each) => saidLine(each, drafts)),
    };
  }

  /** The family says something to its draft. @throws NotFound; Conflict where no draft is with it; Invalid for a part that the draft has not */
  async say(actor: Actor, caseId: string, given: Said): Promise<void> {
    await this.add(actor, await this.open(actor, caseId, giveViews), given, {
      saidBy: actor.name,
      receivedOn: this.clock.today(),
      isOnPaper: false,
    });
  }

  /** An officer writes down what came on paper or was spoken. @throws as `say` */
  async enter(actor: Actor, caseId: string, { saidBy, receivedOn, ...given }: Entered): Promise<void> {
    const opened = await this.open(actor, caseId, recordViews);
    if (receivedOn > this.clock.today())
      throw new Invalid({ receivedOn: 'The day it was received cannot be in the future' });
    if (receivedOn < opened.draft.givenOn)
      throw new Invalid({ receivedOn: 'The day it was received cannot be before the draft was sent' });
    await this.add(actor, opened, given, { saidBy, receivedOn, isOnPaper: true });
  }

  /** An officer answers, once. @throws NotFound; Conflict where it is answered */
  async answer(actor: Actor, caseId: string, representationId: string, given: AnswerGiven): Promise<void> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    const found = await this.em.findOne(
      Representation,
      { id: representationId, case: caseId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (!found || found.about === 'agreement') throw new NotFound();
    if (found.answer)
      throw new Conflict(
        'This was answered already',
        'Somebody answered it first, and an answer is given once. Go back to read theirs.',
      );
    Object.assign(found, { ...given, answeredBy: actor.personId, answeredAt: this.clock.now() });
    await this.tell(found, 'representation.answered', { answer: given.answer });
    await this.family.tell(caseId, {
      key: `views-answered:${caseId}:${this.clock.today()}`, // one a day, however much is answered
      scope: 'replies',
      subject: 'An answer to what you said of the draft plan',
      words: 'The council has answered you.',
      path: planUrl('familyViews', { caseId }),
    });
  }

  /** What was said to drafts and has no answer: the final plan waits for it. For officers. @rule G6 */
  async unanswered(caseId: string): Promise<{ id: string; sentence: string }[]> {
    const open = await this.em.find(Representation, { case: caseId, answer: null, about: { $ne: 'agreement' } });
    const drafts = open.length ? await this.em.find(PlanVersion, { case: caseId, kind: 'draft' }) : [];
    return open.map((each) => {
      const { id, title, saidBy } = saidLine(each, drafts);
      return { id, sentence: `Answer what ${saidBy} said: ${title}` };
    });
  }

  /** Whether somebody of the family said that it agrees with this draft (G6). */
  async isAgreed(planVersion: string): Promise<boolean> {
    return (await this.em.count(Representation, { planVersion, about: 'agreement' })) > 0;
  }

  private async open(actor: Actor, caseId: string, policy: typeof giveViews): Promise<Opened> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(policy.may(actor) ? readCase : policy, actor, about);
    const [draft] = await this.em.find(PlanVersion, { case: caseId, kind: 'draft' }, { orderBy: { number: 'desc' } });
    if (!draft || !allows(policy, actor, about))
      throw new Conflict(
        'No draft is open for views',
        'Nothing was kept. Either no draft was sent yet, or the final plan was issued.',
      );
    return { about, draft };
  }

  private async add(
    actor: Actor,
    { about, draft }: Opened,
    { about: subject, point, words }: Said,
    from: Pick<Representation, 'saidBy' | 'receivedOn' | 'isOnPaper'>,
  ): Promise<void> {
    const isPoint = subject === 'point';
    if (isPoint && !pointsOf(draft.sections).some(({ value }) => value === point))
      throw new Invalid({ point: 'Choose the part of the draft' });
    const [section = null, at] = isPoint ? point.split('.') : [];
    const statement = at === undefined ? null : Number(at);
    const said = { planVersion: draft.id, about: subject, section, statement, words, ...from };
    if (await this.em.count(Representation, { ...said, answer: null })) return; // sent twice: it waits for its answer already
    const made = this.em.create(Representation, {
      ...{ areaId: about.areaId, case: about.id, ...said },
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    await this.tell(made, 'representation.made', { about: subject, isOnPaper: from.isOnPaper });
  }

  private async tell({ id, areaId, case: caseId }: Representation, action: string, details: Record<string, unknown>) {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'G1', ...details } });
    await this.outbox.publish(representationsChanged, { caseId, areaId });
  }
}

interface Opened {
  about: Case;
  draft: PlanVersion;
}
