import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  keepPeriod,
  LookedAfter,
  LookedAfterMeetings,
  LookedAfterPeople,
  meetingWords,
  nextDays,
  partsFor,
  placementWords,
  stageWords,
  timelineOf,
  ageWords,
  dueWords,
  isBehind,
  type MeetingKind,
} from '#cases';
import { allows, Area, type Actor } from '#identity';
import { Clock } from '#platform';
import { drawn, type Lane, type Point } from './timeline.ts';

const laneOf: Record<MeetingKind, Lane> = {
  'annual-review': 'EHC assessment and plan',
  'looked-after-review': 'Looked-after reviews',
  pep: 'Personal education plan',
  'care-plan': 'Care and health plans',
  'health-plan': 'Care and health plans',
  'pathway-plan': 'Care and health plans',
  'child-in-need-review': 'Other reviews',
};

/** What somebody with a part because a child is looked after sees of the child: one line with all plans and reviews. @rule K1 K2 */
@Injectable()
export class ChildPage {
  constructor(
    private readonly em: EntityManager,
    private readonly periods: LookedAfter,
    private readonly meetings: LookedAfterMeetings,
    private readonly people: LookedAfterPeople,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for whoever has no part, and once the period is over */
  async of(actor: Actor, periodId: string) {
    const period = await this.periods.read(actor, periodId);
    const { found, child } = await this.periods.about(period);
    const meetings = await this.meetings.of(actor, periodId);
    const areas = new Map(
      (await this.em.find(Area, { id: [period.areaId, period.authority, period.placedIn] })).map(({ id, name }) => [
        id,
        name,
      ]),
    );
    const today = this.clock.today();
    const next = nextDays(period, meetings, today, child.born);
    const mayKeep = allows(keepPeriod, actor, period);
    const people = await this.people.of(actor, periodId);
    const own = people.filter(({ membership }) => membership && membership === actor.membershipId);
    const sees = (kind: MeetingKind) => mayKeep || own.some(({ part }) => partsFor[part].includes(kind));
    const points: Point[] = [
      {
        lane: 'Looked-after reviews',
        on: period.since,
        kind: 'done',
        words: period.standing === 'care-leaver' ? 'Became a care leaver' : 'Became looked after',
      },
      ...meetings.map(({ on, kind, isHeld }): Point => ({
        ...{ lane: laneOf[kind], on, kind: isHeld ? 'done' : 'planned', words: meetingWords[kind] },
      })),
      ...(mayKeep ? this.milestones(found, period.planIssuedOn ?? null) : []),
      ...(next.review && sees('looked-after-review') ? [due('Looked-after reviews', next.review)] : []),
      ...(next.annualReview
        ? [{ ...due('EHC assessment and plan', next.annualReview), words: meetingWords['annual-review'] }]
        : []),
    ];
    return {
      period,
      child: child.fullName(),
      age: ageWords(child.born, today, found.circumstances.yearGroup),
      reference: found.reference,
      caseId: found.id,
      stage: stageWords[found.state] ?? found.state,
      assessing: areas.get(period.areaId),
      lookingAfter: areas.get(period.authority),
      placedIn: areas.get(period.placedIn),
      isOutOfArea: period.placedIn !== period.authority,
      placement: placementWords[period.placement],
      pep: sees('pep') ? next.pep : null,
      mayKeep,
      /** Whether targets of education are of the reader’s part: none for care leavers. */
      hasTargets: sees('pep') && period.standing === 'looked-after',
      people,
      points: points.toSorted((a, b) => a.on.localeCompare(b.on)),
      drawing: drawn(points, today),
      today,
    };
  }

  /** The days of the EHC assessment that are still ahead or passed without being met, and what has happened. */
  private milestones(
    found: { requestedOn: string; state: string; decidedOn?: string | null },
    planIssuedOn: string | null,
  ): Point[] {
    const lane: Lane = 'EHC assessment and plan';
    const open = timelineOf({ requestedOn: found.requestedOn }).filter(
      (each) => each.kind === 'limit' && !isBehind({ state: found.state as never }, each),
    );
    return [
      { lane, on: found.requestedOn, kind: 'done', words: 'EHC assessment requested' },
      ...(found.decidedOn
        ? [{ lane, on: found.decidedOn, kind: 'done' as const, words: 'Decided whether to assess' }]
        : []),
      ...(planIssuedOn
        ? [{ lane, on: planIssuedOn, kind: 'done' as const, words: 'EHC plan issued' }]
        : open.map((each) => due(lane, each))),
    ];
  }
}

const due = (lane: Lane, deadline: NonNullable<Point['deadline']>): Point => ({
  ...{ lane, on: deadline.dueOn, kind: 'due', words: dueWords(deadline), deadline },
});
