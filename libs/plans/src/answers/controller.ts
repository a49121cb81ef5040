import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, runCase } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../plans.paths.ts';
import { shapeOutcomes } from '../plans.policy.ts';
import { answerSchema, answerUse, objectionParams, replySchema, requestParams } from './use-answer.schema.ts';
import { UseAnswers } from './use-answers.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof requestParams>;
type ObjectionParams = z.infer<typeof objectionParams>;

/** How the plan uses some advice: for those who gave it. */
@Controller(planPaths.used)
export class UsedAdviceController {
  constructor(private readonly answers: UseAnswers) {}

  @Can(answerUse)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    return page('page.njk', {
      title: 'How the plan uses your advice',
      ...(await this.answers.forTeam(actor, requestId)),
      back: { href: `/requests/${requestId}`, text: 'Back to the request' },
    });
  }

  @Can(answerUse)
  @Post()
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: answerSchema }) input: z.infer<typeof answerSchema>,
  ) {
    await this.answers.answer(actor, requestId, input);
    return seeOther(planUrl('used', { requestId }));
  }
}

/** What an author does not see reflected: for the officer to answer. */
@Controller(planPaths.objection)
export class ObjectionController {
  constructor(
    private readonly answers: UseAnswers,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: objectionParams }) { caseId, answerId }: ObjectionParams) {
    const { about, answer, uses } = await this.answers.one(actor, caseId, answerId);
    return page('reply.njk', {
      title: 'The plan does not reflect this advice, its author says',
      header: await this.headers.of(actor, caseId),
      answer,
      uses,
      mayReply: !answer.reply && !answer.isReflected && allows(shapeOutcomes, actor, about),
      back: { href: planUrl('outcomes', { caseId }), text: 'Back to Section E' },
    });
  }

  @Can(shapeOutcomes)
  @Post()
  async reply(
    @Acting() actor: Actor,
    @Param({ schema: objectionParams }) { caseId, answerId }: ObjectionParams,
    @Body({ schema: replySchema }) { reply }: z.infer<typeof replySchema>,
  ) {
    await this.answers.reply(actor, caseId, answerId, reply);
    return seeOther(planUrl('outcomes', { caseId }));
  }
}
