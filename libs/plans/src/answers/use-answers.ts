import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AdviceRequestService, Contributions } from '#advice';
import { Audit } from '#audit';
import { CaseService } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock, Conflict, NotFound, Outbox } from '#platform';
import type { Block, SectionEState } from '../outcomes/section-e.ts';
import { Shaping } from '../outcomes/shaping.ts';
import { useAnswered } from '../plans.events.ts';
import { planUrl } from '../plans.paths.ts';
import { UseAnswer } from './use-answer.entity.ts';
import { answerUse, type AnswerOfAuthor } from './use-answer.schema.ts';

/** One need, outcome or piece of provision of some advice, and what the plan makes of it. */
export interface UseInPlan {
  kind: 'need' | 'outcome' | 'provision';
  text: string;
  /** None while nobody has decided. */
  use: 'as-it-stands' | 'joined' | 'not-used' | null;
  reason: string | null;
  /** As the plan words it; none where it is not used, or is left out of what is shown to teams (F8). */
  planned: string | null;
  decidedAt: Date | null;
}

/** What an author said, and what was answered. */
export interface AnswerLine {
  id: string;
  contributionId: string;
  team: string;
  isReflected: boolean;
  words: string;
  answeredBy: string;
  answeredAt: Date;
  reply: string | null;
  repliedBy: string | null;
  repliedAt: Date | null;
}

/** Lets those who gave advice see how the plan uses it, and say whether it reflects it. */
@Injectable()
export class UseAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly cases: CaseService,
    private readonly shaping: Shaping,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** How the advice that answers a request is used, for the team that gave it. @throws NotFound where none was given */
  async forTeam(actor: Actor, requestId: string) {
    const { contribution, request } = await this.given(actor, requestId);
    const uses = await this.uses(contribution.id);
    const answers = await this.answers('a.contribution_id = ?', contribution.id);
    const last = answers[0];
    const changed = uses.some(({ decidedAt }) => last && decidedAt && decidedAt > last.answeredAt);
    return { request, uses, answers, hasChangedSince: changed, isDecided: uses.some(({ use }) => use) };
  }

  /** Records what the team says. @throws NotFound; Conflict while nothing is decided yet */
  async answer(actor: Actor, requestId: string, { isReflected, words }: AnswerOfAuthor): Promise<void> {
    const { contribution, request } = await this.given(actor, requestId);
    if (!(await this.uses(contribution.id)).some(({ use }) => use)) throw nothingYet();
    const { areaId, case: caseId } = request;
    const said = this.em.create(UseAnswer, {
      ...{ areaId, case: caseId, contributionId: contribution.id, team: actor.teamId! },
      ...{ isReflected: isReflected === 'yes', words, answeredBy: actor.personId, answeredAt: this.clock.now() },
    });
    await this.em.flush();
    await this.tell(said, 'use.answered', { isReflected: said.isReflected });
  }

  /** What the authors of current advice do not see reflected and nobody has answered: no final plan before. @throws NotFound */
  async objections(actor: Actor, { caseId, advice }: SectionEState): Promise<Block[]> {
    await this.cases.forOfficer(actor, caseId);
    const all = await this.answers('a.case_id = ?', caseId);
    const latest = advice.flatMap(
      (each) => all.find(({ contributionId }) => contributionId === each.contributionId) ?? [],
    );
    return latest
      .filter(({ isReflected, reply }) => !isReflected && !reply)
      .map(({ id, team }) => ({
        id,
        sentence: `${team}, says that the plan does not reflect its advice. Answer it before the final plan.`,
        href: planUrl('objection', { caseId, answerId: id }),
      }));
  }

  /** One answer with the use that it is about, for an officer. @throws NotFound */
  async one(actor: Actor, caseId: string, answerId: string) {
    const about = await this.cases.forOfficer(actor, caseId);
    const [answer] = await this.answers('a.case_id = ? and a.id = ?', caseId, answerId);
    if (!answer) throw new NotFound();
    return { about, answer, uses: await this.uses(answer.contributionId) };
  }

  /** Answers a team that does not see its advice reflected; the words stay as they are. @throws NotFound Conflict */
  async reply(actor: Actor, caseId: string, answerId: string, reply: string): Promise<void> {
    await this.shaping.locked(actor, caseId);
    const answer = await this.em.findOne(UseAnswer, { id: answerId, case: caseId, isReflected: false });
    if (!answer) throw new NotFound();
    if (answer.reply) throw repliedAlready();
    this.em.assign(answer, { reply, repliedBy: actor.personId, repliedAt: this.clock.now() });
    await this.em.flush();
    await this.tell(answer, 'use.replied', {});
  }

  private async given(actor: Actor, requestId: string) {
    const request = await this.requests.find(actor, requestId);
    authorize(answerUse, actor, { team: request.team ?? null });
    const [contribution] = await this.contributions.editionsOf(actor, requestId);
    if (!contribution) throw new NotFound();
    return { request, contribution };
  }

  private async uses(contributionId: string): Promise<UseInPlan[]> {
    type Row = Omit<UseInPlan, 'decidedAt'> & { decidedAt: string | null };
    const rows = await this.em.execute<Row[]>(
      `select c.kind, c.text, s.use, s.reason, s.planned, s.decided_at as "decidedAt"
         from contribution k
        cross join lateral (
          select 1 as list, 'need' as kind, n as place, e->>'key' as key, e->>'text' as text from jsonb_array_elements(k.body->'needs') with ordinality as l(e, n)
          union all select 2, 'outcome', n, e->>'key', e->>'text' from jsonb_array_elements(k.body->'outcomes') with ordinality as l(e, n)
          union all select 3, 'provision', n, e->>'key', e->>'text' from jsonb_array_elements(k.body->'provision') with ordinality as l(e, n)) c
         left join lateral (
          select s.use, s.reason, l.text as planned, s.decided_at from line_source s left join plan_line l on l.id = s.line_id
           where s.case_id = k.case_id and s.contribution_id = k.id and s.kind = c.kind and s.key = c.key
          union all
          select s.use, s.reason, o.text, s.decided_at from proposed_outcome p join outcome_source s on s.proposal_id = p.id
            left join outcome o on o.id = s.outcome_id where c.kind = 'outcome' and p.contribution_id = k.id and p.key = c.key) s on true
        where k.id = ? order by c.list, c.place`,
      [contributionId],
    );
    return rows.map((row) => ({ ...row, decidedAt: row.decidedAt ? new Date(row.decidedAt) : null }));
  }

  private async answers(which: string, ...values: string[]): Promise<AnswerLine[]> {
    type Row = Omit<AnswerLine, 'answeredAt' | 'repliedAt'> & { answeredAt: string; repliedAt: string | null };
    const rows = await this.em.execute<Row[]>(
      `select a.id, a.contribution_id as "contributionId", t.name || ', ' || o.name as team, a.is_reflected as "isReflected", a.words,
              p.name as "answeredBy", a.answered_at as "answeredAt", a.reply, r.name as "repliedBy", a.replied_at as "repliedAt"
         from use_answer a join team t on t.id = a.team_id join organisation o on o.id = t.organisation_id join person p on p.id = a.answered_by_id
         left join person r on r.id = a.replied_by_id
        where ${which} order by a.answered_at desc, a.id desc`,
      values,
    );
    return rows.map((row) => ({
      ...row,
      answeredAt: new Date(row.answeredAt),
      repliedAt: row.repliedAt ? new Date(row.repliedAt) : null,
    }));
  }

  private async tell({ id, areaId, case: caseId, team }: UseAnswer, action: string, details: Record<string, unknown>) {
    this.audit.record({ action, areaId, caseId, subjectId: id, details });
    await this.outbox.publish(useAnswered, { caseId, areaId, teamId: team });
  }
}

const nothingYet = () =>
  new Conflict(
    'Nothing is decided about your advice yet',
    'Your answer was not recorded. Come back once the authority has put the plan together.',
  );
const repliedAlready = () =>
  new Conflict('A colleague answered this already', 'Yours was not recorded. Go back to read what was answered.');
