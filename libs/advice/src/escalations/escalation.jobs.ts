import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Clock, Mailer, Outbox, Sweeps, type Sweep } from '#platform';
import { adviceEscalated } from '../advice.events.ts';
import { advicePaths } from '../advice.paths.ts';
import type { Audience } from '../messages/message.entity.ts';
import { Postbox } from '../messages/postbox.ts';
import { MORNING } from '../reminders/reminder-pattern.rules.ts';
import { asked, mailedColumns, TeamMail, type Mailed } from '../reminders/team-mail.ts';
import { openStates, sqlList } from '../requests/request-states.ts';
import type { EscalationPoint } from './advice-escalation.entity.ts';
import { NO_RECEIPT, NOT_TAKEN, pointAsks, pointWords, TOO_LATE, VERY_LATE } from './escalation.rules.ts';

/** Most escalations decided on in one round; the rest follow half a minute later. */
const ROUND = 300;
/** Said to be for another team: whoever allocates and the officer pass it on, and are told that time runs. */
const WRONG_TEAM = 'wrong-team';

/**
 * Puts a request before whoever leads the team, the designated health officer and the case officer, at set points. What
 * the team said is for another is no longer before its leads.
 */
@Injectable()
export class EscalationJobs implements Sweep {
  readonly name = 'advice escalations';

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly mail: TeamMail,
    private readonly postbox: Postbox,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  /** Decides on the points that fit today; one that was passed while nobody swept is not made up. Its row is its key. */
  async run(): Promise<void> {
    if (this.clock.hour() < MORNING) return;
    const escalated = await this.decide(this.clock.today());
    const forLeads = escalated.filter(({ point }) => point !== 'not-received'); // that is the officer's own matter
    const leads = await this.leadsOf(forLeads.map(({ id }) => id));
    const letters = new Map<string, string>();
    for (const [personId, to] of Map.groupBy(leads, (lead) => lead.personId)) {
      const about = forLeads.filter((each) => to.some(({ id }) => id === each.id));
      letters.set(personId, await this.write(to[0]!, about));
    }
    for (const each of escalated) await this.record(each, leads, letters);
  }

  private async decide(today: string): Promise<Escalated[]> {
    return this.em.execute<Escalated[]>(
      `with reached as (
         select r.id, r.due_on, p.point, case when p.point <> 'not-received' then r.team_id end as team_id from advice_request r
          cross join lateral (values
            ('not-received', r.state = 'sent' and r.sent_on <= ?::date - ${NO_RECEIPT} and r.due_on >= ?::date),
            ('not-taken', r.state in ('sent', 'received', 'wrong-team') and ?::date between r.due_on - ${NOT_TAKEN} and r.due_on),
            ('late', ?::date between r.due_on + 1 and r.due_on + ${VERY_LATE - 1}),
            ('very-late', ?::date >= r.due_on + ${VERY_LATE})) p (point, is_reached)
          where p.is_reached and r.state in ${sqlList(openStates)} and r.due_on between ?::date - ${TOO_LATE} and ?::date + 42),
       decided as (
         insert into advice_escalation (request_id, point, due_on, team_id, at)
         select id, point, due_on, team_id, ?::timestamptz from reached
          where not exists (select 1 from advice_escalation e where e.request_id = reached.id and e.point = reached.point and e.due_on = reached.due_on
                               and e.team_id is not distinct from reached.team_id)
          order by due_on, id limit ${ROUND}
         on conflict do nothing returning request_id, point)
       select r.id, r.area_id as "areaId", r.case_id as "caseId", r.team_id as "teamId", r.commissioner_id as "commissionerId", d.point, ${mailedColumns}
         from decided d join advice_request r on r.id = d.request_id join area a on a.id = r.area_id order by r.due_on, r.id`,
      [today, today, today, today, today, today, today, this.clock.now()],
    );
  }

  /** Who leads the team that has each request, and who allocates for its commissioner. */
  private async leadsOf(ids: string[]): Promise<Lead[]> {
    if (!ids.length) return [];
    return this.em.execute<Lead[]>(
      `select r.id, p.id as "personId", p.email, m.role
         from advice_request r join membership m on (m.team_id = r.team_id and r.state <> '${WRONG_TEAM}' and m.role in ('team-manager', 'head'))
           or (m.organisation_id = r.commissioner_id and m.role = 'designated-health-officer')
           or (r.source = 'social-care' and m.role = 'social-care-lead' and (m.organisation_id = r.organisation_id or exists (
                select 1 from organisation_area x join organisation o on o.id = x.organisation_id and o.kind = 'local-authority'
                 where x.organisation_id = m.organisation_id and x.area_id = r.area_id)))
         join person p on p.id = m.person_id
        where r.id = any(?::uuid[]) and (m.ended_on is null or m.ended_on > ?::date) order by p.id, r.due_on, r.id`,
      [`{${ids.join(',')}}`, this.clock.today()],
    );
  }

  /** One letter to one person about everything that reached a point now. @returns its key */
  private async write({ personId, email, role }: Lead, about: Escalated[]): Promise<string> {
    const today = this.clock.today();
    const [first] = about;
    const key = `escalated:${personId}:${today}:${first!.id}:${first!.point}:${first!.teamId}`;
    const subject =
      about.length === 1
        ? `Needs you: ${asked(first!)} for ${first!.area} is ${pointWords[first!.point]}`
        : `Needs you: ${about.length} requests for advice that are late or not taken`;
    const lines = about.map(
      (each) => `${this.mail.line(each, today)} ${pointAsks[each.point as keyof typeof pointAsks]}`,
    );
    const path = ['designated-health-officer', 'social-care-lead'].includes(role)
      ? advicePaths.allocations
      : advicePaths.queue;
    await this.mailer.write({ key, recipient: email, subject, body: this.mail.body(lines, path) });
    return key;
  }

  private async record(each: Escalated, leads: Lead[], letters: ReadonlyMap<string, string>): Promise<void> {
    const { id: requestId, areaId, caseId, teamId, commissionerId, point, state } = each;
    const told = leads.filter(({ id }) => id === requestId && point !== 'not-received');
    const details = {
      point,
      told: [...new Set(told.map(({ role }) => role))],
      mails: [...new Set(told.map(({ personId }) => letters.get(personId)))],
    };
    this.audit.record({ action: 'advice.escalated', areaId, caseId, subjectId: requestId, details });
    const leading: Audience[] = state === WRONG_TEAM ? ['commissioner'] : ['manager', 'commissioner'];
    const audiences: Audience[] = ['officer', ...(point === 'not-received' ? [] : leading)];
    await this.postbox.put(point, { requestId, areaId, teamId, commissionerId }, audiences);
    await this.outbox.publish(adviceEscalated, {
      requestId,
      areaId,
      caseId,
      teamId,
      commissionerId,
      previousTeamId: null,
      source: each.source,
    });
  }
}

interface Escalated extends Mailed {
  id: string;
  areaId: string;
  caseId: string;
  teamId: string | null;
  commissionerId: string | null;
  point: EscalationPoint;
}

interface Lead {
  /** Of the request. */
  id: string;
  personId: string;
  email: string;
  role: 'team-manager' | 'head' | 'designated-health-officer' | 'social-care-lead';
}
