import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { replyToConsultation } from '../../plans.policy.ts';
import { releasedParams } from '../../plans.schema.ts';
import { groundWords, replySchema, type ReplyGiven } from '../consultation.schema.ts';
import { ConsultationsToUs } from '../consultations-to-us.ts';

const page = pagesIn(import.meta.dirname);
const choices = [
  { value: 'can-meet', text: 'Yes, we can meet the needs in the draft' },
  { value: 'can-meet-with-changes', text: 'Yes, if the draft is changed' },
  { value: 'cannot-meet', text: 'No, we cannot meet them' },
];
type Params = z.infer<typeof releasedParams>;

/** Where a head replies to the council's consultation. @rule G3 D6 */
@Controller(planPaths.consultationToUs)
export class ReplyToConsultationController {
  constructor(private readonly consultations: ConsultationsToUs) {}

  @Can(replyToConsultation)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: releasedParams }) { planVersionId }: Params) {
    return page('page.njk', {
      title: 'The council consults you on a draft plan',
      each: await this.consultations.open(actor, planVersionId),
      choices,
      grounds: Object.entries(groundWords).map(([value, text]) => ({ value, text })),
      draftUrl: planUrl('releasedPlan', { planVersionId }),
      back: { href: planPaths.released, text: 'Back to the plans released to us' },
    });
  }

  @Can(replyToConsultation)
  @Post()
  async reply(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: Params,
    @Body({ schema: replySchema }) given: ReplyGiven,
  ) {
    await this.consultations.reply(actor, planVersionId, given);
    return seeOther(planUrl('consultationToUs', { planVersionId }));
  }
}
