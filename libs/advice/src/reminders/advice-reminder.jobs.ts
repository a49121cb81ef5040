import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { agencyWords, type Agency } from '#identity';
import { Can, civil, Clock, Config, Handles, Mailer, relative, Sweeps, theWorker, type Sweep } from '#platform';
import { adviceAllocated, adviceSent, type AboutRequest } from '../advice.events.ts';
import { advicePaths } from '../advice.paths.ts';

/** Most reminders decided on in one round; the rest follow half a minute later. */
const ROUND = 500;
/** After this many days of lateness a reminder that was never sent is not sent any more. */
const TOO_LATE = 42;

/** Tells a team by mail of what arrived, and reminds it: 7 days before, the day before and the day after the due day. */
@Injectable()
export class AdviceReminderJobs implements Sweep {
  readonly name = 'advice reminders';

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  @Handles(adviceSent)
  @Can(theWorker)
  async arrived({ requestId }: AboutRequest): Promise<void> {
    await this.tellOfArrival(requestId);
  }

  @Handles(adviceAllocated)
  @Can(theWorker)
  async allocated({ requestId }: AboutRequest): Promise<void> {
    await this.tellOfArrival(requestId);
  }

  /**
   * Decides on the latest reminder that fits each waiting request today, so that days missed are not made up one by
   * one. Its row is its key: however often and wherever this runs, each is decided on once for each due day.
   */
  async run(): Promise<void> {
    const today = this.clock.today();
    const due = await this.em.execute<Due[]>(
      `with due as (
         select r.id, r.due_on, case when r.due_on < ?::date then 'day-after' when r.due_on <= ?::date + 1 then 'day-before' else 'seven-days-before' end as step
           from advice_request r
          where r.state in ('sent', 'received', 'taken', 'returned') and r.team_id is not null
            and r.due_on between ?::date - ${TOO_LATE} and ?::date + 7),
       decided as (
         insert into advice_reminder (request_id, step, due_on, at)
         select id, step, due_on, ?::timestamptz from due
          where not exists (select 1 from advice_reminder a where a.request_id = due.id and a.step = due.step and a.due_on = due.due_on)
          order by due_on, id limit ${ROUND}
         on conflict do nothing returning request_id, step)
       select ${columns}, d.step ${from} join decided d on d.request_id = r.id order by r.due_on, r.id`,
      [today, today, today, today, this.clock.now()],
    );
    for (const each of due) {
      await this.mailer.write({
        key: `reminder:${each.id}:${each.step}:${each.due_on}`,
        recipient: each.email,
        subject: `${each.step === 'day-after' ? 'Overdue' : `Due ${relative(each.due_on, today)}`}: ${asked(each)}`,
        body: this.body(`Your advice for ${each.area} is ${stepWords(each, today)}.`, stages[each.state]),
      });
      const { id: subjectId, area_id: areaId, case_id: caseId, step } = each;
      this.audit.record({ action: 'advice.reminded', areaId, caseId, subjectId, details: { step } });
    }
  }

  private async tellOfArrival(requestId: string): Promise<void> {
    const [request] = await this.em.execute<Waiting[]>(
      `select ${columns} ${from} where r.id = ? and r.state = 'sent'`,
      [requestId],
    );
    if (!request) return;
    await this.mailer.write({
      key: `arrived:${request.id}:${request.team_id}`,
      recipient: request.email,
      subject: `New request: ${asked(request)}`,
      body: this.body(
        `${request.area} asks ${request.team} for advice. It is due six weeks after your team opens or acknowledges the request.`,
      ),
    });
  }

  /** Says which stage and by when; never who the child is. */
  private body(...paragraphs: (string | undefined)[]): string {
    const link = new URL(advicePaths.queue, this.config.values.BASE_URL).href;
    return [
      ...paragraphs,
      `Sign in to see it: ${link}`,
      'This message never says who the child is. Please do not reply to it.',
    ]
      .filter(Boolean)
      .join('\n\n');
  }
}

const from = `from advice_request r join team t on t.id = r.team_id join area a on a.id = r.area_id`;
const columns = `r.id, r.area_id, r.case_id, r.team_id, r.state, r.source, r.due_on::text, t.name as team, t.email, a.name as area`;

const asked = ({ source, area }: Waiting) =>
  `${source === 'other' ? 'your advice' : `${agencyWords[source].toLowerCase()} advice`} for ${area}`;

function stepWords({ due_on, step }: Due, today: string): string {
  const when = relative(due_on, today);
  return step === 'day-after' ? `overdue. It was due ${when}, on ${civil(due_on)}` : `due ${when}, on ${civil(due_on)}`;
}

const stages: Record<string, string> = {
  sent: 'Your team has not opened the request yet.',
  received: 'Your team has received the request and nobody has taken it.',
  taken: 'Somebody in your team is writing it.',
  returned: 'The authority returned the advice and needs more.',
};

interface Waiting {
  id: string;
  area_id: string;
  case_id: string;
  team_id: string;
  state: string;
  source: Agency;
  due_on: string;
  team: string;
  email: string;
  area: string;
}

interface Due extends Waiting {
  step: 'seven-days-before' | 'day-before' | 'day-after';
}
