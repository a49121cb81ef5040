import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { runCase } from '#cases';
import { allows, authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { SharedOutcomes } from '../live/shared-outcomes.ts';
import { Outcome } from '../outcome.entity.ts';
import { OutcomeService } from '../outcomes/outcome.service.ts';
import { outcomesChanged } from '../plans.events.ts';
import { commentOnOutcome, suggestWording } from '../plans.policy.ts';
import { OutcomeRemark } from './outcome-remark.entity.ts';
import type { RemarkAnswer, Suggested } from './remark.schema.ts';

/** Something that was said to an outcome, as whoever looks may read it. */
export interface RemarkLine {
  id: string;
  outcomeId: string | null;
  kind: OutcomeRemark['kind'];
  /** How the outcome was worded then. */
  about: string;
  words: string;
  why: string;
  saidBy: string;
  saidAt: Date;
  answer: OutcomeRemark['answer'];
  answerWords: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

/** What teams suggest and families say to the outcomes of Section E, and what officers answer. */
@Injectable()
export class Remarks {
  constructor(
    private readonly em: EntityManager,
    private readonly shared: SharedOutcomes,
    private readonly outcomes: OutcomeService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Oldest first: of a team its suggestions, of a family its comments, of an officer all. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<RemarkLine[]> {
    await this.shared.readable(actor, caseId);
    type Read = Omit<RemarkLine, 'saidAt' | 'answeredAt'> & Record<'saidAt' | 'answeredAt' | 'saidById', string>;
    const rows = await this.em.execute<(Read & { team: string | null })[]>(
      `select r.id, r.outcome_id as "outcomeId", r.kind, r.about, r.words, r.why, r.said_by_id as "saidById", s.name as "saidBy",
              t.name || ', ' || o.name as team, r.said_at as "saidAt", r.answer, r.answer_words as "answerWords", a.name as "answeredBy", r.answered_at as "answeredAt"
         from outcome_remark r join person s on s.id = r.said_by_id left join team t on t.id = r.team_id left join organisation o on o.id = t.organisation_id
         left join person a on a.id = r.answered_by_id where r.case_id = ? order by r.said_at, r.id`,
      [caseId],
    );
    return rows.map(({ saidById, team, ...row }) => ({
      ...row,
      saidBy:
        actor.role === null
          ? saidById === actor.personId
            ? 'You'
            : 'Somebody of your family'
          : [row.saidBy, team].filter(Boolean).join(', '),
      saidAt: new Date(row.saidAt),
      answeredAt: row.answeredAt ? new Date(row.answeredAt) : null,
    }));
  }

  /** A team suggests other words. @throws NotFound for what does not rest on its advice; Conflict once the plan is issued */
  async suggest(actor: Actor, requestId: string, outcomeId: string, given: Suggested): Promise<void> {
    const caseId = await this.shared.caseOf(actor, requestId);
    const outcome = await this.open(actor, caseId, outcomeId, suggestWording);
    if (given.words === outcome.text) throw new Invalid({ words: 'These are the words that are there already' });
    await this.add(actor, outcome, { kind: 'suggestion', team: actor.teamId, ...given });
  }

  /** The family says something to an outcome, in its own words. @throws NotFound; Conflict once the plan is issued */
  async comment(actor: Actor, caseId: string, outcomeId: string, words: string): Promise<void> {
    const outcome = await this.open(actor, caseId, outcomeId, commentOnOutcome);
    await this.add(actor, outcome, { kind: 'comment', words });
  }

  /** One remark with the outcome that it is about, for an officer. @throws NotFound */
  async one(actor: Actor, caseId: string, remarkId: string) {
    authorize(runCase, actor, await this.shared.readable(actor, caseId));
    const remark = (await this.of(actor, caseId)).find(({ id }) => id === remarkId);
    if (!remark) throw new NotFound();
    return { remark, outcome: await this.em.findOne(Outcome, { id: remark.outcomeId ?? null }) };
  }

  /** Accepts, declines or answers, once; accepted words become those of the outcome. @throws NotFound Conflict Invalid */
  async answer(actor: Actor, caseId: string, remarkId: string, { was, ...given }: RemarkAnswer): Promise<void> {
    const about = await this.shared.readable(actor, caseId);
    authorize(runCase, actor, about);
    const remark = await this.em.findOne(
      OutcomeRemark,
      { id: remarkId, case: caseId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (!remark) throw new NotFound();
    if (remark.answer) throw answeredAlready();
    if ((given.answer === 'answered') !== (remark.kind === 'comment'))
      throw new Invalid({ answer: 'Choose what becomes of it' });
    if (given.answer === 'accepted') await this.take(actor, remark, was);
    this.em.assign(remark, { ...given, answeredBy: actor.personId, answeredAt: this.clock.now() });
    await this.em.flush();
    await this.tell(remark, 'remark.answered', { answer: given.answer });
  }

  private async take(
    actor: Actor,
    { case: caseId, outcome, words }: OutcomeRemark,
    was: RemarkAnswer['was'],
  ): Promise<void> {
    if (!outcome) throw new Invalid({ answer: 'The outcome was deleted meanwhile: decline, and say so' });
    const { collided } = await this.outcomes.reword(actor, caseId, outcome, { text: words, was });
    if (collided.length)
      throw new Conflict(
        'Somebody changed this outcome first',
        'Nothing was changed. Go back, read how it is worded now, and decide again.',
      );
  }

  private async open(actor: Actor, caseId: string, outcomeId: string, policy: typeof suggestWording): Promise<Outcome> {
    const about = await this.shared.readable(actor, caseId);
    authorize({ ...policy, over: policy.may }, actor, about);
    const outcome = await this.em.findOne(Outcome, { id: outcomeId, case: caseId });
    if (!outcome) throw new NotFound();
    if (!allows(policy, actor, about)) throw closed();
    return outcome;
  }

  private async add(actor: Actor, { id, areaId, case: caseId, text }: Outcome, said: Said): Promise<void> {
    const made = this.em.create(OutcomeRemark, {
      ...{ areaId, case: caseId, outcome: id, about: text, ...said },
      saidBy: actor.personId,
      saidAt: this.clock.now(),
    });
    await this.em.flush();
    await this.tell(made, 'remark.made', { kind: said.kind });
  }

  private async tell(
    { id, areaId, case: caseId }: Pick<OutcomeRemark, 'id' | 'areaId' | 'case'>,
    action: string,
    details: Record<string, unknown>,
  ) {
    this.audit.record({ action, areaId, caseId, subjectId: id, details });
    await this.outbox.publish(outcomesChanged, { caseId, areaId });
  }
}

type Said = Pick<OutcomeRemark, 'kind' | 'words'> & Partial<Pick<OutcomeRemark, 'why' | 'team'>>;

const closed = () =>
  new Conflict(
    'The plan is issued',
    'What you wrote was not kept. Nothing can be said to its outcomes any more; talk with the case officer.',
  );
const answeredAlready = () =>
  new Conflict('A colleague answered this first', 'Your answer was not kept. Go back to read what was answered.');
