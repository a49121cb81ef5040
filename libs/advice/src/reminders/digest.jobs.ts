import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Clock, Mailer, Sweeps, type Sweep } from '#platform';
import { sqlList, withTeam } from '../requests/request-states.ts';
import { MORNING, portalPattern, TOO_LATE, WIDEST } from './reminder-pattern.rules.ts';
import { mailedColumns, TeamMail, type Mailed } from './team-mail.ts';

/** Most teams written to in one round; the rest follow half a minute later. */
const ROUND = 200;
/** Most requests listed in one mail. */
const LISTED = 60;

/** One mail a day to each team that has something to be reminded of, by the team's own pattern, from 8 in the morning. */
@Injectable()
export class DigestJobs implements Sweep {
  readonly name = 'advice digests';

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly mail: TeamMail,
    private readonly audit: Audit,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  /**
   * Decides on the latest reminder that fits each waiting request today, so that days missed are not made up one by
   * one. Rows are keys: however often and wherever this runs, a team gets one mail a day, and each reminder is in one.
   */
  async run(): Promise<void> {
    if (this.clock.hour() < MORNING) return;
    const today = this.clock.today();
    const now = this.clock.now();
    const rows = await this.em.execute<Due[]>(
      `with due as (
         select r.id, r.team_id, r.due_on, s.step
           from advice_request r left join reminder_pattern p on p.team_id = r.team_id
          cross join lateral (select ?::date - r.due_on as late, coalesce(p.is_weekly, ${portalPattern.isWeekly}) as weekly) d
          cross join lateral (select case when late > 0 then case when weekly then 1 + (late - 1) / 7 * 7 else 1 end
                 else (select max(-b) from unnest(coalesce(p.before, '{${portalPattern.before.join(',')}}')) b where -b <= late) end as step) s
          where r.state in ${sqlList(withTeam)} and r.team_id is not null and s.step is not null
            and r.due_on <= ?::date + ${WIDEST} and (weekly or late <= ${TOO_LATE})
            and not exists (select 1 from advice_digest g where g.team_id = r.team_id and g.day = ?::date)
            and not exists (select 1 from advice_reminder a where a.request_id = r.id and a.team_id = r.team_id and a.step = s.step and a.due_on = r.due_on)),
       digest as (
         insert into advice_digest (team_id, day, at)
         select team_id, ?::date, ?::timestamptz from (select distinct team_id from due order by team_id limit ${ROUND}) t
         on conflict do nothing returning team_id),
       decided as (
         insert into advice_reminder (request_id, team_id, step, due_on, at)
         select due.id, due.team_id, due.step, due.due_on, ?::timestamptz from due join digest using (team_id)
         on conflict do nothing returning request_id, step)
       select r.id, r.area_id as "areaId", r.case_id as "caseId", t.id as "teamId", t.name as team, t.email, d.step, ${mailedColumns}
         from decided d join advice_request r on r.id = d.request_id join team t on t.id = r.team_id join area a on a.id = r.area_id
        order by t.id, r.due_on, r.id`,
      [today, today, today, today, now, now],
    );
    for (const [teamId, due] of Map.groupBy(rows, (row) => row.teamId)) await this.write(teamId, due, today);
  }

  private async write(teamId: string, due: Due[], today: string): Promise<void> {
    const key = `digest:${teamId}:${today}`;
    const { team, email } = due[0]!;
    await this.mailer.write({
      key,
      recipient: email,
      subject: subjectOf(due, today),
      body: this.bodyOf(team, due, today),
    });
    for (const { id: subjectId, areaId, caseId, step } of due) {
      this.audit.record({ action: 'advice.reminded', areaId, caseId, subjectId, details: { step, mail: key } });
    }
  }

  private bodyOf(team: string, due: Due[], today: string): string {
    const more = due.length - LISTED;
    return this.mail.body([
      `${team} is asked for this advice:`,
      ...due.slice(0, LISTED).map((each) => this.mail.line(each, today)),
      ...(more > 0 ? [`And ${more} more, in your queue.`] : []),
      'You get at most one such message a day. The manager of the team can choose when reminders are sent.',
    ]);
  }
}

/** `Advice: 1 overdue, 2 due soon`. */
function subjectOf(due: Due[], today: string): string {
  const overdue = due.filter(({ dueOn }) => dueOn < today).length;
  const soon = due.length - overdue;
  return `Advice: ${[...(overdue ? [`${overdue} overdue`] : []), ...(soon ? [`${soon} due soon`] : [])].join(', ')}`;
}

interface Due extends Mailed {
  id: string;
  areaId: string;
  caseId: string;
  teamId: string;
  team: string;
  email: string;
  step: number;
}
