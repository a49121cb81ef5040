import { Controller, Get } from '@nestjs/common';
import { Acting, signedIn, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { homeOf } from './navigation.ts';

@Controller()
export class HomeController {
  @Can(signedIn)
  @Get()
  home(@Acting() actor: Actor) {
    return seeOther(homeOf(actor));
  }
}
