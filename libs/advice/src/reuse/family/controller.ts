import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { familyPaths, familyUrl } from '#consent';
import { FamilyCases } from '#family-record';
import { Acting, type Actor } from '#identity';
import { Can, mayOpen, NotFound, pagesIn, seeOther } from '#platform';
import { answerForFamily } from '../advice-reuse.policy.ts';
import { familyAnswerSchema, reuseParams } from '../advice-reuse.schema.ts';
import { AdviceReuses } from '../advice-reuse.service.ts';
import { partiesOf } from '../reuse-words.ts';

const page = pagesIn(import.meta.dirname);
type ReuseParams = z.infer<typeof reuseParams>;

/** The family says whether advice given before is enough. */
@Controller(`${familyPaths.earlierAdvice}/:requestId`)
export class FamilyEarlierAdviceController {
  constructor(
    private readonly reuses: AdviceReuses,
    cases: FamilyCases,
  ) {
    cases.add(async (caseId) =>
      (await reuses.waitingForFamily(caseId)).map(({ requestId, organisation }) => ({
        text: `Is the advice from ${organisation} enough?`,
        hint: 'If you all agree, nobody has to write it again.',
        href: `${familyUrl('earlierAdvice', caseId)}/${requestId}`,
      })),
    );
  }

  @Can(answerForFamily)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: reuseParams }) { caseId, requestId }: ReuseParams) {
    const found = await this.reuses.of(actor, requestId);
    if (found.request.case !== caseId) throw new NotFound();
    const standing = await this.reuses.reportStanding(found.reuse);
    return page('page.njk', {
      title: 'Is this advice enough?',
      mayRead: standing !== null && mayOpen(standing),
      reuse: found.reuse,
      isAsked: found.request.state === 'proposed' && found.missing.includes('family'),
      said: partiesOf(found).find(({ party }) => party === 'family')!.said,
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(answerForFamily)
  @Get('report')
  async openReport(@Acting() actor: Actor, @Param({ schema: reuseParams }) { requestId }: ReuseParams) {
    return this.reuses.openReport(actor, requestId);
  }

  @Can(answerForFamily)
  @Post()
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) { caseId, requestId }: ReuseParams,
    @Body({ schema: familyAnswerSchema }) input: z.infer<typeof familyAnswerSchema>,
  ) {
    await this.reuses.answerAsFamily(actor, requestId, input);
    return seeOther(`${familyUrl('earlierAdvice', caseId)}/${requestId}`);
  }
}
