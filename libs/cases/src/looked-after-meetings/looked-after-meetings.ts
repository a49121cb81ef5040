import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Invalid, NotFound } from '#platform';
import { lookedAfterDeadlines, nextPepTerm, reviewDeadlines, type CivilDate, type Deadline } from '#statute';
import { LookedAfter } from '../looked-after/looked-after.ts';
import { LookedAfterMeeting, type MeetingKind } from './looked-after-meeting.entity.ts';
import type { NewMeeting } from '../looked-after/looked-after.schema.ts';
import { LookedAfterPeriod } from '../looked-after/looked-after-period.entity.ts';

/** The meetings about a looked-after child, and the days by which the next ones are due. @rule K2 K3 I1 */
@Injectable()
export class LookedAfterMeetings {
  constructor(
    private readonly em: EntityManager,
    private readonly periods: LookedAfter,
    private readonly clock: Clock,
  ) {}

  /** Those that the reader's part lets them see, by day. @throws NotFound */
  async of(actor: Actor, periodId: string): Promise<LookedAfterMeeting[]> {
    const period = await this.periods.read(actor, periodId);
    return this.em.find(
      LookedAfterMeeting,
      { period: period.id, cancelledAt: null },
      { orderBy: { on: 'asc', kind: 'asc' } },
    );
  }

  /** By period what is due next for each, as far as whoever acts sees it. */
  async nextOf(periodIds: string[]): Promise<Map<string, NextDays>> {
    const periods = await this.em.find(LookedAfterPeriod, { id: { $in: periodIds } });
    const meetings = await this.em.find(LookedAfterMeeting, { period: { $in: periodIds }, cancelledAt: null });
    const today = this.clock.today();
    return new Map(
      periods.map((period) => [
        period.id,
        nextDays(
          period,
          meetings.filter((each) => each.period === period.id),
          today,
        ),
      ]),
    );
  }

  /** What is planned from today, as far as whoever acts sees it; for officers of their own cases. By day. */
  async planned({
    personId,
    role,
  }: Actor): Promise<{ id: string; kind: MeetingKind; on: string; reference: string }[]> {
    const isOfficer = role === 'case-officer' || role === 'signing-officer';
    return this.em.execute(
      `select m.id, m.kind, m."on"::text, c.reference from looked_after_meeting m join ehc_case c on c.id = m.case_id
        where not m.is_held and m.cancelled_at is null and m."on" >= ? and (not ?::boolean or c.officer_id = ?) order by m."on", m.id limit 2000`,
      [this.clock.today(), isOfficer, personId],
    );
  }

  /** Records meetings of one day. A meeting of a kind that is planned anew takes the place of the one planned before. */
  async record(actor: Actor, periodId: string, { kinds, on, isHeld }: NewMeeting): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    const today = this.clock.today();
    if (isHeld && on > today) throw new Invalid({ on: 'What was held cannot be in the future' });
    if (!isHeld && on < today) throw new Invalid({ on: 'What is planned cannot be in the past. Say if it was held' });
    if (on < period.since) throw new Invalid({ on: 'The day cannot be before the child became looked after' });
    const planned = await this.em.find(LookedAfterMeeting, {
      period: period.id,
      ...{ kind: { $in: kinds }, isHeld: false, cancelledAt: null },
    });
    for (const before of planned) before.cancelledAt = this.clock.now();
    for (const kind of kinds)
      this.em.create(LookedAfterMeeting, {
        ...{ areaId: period.areaId, case: period.case, period: period.id, kind, on, isHeld },
        ...{ recordedBy: actor.personId, recordedAt: this.clock.now() },
      });
    await this.periods.tell(isHeld ? 'looked-after.meeting-held' : 'looked-after.meeting-planned', period, { on });
  }

  /** Takes back a plan. @throws NotFound */
  async cancel(actor: Actor, periodId: string, meetingId: string): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    const planned = await this.em.findOne(LookedAfterMeeting, {
      ...{ id: meetingId, period: period.id, isHeld: false, cancelledAt: null },
    });
    if (!planned) throw new NotFound();
    planned.cancelledAt = this.clock.now();
    await this.periods.tell('looked-after.meeting-cancelled', period, { on: planned.on });
  }
}

type Known = Pick<LookedAfterPeriod, 'since' | 'standing' | 'planIssuedOn'>;
type Held = { readonly kind: string; readonly on: string; readonly isHeld: boolean };

/** What is due next for a child, by kind. The review of a plan counts from its meeting, the earliest day it can have ended on. */
export interface NextDays {
  readonly review: Deadline | null;
  readonly annualReview: Deadline | null;
  /** The first and last day for the next meeting on the personal education plan: an aim, one a term. */
  readonly pep: { readonly from: string; readonly to: string } | null;
}

/** The next looked-after review (K3), meeting of the annual review (I1) and personal education plan (K2). */
export function nextDays(period: Known, meetings: readonly Held[], today: string, born?: string): NextDays {
  const held = (kind: MeetingKind) => meetings.filter((each) => each.isHeld && each.kind === kind).map(({ on }) => on);
  const isLookedAfter = period.standing === 'looked-after';
  return {
    review: isLookedAfter ? nextReview(period.since, held('looked-after-review').toSorted()) : null,
    annualReview: annualReviewOf(period, held('annual-review').toSorted().at(-1), born),
    pep: isLookedAfter ? nextPepTerm(today as CivilDate, held('pep').toSorted().at(-1) as CivilDate | undefined) : null,
  };
}

function nextReview(since: string, held: string[]): Deadline {
  if (held.length < 2) return lookedAfterDeadlines(since as CivilDate, held as CivilDate[])[held.length]!;
  const before = held.slice(-2) as CivilDate[];
  return lookedAfterDeadlines(since as CivilDate, before)[2]!;
}

function annualReviewOf({ planIssuedOn }: Known, lastHeld: string | undefined, born?: string): Deadline | null {
  if (!planIssuedOn) return null;
  const days = reviewDeadlines({
    planIssuedOn: planIssuedOn as CivilDate,
    lastReviewOn: lastHeld && lastHeld > planIssuedOn ? (lastHeld as CivilDate) : undefined,
    born: born as CivilDate | undefined,
  });
  return days.find(({ what }) => what === 'review meeting') ?? null;
}
