import { Controller, Get } from '@nestjs/common';
import { InvitedAdvisers } from '#advice';
import { Acting, signedIn, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { homeOf } from './navigation.ts';

@Controller()
export class HomeController {
  constructor(private readonly invited: InvitedAdvisers) {}

  @Can(signedIn)
  @Get()
  async home(@Acting() actor: Actor) {
    return seeOther((await this.invited.firstPage(actor)) ?? homeOf(actor));
  }
}
