import { Controller, Get } from '@nestjs/common';
import { InvitedAdvisers } from '#advice';
import { lookedAfterPaths, LookedAfterPeople } from '#cases';
import { Acting, signedIn, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { homeOf } from './navigation.ts';

@Controller()
export class HomeController {
  constructor(
    private readonly invited: InvitedAdvisers,
    private readonly lookedAfter: LookedAfterPeople,
  ) {}

  @Can(signedIn)
  @Get()
  async home(@Acting() actor: Actor) {
    return seeOther((await this.invited.firstPage(actor)) ?? (await this.ownPart(actor)) ?? homeOf(actor));
  }

  /** Reviewing officers and personal advisers work in bodies that are seldom asked for advice: their part comes first. */
  private async ownPart(actor: Actor): Promise<string | undefined> {
    if (actor.agency !== 'other') return undefined;
    return (await this.lookedAfter.ofActor(actor)).length ? lookedAfterPaths.list : undefined;
  }
}
