import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { patternWords, WIDEST } from './reminder-pattern.rules.ts';
import { patternSchema, type PatternInput } from './reminder-pattern.schema.ts';
import { leadTeam, ReminderPatterns } from './reminder-patterns.ts';

const page = pagesIn(import.meta.dirname);
const doneSchema = z.object({ done: z.string().optional() });

@Controller()
export class ReminderPatternController {
  constructor(private readonly patterns: ReminderPatterns) {}

  @Can(leadTeam)
  @Get(advicePaths.reminders)
  async show(@Acting() actor: Actor, @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>) {
    const pattern = await this.patterns.of(actor);
    return page('page.njk', {
      title: 'When your team is reminded',
      pattern,
      words: patternWords(pattern),
      widest: WIDEST,
      notice: done && 'Saved. It counts from the next morning.',
      back: { href: advicePaths.team, text: 'Back to the team' },
    });
  }

  @Can(leadTeam)
  @Post(advicePaths.reminders)
  async choose(@Acting() actor: Actor, @Body({ schema: patternSchema }) input: PatternInput) {
    await this.patterns.choose(actor, input);
    return seeOther(`${advicePaths.reminders}?done=yes`);
  }

  @Can(leadTeam)
  @Get('api/v1/team/reminders')
  pattern(@Acting() actor: Actor) {
    return this.patterns.of(actor);
  }

  @Can(leadTeam)
  @Post('api/v1/team/reminders')
  async chooseByApi(@Acting() actor: Actor, @Body({ schema: patternSchema }) input: PatternInput) {
    await this.patterns.choose(actor, input);
    return this.patterns.of(actor);
  }
}
