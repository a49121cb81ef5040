import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { LookedAfter, LookedAfterMeetings } from '#cases';
import { Area, type Actor } from '#identity';
import { Clock, Conflict, Invalid, londonToday, NotFound } from '#platform';
import { CareMove } from './care-move.entity.ts';
import type { NewMove, Sent } from './moves.schema.ts';
import { latestMove, toSend } from './to-send.ts';

/** Moves of a looked-after child, and what must be sent because of each. @rule J3 J4 J5 J7 K15 */
@Injectable()
export class CareMoves {
  constructor(
    private readonly em: EntityManager,
    private readonly periods: LookedAfter,
    private readonly meetings: LookedAfterMeetings,
    private readonly clock: Clock,
  ) {}

  /** The latest first, each with what to send; `isHere` where the new authority's officers use the portal. @throws NotFound */
  async of(actor: Actor, periodId: string) {
    const period = await this.periods.keep(actor, periodId);
    const moves = await this.em.find(CareMove, { period: periodId }, { orderBy: { movesOn: 'desc', id: 'desc' } });
    const areas = new Map((await this.em.find(Area, {})).map(({ id, name }) => [id, name]));
    const held = (await this.meetings.of(actor, periodId)).filter(
      (each) => each.isHeld && each.kind === 'annual-review',
    );
    const here = await this.areasHere();
    return moves.map((move) => {
      const to = move.toArea ? areas.get(move.toArea)! : move.toName;
      return {
        ...{ id: move.id, kind: move.kind, movesOn: move.movesOn, awareOn: move.awareOn, to },
        ...{ sentOn: move.sentOn, sentHow: move.sentHow },
        isHere: Boolean(move.toArea && here.has(move.toArea)),
        toSend: toSend(move, {
          maintaining: areas.get(period.areaId)!,
          lookingAfter: areas.get(period.authority)!,
          to,
          planIssuedOn: period.planIssuedOn,
          lastReviewOn: held.at(-1)?.on,
        }),
      };
    });
  }

  /** @throws NotFound Conflict Invalid */
  async record(actor: Actor, periodId: string, { toArea, toName, ...input }: NewMove): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    const today = this.clock.today();
    if (input.awareOn > today)
      throw new Invalid({ awareOn: 'The day on which you knew of it cannot be in the future' });
    if (input.movesOn < period.since || input.movesOn > latestMove(today))
      throw new Invalid({ movesOn: 'The day must lie after the child became looked after, and within two years' });
    if (toArea && !(await this.em.count(Area, { id: toArea })))
      throw new Invalid({ toArea: 'Choose an authority from the list' });
    if (input.kind === 'authority' && toArea === period.areaId)
      throw new Invalid({ toArea: 'This authority has the plan already' });
    this.em.create(CareMove, {
      ...{ areaId: period.areaId, case: period.case, period: period.id, ...input, toArea: toArea || null, toName },
      ...{ recordedBy: actor.personId, recordedAt: this.clock.now() },
    });
    await this.periods.tell('looked-after.move-recorded', period, { kind: input.kind });
  }

  /** That the pack went out. @throws NotFound Conflict Invalid */
  async send(actor: Actor, periodId: string, moveId: string, sent: Sent): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    const move = await this.em.findOne(CareMove, { id: moveId, period: period.id });
    if (!move) throw new NotFound();
    if (move.sentOn) throw new Conflict('This was sent already', 'It is on record since when. Nothing was changed.');
    if (sent.sentOn > this.clock.today()) throw new Invalid({ sentOn: 'The day cannot be in the future' });
    this.em.assign(move, sent);
    await this.periods.tell('looked-after.move-sent', period, { how: sent.sentHow });
  }

  /** Areas whose officers use the portal. */
  private async areasHere(): Promise<Set<string>> {
    const rows = await this.em.execute<{ area_id: string }[]>(
      `select distinct area_id from membership where role = 'case-officer' and area_id is not null and (ended_on is null or ended_on > ${londonToday})`,
    );
    return new Set(rows.map(({ area_id }) => area_id));
  }
}
