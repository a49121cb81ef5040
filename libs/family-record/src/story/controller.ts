import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { categories, categoryWords, familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { FamilyRecord } from '../statements/family-record.service.ts';
import { ownStatementSchema, type OwnTelling } from '../statements/statement.schema.ts';

const page = pagesIn(import.meta.dirname);
const querySchema = z.object({ correct: z.uuid().optional().catch(undefined), told: z.string().optional() });

@Controller(familyPaths.story)
export class StoryController {
  constructor(
    private readonly record: FamilyRecord,
    private readonly cases: CaseService,
  ) {}

  @Can(followCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: querySchema }) { correct, told: wasTold }: z.infer<typeof querySchema>,
  ) {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    const { told } = await this.record.readFor(actor, caseId);
    const correcting = correct ? await this.record.toCorrect(actor, caseId, correct) : undefined;
    return page('page.njk', {
      title: correcting ? 'Put it right' : 'Our story',
      notice: wasTold === undefined || correct ? undefined : 'Thank you. We have it. You need not tell it again.',
      childName: child.fullName(),
      told,
      choices: categories.map((value) => ({ value, text: categoryWords[value] })),
      correcting,
      storyUrl: familyUrl('story', caseId),
      sharingUrl: familyUrl('sharing', caseId),
      back: correcting
        ? { href: familyUrl('story', caseId), text: 'Back to our story' }
        : { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(followCase)
  @Post()
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: ownStatementSchema }) input: OwnTelling,
  ) {
    await this.record.tellOwn(actor, caseId, input);
    return seeOther(`${familyUrl('story', caseId)}?told`);
  }
}
