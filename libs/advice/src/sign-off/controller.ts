import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, required, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { draftVersion } from '../contributions/contribution.schema.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { SignOffs } from './sign-offs.ts';

const askSchema = z.object({ draftVersion, colleague: z.uuid('Choose a colleague of your team') });
const signSchema = z.object({ draftVersion });
const backSchema = z.object({ comment: required('Say what should change', 5000) });
type RequestParams = z.infer<typeof requestParams>;

/** Sending a draft to be signed, sending it back, signing it. The forms stand on the page where advice is checked. */
@Controller(`${advicePaths.answer}/sign-off`)
export class SignOffController {
  constructor(private readonly signOffs: SignOffs) {}

  @Can(writeAdvice)
  @Post()
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: askSchema }) { draftVersion, colleague }: z.infer<typeof askSchema>,
  ) {
    await this.signOffs.ask(actor, requestId, draftVersion, colleague);
    return seeOther(answerUrl(requestId, '?done=sent-to-sign'));
  }

  @Can(writeAdvice)
  @Post('back')
  async takeBack(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    await this.signOffs.takeBack(actor, requestId);
    return seeOther(answerUrl(requestId));
  }

  @Can(writeAdvice)
  @Post('comment')
  async sendBack(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: backSchema }) { comment }: z.infer<typeof backSchema>,
  ) {
    await this.signOffs.sendBack(actor, requestId, comment);
    return seeOther(answerUrl(requestId, '?done=sent-back'));
  }

  @Can(writeAdvice)
  @Post('signature')
  async sign(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: signSchema }) { draftVersion }: z.infer<typeof signSchema>,
  ) {
    await this.signOffs.sign(actor, requestId, draftVersion);
    return seeOther(answerUrl(requestId, '?done=submitted'));
  }
}
