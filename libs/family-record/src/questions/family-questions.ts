import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, FamilyParts, readCase, runCase } from '#cases';
import { RecordReads } from '#disclosure';
import { allows, authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { askFamily, readFamilyRecord, tell } from '../family-record.policy.ts';
import { Statement } from '../statements/statement.entity.ts';
import { FamilyRecord } from '../statements/family-record.service.ts';
import { FamilyQuestion } from './family-question.entity.ts';
import { LikelyAnswers, type Likely } from './likely-answers.ts';
import { questionAsked, questionSettled } from './question.events.ts';
import { QuestionList, type Question, type QuestionGroup } from './question-list.ts';
import type { Answer, Asking, Look, OwnAnswer } from './question.schema.ts';

/** Questions to the family: looked up before they are asked, asked once for all, answered once for all. @rule C1 */
@Injectable()
export class FamilyQuestions {
  constructor(
    private readonly em: EntityManager,
    private readonly record: FamilyRecord,
    private readonly parts: FamilyParts,
    private readonly reads: RecordReads,
    private readonly likely: LikelyAnswers,
    private readonly list: QuestionList,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What the family told already that may answer a question, as far as the actor may read it; the reading is noted. @throws NotFound */
  async lookFor(actor: Actor, caseId: string, look: Look): Promise<Likely> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(askFamily, actor, found);
    const likely = await this.likely.to(found, look);
    const { areaId } = found;
    if (likely.answers.length && !allows(readCase, actor, found))
      await this.reads.note(actor, {
        caseId,
        areaId,
        what: 'family-record',
        purpose: 'To look before asking you again',
      });
    return likely;
  }

  /**
   * Asks the family, or notes that what it told answers the question, so that nobody is asked.
   * @throws NotFound for a case or an answer that is not theirs
   * @throws Conflict for a team that answers no request of the case now
   * @throws Invalid where something told or asked before seems to answer it, and no reason is given to ask all the same
   */
  async ask(actor: Actor, caseId: string, { answeredBy, againReason, ...asked }: Asking): Promise<FamilyQuestion> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(askFamily, actor, found);
    if (!allows(runCase, actor, found) && !(await this.isAnswering(actor, caseId))) throw notAsked();
    if (answeredBy && !(await this.em.findOne(Statement, { id: answeredBy, case: caseId }))) throw new NotFound();
    const { answers, asked: before } = await this.likely.to(found, asked);
    const isAgain = answers.length + before.length > 0;
    if (!answeredBy && isAgain && !againReason)
      throw new Invalid({ againReason: 'Say why the family must be asked all the same' });
    const { areaId } = found;
    const at = this.clock.now();
    const question = this.em.create(FamilyQuestion, {
      ...asked,
      areaId,
      case: caseId,
      team: actor.teamId,
      askedBy: actor.personId,
      askedAt: at,
      againReason: !answeredBy && isAgain ? againReason : null,
      state: answeredBy ? 'on-record' : 'waiting',
      statement: answeredBy,
      settledBy: answeredBy && actor.personId,
      settledAt: answeredBy ? at : null,
    });
    await this.em.flush();
    const action = answeredBy ? 'question.on-record' : 'question.asked';
    const details = { rule: 'C1', category: asked.category, isAgain: !answeredBy && isAgain };
    this.audit.record({ action, areaId, caseId, subjectId: question.id, details });
    if (!answeredBy) await this.outbox.publish(questionAsked, { caseId, areaId });
    return question;
  }

  /** The questions of a case, newest first: a team's own; for officers and the family all that were asked. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<Question[]> {
    authorize(readFamilyRecord, actor, await this.em.findOne(Case, { id: caseId }));
    return this.list.of(caseId);
  }

  /** What waits for the family's answer, put together by subject. @throws NotFound */
  async waiting(actor: Actor, caseId: string): Promise<QuestionGroup[]> {
    authorize(readFamilyRecord, actor, await this.em.findOne(Case, { id: caseId }));
    return this.list.waiting(caseId);
  }

  /** The questions that are answered as one with this one. @throws NotFound where it does not wait */
  async groupOf(actor: Actor, caseId: string, questionId: string): Promise<QuestionGroup> {
    const found = (await this.waiting(actor, caseId)).find(({ questions }) =>
      questions.some(({ id }) => id === questionId),
    );
    if (!found) throw new NotFound();
    return found;
  }

  /**
   * The family's answer to questions that ask the same: told once, or told before, or that it would rather not say. The
   * family gives it itself, or an officer writes it down.
   * @throws NotFound for questions or an answer that are not of the case, or not of one category
   * @throws Conflict where they were settled meanwhile
   */
  async answer(actor: Actor, caseId: string, given: Answer | OwnAnswer): Promise<void> {
    authorize(tell, actor, await this.em.findOne(Case, { id: caseId }));
    const questions = await this.locked(caseId, given.questions);
    const { category } = questions[0]!;
    const statement = await this.statementOf(actor, caseId, category, given);
    for (const question of questions) {
      question.state = given.how === 'declined' ? 'declined' : 'answered';
      question.statement = statement;
      question.isToldBefore = given.how === 'told';
      await this.settled(actor, question, `question.${given.how === 'declined' ? 'declined' : 'answered'}`);
    }
  }

  /** The asker, or an officer, takes a question back. @throws NotFound Conflict */
  async withdraw(actor: Actor, caseId: string, questionId: string): Promise<void> {
    const found = await this.em.findOne(FamilyQuestion, { id: questionId, case: caseId });
    authorize(askFamily, actor, found);
    const [question] = await this.lockWaiting([questionId]);
    if (!question) throw settledMeanwhile();
    question.state = 'withdrawn';
    await this.settled(actor, question, 'question.withdrawn');
  }

  /** Whether somebody of the family may add to the story; who only replies may say that it was told, or decline. */
  async mayTell(actor: Actor, caseId: string): Promise<boolean> {
    return (await this.parts.own(actor, caseId)).scope.includes('story');
  }

  private async statementOf(
    actor: Actor,
    caseId: string,
    category: Statement['category'],
    given: Answer | OwnAnswer,
  ): Promise<string | null> {
    if (given.how === 'declined') return null;
    if (given.how === 'told') {
      const known = await this.em.findOne(Statement, { id: given.statement, case: caseId });
      if (!known) throw new NotFound();
      return known.id;
    }
    if (!('kind' in given) && !(await this.mayTell(actor, caseId))) throw new NotFound();
    const telling = { category, words: given.words, toldBy: given.toldBy, replaces: null };
    const told =
      'kind' in given
        ? await this.record.tell(actor, caseId, { ...telling, kind: given.kind, toldOn: given.toldOn })
        : await this.record.tellOwn(actor, caseId, telling);
    return told.id;
  }

  /** The questions to answer, locked: of the actor's case, and of one category. */
  private async locked(caseId: string, ids: readonly string[]): Promise<FamilyQuestion[]> {
    const asked = await this.em.find(FamilyQuestion, { id: [...ids], case: caseId });
    const isOne = new Set(asked.map(({ category }) => category)).size === 1;
    if (!isOne || asked.length < new Set(ids).size) throw new NotFound();
    const questions = await this.lockWaiting(ids);
    if (!questions.length) throw settledMeanwhile();
    return questions;
  }

  private async lockWaiting(ids: readonly string[]): Promise<FamilyQuestion[]> {
    const locked = await this.em.execute<{ id: string }[]>(
      `select id from family_question where id = any(?::uuid[]) and state = 'waiting' order by id for update`,
      [`{${ids.join(',')}}`],
    );
    return this.em.find(FamilyQuestion, { id: locked.map(({ id }) => id) }, { refresh: true });
  }

  private async settled(actor: Actor, question: FamilyQuestion, action: string): Promise<void> {
    const { id, areaId, case: caseId, category } = question;
    question.settledBy = actor.personId;
    question.settledAt = this.clock.now();
    await this.em.flush();
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'C1', category } });
    await this.outbox.publish(questionSettled, { questionId: id, caseId, areaId, teamId: question.team ?? null });
  }

  /** Whether a request of the case is the actor's team's to answer now. */
  private async isAnswering({ teamId }: Actor, caseId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 from advice_request where case_id = ? and team_id = ? and state in ('sent', 'received', 'taken', 'returned', 'not-known') limit 1`,
      [caseId, teamId],
    );
    return rows.length > 0;
  }
}

const notAsked = () =>
  new Conflict(
    'Nothing is asked of your team on this case now',
    'You can ask the family while your team answers a request. Nothing was sent. Ask the case officer if you need something else.',
  );

const settledMeanwhile = () =>
  new Conflict(
    'This question was settled already',
    'Somebody answered it or took it back a moment ago. Yours was not kept. Go back to see what was said.',
  );
