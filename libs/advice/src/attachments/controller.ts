import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { allowedEndings, allowedWords, Can, LARGEST_MB, pagesIn, ReceivesFile, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { readRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AnswerPages } from '../writing/answer-pages.ts';
import { fileLines } from './attachment-words.ts';
import { attachmentParams, attachSchema, type Attaching } from './attachment.schema.ts';
import { Attachments } from './attachments.ts';

const page = pagesIn(import.meta.dirname);
type AttachmentParams = z.infer<typeof attachmentParams>;
type RequestParams = z.infer<typeof requestParams>;

/** Attaching files to one's answer, and opening them. */
@Controller(`${advicePaths.answer}/attachments`)
export class AttachmentsController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly attachments: Attachments,
    private readonly pages: AnswerPages,
  ) {}

  @Can(writeAdvice)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    const attachments = await this.attachments.ofDraft(actor, requestId);
    const about = await this.pages.about(await this.requests.find(actor, requestId));
    return page('page.njk', {
      ...about,
      title: 'Files with your advice',
      back: { href: answerUrl(requestId), text: 'Go on writing' },
      files: fileLines(attachments),
      hasReport: attachments.some(({ isReport }) => isReport),
      allowedWords,
      allowedEndings,
      largest: LARGEST_MB,
    });
  }

  @Can(writeAdvice)
  @Post()
  @ReceivesFile('report')
  async attach(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: attachSchema }) attaching: Attaching,
  ) {
    await this.attachments.attach(actor, requestId, attaching);
    return seeOther(answerUrl(requestId, '/attachments'));
  }

  @Can(readRequest)
  @Get(':attachmentId')
  async open(@Acting() actor: Actor, @Param({ schema: attachmentParams }) params: AttachmentParams) {
    return this.attachments.download(actor, params.requestId, params.attachmentId);
  }

  @Can(writeAdvice)
  @Post(':attachmentId/removal')
  async remove(@Acting() actor: Actor, @Param({ schema: attachmentParams }) params: AttachmentParams) {
    await this.attachments.remove(actor, params.requestId, params.attachmentId);
    return seeOther(answerUrl(params.requestId, '/attachments'));
  }
}
