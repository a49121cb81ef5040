import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, identityPaths, roleWords, TeamPeople, type Actor } from '#identity';
import { Can, day, NotFound, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { workInTeam } from '../requests/advice-request.policy.ts';
import { TeamBoard } from './team-board.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ personId: z.uuid() });
type Params = z.infer<typeof params>;
const awaySchema = z.object({
  startsOn: day('The first day away'),
  endsOn: day('The last day away'),
  coverId: z.uuid('Choose who covers'),
});
const doneSchema = z.object({ done: z.enum(['away', 'back', 'left']).optional().catch(undefined) });
const doneWords = {
  away: 'Saved. Whoever covers sees the open requests under Mine from the first day on.',
  back: 'Saved. They are back.',
  left: 'They have left the team. Their open requests are going back to the team, with their drafts.',
};

@Controller(advicePaths.team)
export class TeamBoardController {
  constructor(
    private readonly board: TeamBoard,
    private readonly people: TeamPeople,
  ) {}

  @Can(workInTeam)
  @Get()
  async show(@Acting() actor: Actor, @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>) {
    return page('page.njk', {
      title: actor.team ?? 'Team',
      wide: true,
      notice: done && doneWords[done],
      roleWords,
      ...(await this.board.of(actor)),
    });
  }

  /** The page on which one says that somebody is away, is back or has left. */
  @Can(workInTeam)
  @Get('people/:personId')
  async person(@Acting() actor: Actor, @Param({ schema: params }) { personId }: Params) {
    const { people, mayRun } = await this.board.of(actor);
    const person = people.find(({ id }) => id === personId);
    if (!person?.mayChange) throw new NotFound();
    return page('person.njk', {
      title: person.name,
      person,
      isSelf: personId === actor.personId,
      mayEnd: mayRun && personId !== actor.personId,
      colleagues: people.filter(({ id }) => id !== personId).map(({ id, name }) => ({ value: id, text: name })),
      back: { href: advicePaths.team, text: 'Team' },
    });
  }

  @Can(workInTeam)
  @Post('end')
  async end(@Acting() actor: Actor) {
    await this.people.end(actor);
    return seeOther(identityPaths.home);
  }

  @Can(workInTeam)
  @Post('people/:personId')
  async away(
    @Acting() actor: Actor,
    @Param({ schema: params }) { personId }: Params,
    @Body({ schema: awaySchema }) input: z.infer<typeof awaySchema>,
  ) {
    await this.people.setAway(actor, { personId, ...input });
    return seeOther(`${advicePaths.team}?done=away`);
  }

  @Can(workInTeam)
  @Post('people/:personId/back')
  async back(@Acting() actor: Actor, @Param({ schema: params }) { personId }: Params) {
    await this.people.setBack(actor, personId);
    return seeOther(`${advicePaths.team}?done=back`);
  }

  @Can(workInTeam)
  @Post('people/:personId/leave')
  async leave(@Acting() actor: Actor, @Param({ schema: params }) { personId }: Params) {
    await this.people.leave(actor, personId);
    return seeOther(`${advicePaths.team}?done=left`);
  }
}
