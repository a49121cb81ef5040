import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { signedIn } from '../../abilities.ts';
import { Acting, roleWords, type Actor, type Claim } from '../../actor.ts';
import { identityPaths } from '../../identity.paths.ts';
import { SignInService } from '../../sign-in.service.ts';
import type { Role } from '../../person.entity.ts';

const page = pagesIn(import.meta.dirname);
const choiceSchema = z.object({ membershipId: z.uuid('Choose what you act as') });

@Controller(identityPaths.actingAs)
export class ActingAsController {
  constructor(private readonly service: SignInService) {}

  @Can(signedIn)
  @Get()
  async show(@Acting() actor: Actor) {
    const memberships = await this.service.membershipsOf(actor);
    const choices = memberships.map((each) => ({
      value: each.id,
      text: `${roleWords[each.role as Role]}, ${each.team ?? each.organisation}`,
      hint: each.team ? each.organisation : undefined,
    }));
    return page('page.njk', { title: 'Who are you acting as?', choices, current: actor.membershipId });
  }

  @Can(signedIn)
  @Post()
  async choose(
    @Acting() actor: Actor,
    @Body({ schema: choiceSchema }) input: z.infer<typeof choiceSchema>,
    @Req() request: Request,
  ) {
    const memberships = await this.service.membershipsOf(actor);
    if (!memberships.some((each) => each.id === input.membershipId)) throw new NotFound();
    const session = request.session as { claim?: Claim };
    session.claim = { ...session.claim!, membershipId: input.membershipId };
    return seeOther(identityPaths.home);
  }
}
