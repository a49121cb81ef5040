import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, ReceivesFile } from '#platform';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { readRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { attachmentParams, attachSchema, type Attaching } from './attachment.schema.ts';
import { Attachments } from './attachments.ts';

type AttachmentParams = z.infer<typeof attachmentParams>;
type RequestParams = z.infer<typeof requestParams>;

@Controller('api/v1/requests/:requestId/attachments')
export class AttachmentsApiController {
  constructor(private readonly attachments: Attachments) {}

  @Can(writeAdvice)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    return { attachments: await this.attachments.ofDraft(actor, requestId) };
  }

  /** A form (multipart) with the file in `report`; the x-csrf-token goes in the header. */
  @Can(writeAdvice)
  @Post()
  @ReceivesFile('report')
  @ApiConsumes('multipart/form-data')
  async attach(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: attachSchema }) attaching: Attaching,
  ) {
    return this.attachments.attach(actor, requestId, attaching);
  }

  /** The file itself; 409 while it is held for its check. */
  @Can(readRequest)
  @Get(':attachmentId')
  async open(@Acting() actor: Actor, @Param({ schema: attachmentParams }) params: AttachmentParams) {
    return this.attachments.download(actor, params.requestId, params.attachmentId);
  }

  @Can(writeAdvice)
  @Post(':attachmentId/removal')
  @HttpCode(204)
  async remove(@Acting() actor: Actor, @Param({ schema: attachmentParams }) params: AttachmentParams) {
    await this.attachments.remove(actor, params.requestId, params.attachmentId);
  }
}
