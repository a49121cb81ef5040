import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { keepPeriod, LookedAfter, LookedAfterPeople, lookedAfterPaths, lookedAfterUrl, partNames } from '#cases';
import { Acting, type Actor, Area, nations } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { PepTargets } from '../targets/pep-targets.ts';
import { CareMoves } from './moves.ts';
import { moveSchema, sentSchema, type NewMove, type Sent } from './moves.schema.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ periodId: z.uuid() });
type Params = z.infer<typeof params>;
const moveParams = z.object({ periodId: z.uuid(), moveId: z.uuid() });
type MoveParams = z.infer<typeof moveParams>;

/** A child moves: what must be sent to whom by when, by the portal or on paper. */
@Controller(lookedAfterPaths.moves)
export class CareMovesController {
  constructor(
    private readonly moves: CareMoves,
    private readonly periods: LookedAfter,
    private readonly people: LookedAfterPeople,
    private readonly targets: PepTargets,
    private readonly em: EntityManager,
  ) {}

  @Can(keepPeriod)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: params }) { periodId }: Params) {
    const areas = await this.em.find(Area, {}, { orderBy: { name: 'asc' } });
    return page('page.njk', {
      title: 'Moves',
      ...(await this.about(actor, periodId)),
      moves: await this.moves.of(actor, periodId),
      areas: areas.filter(({ id }) => !nations[id]).map(({ id, name }) => ({ value: id, text: name })),
      back: { href: lookedAfterUrl('show', periodId), text: 'Back to the child' },
    });
  }

  @Can(keepPeriod)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: moveSchema }) input: NewMove,
  ) {
    await this.moves.record(actor, periodId, input);
    return seeOther(lookedAfterUrl('moves', periodId));
  }

  /** What goes with the plan, to be printed or put in a letter: the way where the new authority is not here. */
  @Can(keepPeriod)
  @Get(':moveId/pack')
  async pack(@Acting() actor: Actor, @Param({ schema: moveParams }) { periodId, moveId }: MoveParams) {
    const move = (await this.moves.of(actor, periodId)).find(({ id }) => id === moveId);
    if (!move) throw new NotFound();
    return page('pack.njk', {
      title: `Pack for ${move.to}`,
      ...(await this.about(actor, periodId)),
      move,
      people: await this.people.of(actor, periodId),
      partNames,
      targets: await this.targets.of(actor, periodId),
      back: { href: lookedAfterUrl('moves', periodId), text: 'Back to moves' },
    });
  }

  @Can(keepPeriod)
  @Post(':moveId/sent')
  async send(
    @Acting() actor: Actor,
    @Param({ schema: moveParams }) { periodId, moveId }: MoveParams,
    @Body({ schema: sentSchema }) input: Sent,
  ) {
    await this.moves.send(actor, periodId, moveId, input);
    return seeOther(lookedAfterUrl('moves', periodId));
  }

  private async about(actor: Actor, periodId: string) {
    const period = await this.periods.keep(actor, periodId);
    const { found, child } = await this.periods.about(period);
    const areas = await this.em.find(Area, { id: [period.areaId, period.authority] });
    const nameOf = (id: string) => areas.find((area) => area.id === id)?.name;
    return {
      ...{ child: child.fullName(), born: child.born, reference: found.reference, planIssuedOn: period.planIssuedOn },
      ...{ maintaining: nameOf(period.areaId), lookingAfter: nameOf(period.authority), since: period.since },
    };
  }
}
