import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, authorize, Teams, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../../advice.paths.ts';
import { askTeamToSign } from '../sign-off.policy.ts';

const page = pagesIn(import.meta.dirname);
const choiceSchema = z.object({ signOff: z.enum(['yes', 'no'], { error: 'Choose whether a second person signs' }) });
const doneSchema = z.object({ done: z.string().optional() });

/** Whether a team's advice is signed by a second person before it is submitted. */
@Controller(advicePaths.teamSignOff)
export class TeamSignOffController {
  constructor(private readonly teams: Teams) {}

  @Can(askTeamToSign)
  @Get()
  async show(@Acting() actor: Actor, @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>) {
    authorize(askTeamToSign, actor, actor);
    const isAsked = await this.teams.asksForSignOff(actor.teamId!);
    const notice = done === 'saved' ? 'Saved. It counts from the next submission on.' : undefined;
    return page('page.njk', { title: 'Signing advice before it is submitted', isAsked, notice });
  }

  @Can(askTeamToSign)
  @Post()
  async choose(@Acting() actor: Actor, @Body({ schema: choiceSchema }) { signOff }: z.infer<typeof choiceSchema>) {
    authorize(askTeamToSign, actor, actor);
    await this.teams.askForSignOff(actor, signOff === 'yes');
    return seeOther(`${advicePaths.teamSignOff}?done=saved`);
  }
}
