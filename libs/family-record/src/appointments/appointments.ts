import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, runCase } from '#cases';
import { agencyWords, authorize, type Actor, type Agency } from '#identity';
import { Clock, Conflict, Invalid, Outbox } from '#platform';
import { planVisit, readFamilyRecord } from '../family-record.policy.ts';
import { Appointment, AppointmentDetail, type PlaceKind } from './appointment.entity.ts';
import { visitsChanged } from './appointment.events.ts';
import type { Visit } from './appointment.schema.ts';

/** A visit that is to come, as its reader may see it. */
export interface PlannedVisit {
  id: string;
  teamId: string;
  agency: string;
  /** Civil date; London's clock, `HH:MM`. */
  onDay: string;
  fromTime: string;
  toTime: string;
  placeKind: PlaceKind;
  /** For the team itself, the officer and the family; others learn when, and of which agency. */
  detail: { team: string; place: string; who: string; purpose: string } | null;
}

/** The visits that agencies plan to a child, so that they are few and joined where they can be. @rule A9 */
@Injectable()
export class Appointments {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans a visit of the actor's team.
   * @throws NotFound for a case that the team is not on
   * @throws Invalid when it is over, ends before it begins, or the team visits at that time already
   */
  async plan(actor: Actor, caseId: string, { place, who, purpose, ...when }: Visit): Promise<Appointment> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(planVisit, actor, found);
    this.refuseImpossible(when);
    const team = actor.teamId!;
    // of two of a team who plan at once the second waits, and sees what the first planned
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`visit:${caseId}:${team}`]);
    const overlapping = { case: caseId, team, onDay: when.onDay, cancelledAt: null };
    const own = await this.em.find(Appointment, overlapping);
    if (own.some(({ fromTime, toTime }) => fromTime < when.toTime && when.fromTime < toTime))
      throw new Invalid({ fromTime: 'Your team visits at that time already' });
    const { areaId } = found;
    const recorded = { recordedBy: actor.personId, recordedAt: this.clock.now() };
    const planned = this.em.create(Appointment, { ...when, ...recorded, areaId, case: caseId, team });
    await this.em.flush();
    this.em.create(AppointmentDetail, { areaId, case: caseId, team, appointment: planned.id, place, who, purpose });
    await this.em.flush();
    await this.tell(planned, 'appointment.planned');
    return planned;
  }

  /** The team calls its visit off. @throws NotFound Conflict */
  async cancel(actor: Actor, caseId: string, visitId: string): Promise<void> {
    const planned = await this.em.findOne(Appointment, { id: visitId, case: caseId, team: actor.teamId });
    authorize(planVisit, actor, planned);
    if (planned.cancelledAt) throw cancelledBefore();
    planned.cancelledAt = this.clock.now();
    planned.cancelledBy = actor.personId;
    await this.em.flush();
    await this.tell(planned, 'appointment.cancelled');
  }

  /** The visits to come, in the order of time. @throws NotFound */
  async toCome(actor: Actor, caseId: string): Promise<PlannedVisit[]> {
    authorize(readFamilyRecord, actor, await this.em.findOne(Case, { id: caseId }));
    const rows = await this.em.execute<Row[]>(
      `select a.id, a.team_id as "teamId", t.agency, a.on_day::text as "onDay", a.from_time as "fromTime", a.to_time as "toTime", a.place_kind as "placeKind",
              d.id is not null as "isOpen", t.name || ', ' || o.name as team, d.place, d.who, d.purpose
         from appointment a join team t on t.id = a.team_id join organisation o on o.id = t.organisation_id
         left join appointment_detail d on d.appointment_id = a.id
        where a.case_id = ? and a.cancelled_at is null and a.on_day >= ?::date order by a.on_day, a.from_time, a.id`,
      [caseId, this.clock.today()],
    );
    return rows.map(({ isOpen, team, place, who, purpose, agency, ...visit }) => ({
      ...visit,
      agency: agencyWords[agency],
      detail: isOpen ? { team, place: place!, who: who!, purpose: purpose! } : null,
    }));
  }

  /** The teams that are to advise and have planned no visit: they might join one. For the officer. @throws NotFound */
  async notBooked(actor: Actor, caseId: string): Promise<string[]> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    const rows = await this.em.execute<{ team: string }[]>(
      `select distinct t.name || ', ' || o.name as team from advice_request r join team t on t.id = r.team_id join organisation o on o.id = t.organisation_id
        where r.case_id = ? and r.state in ('sent', 'received', 'taken', 'returned', 'not-known')
          and not exists (select 1 from appointment a where a.case_id = r.case_id and a.team_id = r.team_id and a.cancelled_at is null and a.on_day >= ?::date) order by 1`,
      [caseId, this.clock.today()],
    );
    return rows.map(({ team }) => team);
  }

  private refuseImpossible({ onDay, fromTime, toTime }: Pick<Visit, 'onDay' | 'fromTime' | 'toTime'>): void {
    const today = this.clock.today();
    if (onDay < today) throw new Invalid({ onDay: 'The day of the visit cannot be in the past' });
    if (toTime <= fromTime) throw new Invalid({ toTime: 'It must end after it begins' });
    if (onDay === today && toTime <= clockTime.format(this.clock.now()))
      throw new Invalid({ toTime: 'That time has passed today' });
  }

  private async tell({ id, areaId, case: caseId }: Appointment, action: string): Promise<void> {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'A9' } });
    await this.outbox.publish(visitsChanged, { caseId, areaId });
  }
}

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const cancelledBefore = () =>
  new Conflict('This visit was called off already', 'A colleague called it off. Nothing more is to be done.');

interface Row extends Omit<PlannedVisit, 'agency' | 'detail'> {
  agency: Agency;
  isOpen: boolean;
  team: string;
  place: string | null;
  who: string | null;
  purpose: string | null;
}
