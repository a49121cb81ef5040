import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, FamilyParts, partWords, scopeWords, Speakers, Takeovers } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, scopes, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { choiceSchema } from './taking-over.schema.ts';

const page = pagesIn(import.meta.dirname);
const choices = scopes.map((value) => ({ value, text: scopeWords[value] }));

/** The young person takes over: what changes, then who keeps seeing what. @rule C3 C6 */
@Controller(familyPaths.takingOver)
export class TakingOverController {
  constructor(
    private readonly takeovers: Takeovers,
    private readonly parts: FamilyParts,
    private readonly speakers: Speakers,
  ) {}

  @Can(followCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    if (!(await this.takeovers.isFor(actor, caseId))) throw new NotFound();
    const others = await this.parts.changeable(actor, caseId);
    return page('taking-over.njk', {
      title: 'You decide now',
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
      speaking: await this.speakers.of(actor, caseId),
      others: others.map((each) => ({
        ...each,
        choices: each.isLimited ? choices.filter(({ value }) => each.scope.includes(value)) : choices,
      })),
      partWords,
    });
  }

  @Can(followCase)
  @Post()
  async choose(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: choiceSchema }) { keeps }: z.infer<typeof choiceSchema>,
  ) {
    await this.takeovers.choose(actor, caseId, keeps);
    return seeOther(`${familyUrl('people', caseId)}?done=chosen`);
  }
}
