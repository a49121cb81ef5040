import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Acting, signedIn, type Actor } from '#identity';
import { Can, FormTokens } from '#platform';

/** For users of the JSON API: who they are, and the token to send with every change. */
@Controller('api/v1/session')
export class SessionController {
  constructor(private readonly tokens: FormTokens) {}

  @Can(signedIn)
  @Get()
  show(@Acting() actor: Actor, @Req() request: Request) {
    const { name, role, organisation, team } = actor;
    return { name, role, organisation, team, csrfToken: this.tokens.csrf(actor.personId, request.sessionID) };
  }
}
