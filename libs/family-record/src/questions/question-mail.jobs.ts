import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { familyUrl } from '#consent';
import { caseMachine } from '#statute';
import { Clock, Config, Mailer, Sweeps, type Sweep } from '#platform';

/** From this hour in London families get their mail. */
const MORNING = 8;
/** Nothing waits for a family in a case that has ended. */
const endedCases = caseMachine.ends.map((state) => `'${state}'`).join(', ');

/** One mail a day to whoever of a family may answer, when a question waits of which no mail told yet: never one per question. */
@Injectable()
export class QuestionMailJobs implements Sweep {
  readonly name = 'questions to families';

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly config: Config,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  /** However often and wherever this runs, a person gets one mail a day for a case, and each question is news once. */
  async run(): Promise<void> {
    if (this.clock.hour() < MORNING) return;
    const today = this.clock.today();
    const told = await this.em.execute<{ id: string; areaId: string; caseId: string }[]>(
      `update family_question set mailed_at = ?::timestamptz
        where id in (select q.id from family_question q join ehc_case c on c.id = q.case_id where c.state not in (${endedCases}) and q.state = 'waiting' and q.mailed_at is null
                        and not exists (select 1 from family_question m where m.case_id = q.case_id and (m.mailed_at at time zone 'Europe/London')::date = ?::date)
                      for update of q skip locked)
        returning id, area_id as "areaId", case_id as "caseId"`,
      [this.clock.now(), today],
    );
    for (const [caseId, questions] of Map.groupBy(told, (each) => each.caseId)) {
      await this.write(caseId, today);
      for (const { id: subjectId, areaId } of questions)
        this.audit.record({ action: 'question.mailed', areaId, caseId, subjectId });
    }
  }

  private async write(caseId: string, today: string): Promise<void> {
    const people = await this.em.execute<{ id: string; email: string }[]>(
      `select distinct s.id, s.email from participant p join person s on s.id = p.person_id
        where p.case_id = ? and 'replies' = any(p.scope) and (p.ended_on is null or p.ended_on > ?::date)`,
      [caseId, today],
    );
    const [{ count } = { count: 0 }] = await this.em.execute<{ count: number }[]>(
      `select count(*)::int as count from family_question where case_id = ? and state = 'waiting'`,
      [caseId],
    );
    const link = new URL(familyUrl('questions', caseId), this.config.values.BASE_URL).href;
    const what = count === 1 ? 'A question waits for you.' : `${count} questions wait for you.`;
    for (const { id, email } of people) {
      await this.mailer.write({
        key: `questions:${caseId}:${id}:${today}`,
        recipient: email,
        subject: count === 1 ? 'A question for you' : `${count} questions for you`,
        body: [
          what,
          'You answer each once. Everyone who asked gets your answer, as you agreed. You may also say that you would rather not answer.',
          `Sign in to see more: ${link}`,
          'You get at most one such message a day. It never says who the child is. Please do not reply to it.',
        ].join('\n\n'),
      });
    }
  }
}
