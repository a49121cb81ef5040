import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { signedIn } from '../../abilities.ts';
import { Acting, actingWords, type Actor, type Claim } from '../../actor.ts';
import { identityPaths } from '../../identity.paths.ts';
import { SignInService } from '../../sign-in.service.ts';
import type { Role } from '../../person.entity.ts';

const page = pagesIn(import.meta.dirname);
/** In place of a membership: none, as somebody who is on a case in their own right. */
const FAMILY = 'family';
const choiceSchema = z.object({ membershipId: z.union([z.literal(FAMILY), z.uuid('Choose what you act as')]) });

@Controller(identityPaths.actingAs)
export class ActingAsController {
  constructor(private readonly service: SignInService) {}

  @Can(signedIn)
  @Get()
  async show(@Acting() actor: Actor) {
    const memberships = await this.service.membershipsOf(actor);
    const choices = memberships.map((each) => ({
      value: each.id,
      text: `${actingWords(each.role as Role, each.team, each.isAlone)}, ${each.team ?? each.organisation}`,
      hint: each.team ? each.organisation : each.role === 'head' ? 'Invited about one young person there' : undefined,
    }));
    const family = { value: FAMILY, text: 'As a parent or young person', hint: 'For your own family' };
    const isAdministrator = actor.role === 'administrator';
    return page('page.njk', {
      title: 'Who are you acting as?',
      choices: actor.isOnCase ? [...choices, family] : choices,
      current: actor.membershipId ?? FAMILY,
      isAdministrator,
      back: isAdministrator ? undefined : { href: identityPaths.home, text: 'Back to your first page' },
    });
  }

  @Can(signedIn)
  @Post()
  async choose(
    @Acting() actor: Actor,
    @Body({ schema: choiceSchema }) input: z.infer<typeof choiceSchema>,
    @Req() request: Request,
  ) {
    const membershipId = input.membershipId === FAMILY ? null : input.membershipId;
    const memberships = await this.service.membershipsOf(actor);
    const mayChoose = membershipId ? memberships.some(({ id }) => id === membershipId) : actor.isOnCase;
    if (!mayChoose) throw new NotFound();
    await this.service.actAs(actor);
    const session = request.session as { claim?: Claim };
    session.claim = { ...session.claim!, membershipId };
    return seeOther(identityPaths.home);
  }
}
