import { Body, Controller, Get, Post } from '@nestjs/common';
import { Acting, type Actor } from '#identity';
import { Can, endingsOf, logos, pagesIn, ReceivesFile, seeOther } from '#platform';
import { planPaths } from '../plans.paths.ts';
import { setLetterhead } from '../plans.policy.ts';
import { contrastWithWhite } from './letterhead.ts';
import { letterheadSchema, type LetterheadGiven } from './letterhead.schema.ts';
import { Letterheads } from './letterheads.ts';

const page = pagesIn(import.meta.dirname);

/** The head of the authority's documents: its logo, its colour, its address. */
@Controller()
export class LetterheadController {
  constructor(private readonly letterheads: Letterheads) {}

  @Can(setLetterhead)
  @Get(planPaths.letterhead)
  async show(@Acting() actor: Actor) {
    const head = await this.letterheads.of(actor);
    return page('page.njk', {
      title: 'How our documents look',
      head,
      contrast: contrastWithWhite(head.accent).toFixed(1),
      endings: endingsOf(logos),
      removalUrl: planPaths.logoRemoval,
    });
  }

  @Can(setLetterhead)
  @Post(planPaths.letterhead)
  @ReceivesFile('logo', logos)
  async set(@Acting() actor: Actor, @Body({ schema: letterheadSchema }) given: LetterheadGiven) {
    await this.letterheads.set(actor, given);
    return seeOther(planPaths.letterhead);
  }

  @Can(setLetterhead)
  @Post(planPaths.logoRemoval)
  async removeLogo(@Acting() actor: Actor) {
    await this.letterheads.removeLogo(actor);
    return seeOther(planPaths.letterhead);
  }
}
