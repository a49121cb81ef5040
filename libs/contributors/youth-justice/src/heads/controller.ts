import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { custodyPaths, custodyUrl } from '../custody/custody.paths.ts';
import { settleCustody } from '../custody/custody.policy.ts';
import { headSchema, noticeParams, type HeadOfEducation, type NoticeParams } from '../custody/custody.schema.ts';
import { HeadsOfEducation } from './heads-of-education.ts';

const endParams = noticeParams.extend({ membershipId: z.uuid() });

@Controller()
export class HeadsOfEducationController {
  constructor(private readonly heads: HeadsOfEducation) {}

  @Can(settleCustody)
  @Post(custodyPaths.heads)
  async invite(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: headSchema }) head: HeadOfEducation,
  ) {
    await this.heads.invite(actor, noticeId, head);
    return seeOther(`${custodyUrl('notice', noticeId)}?done=invited`);
  }

  @Can(settleCustody)
  @Post(`${custodyPaths.heads}/:membershipId/end`)
  async end(
    @Acting() actor: Actor,
    @Param({ schema: endParams }) { noticeId, membershipId }: z.infer<typeof endParams>,
  ) {
    await this.heads.end(actor, noticeId, membershipId);
    return seeOther(`${custodyUrl('notice', noticeId)}?done=ended`);
  }

  @Can(settleCustody)
  @Post('api/v1/custody/:noticeId/heads')
  @HttpCode(204)
  async inviteByApi(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: headSchema }) head: HeadOfEducation,
  ) {
    await this.heads.invite(actor, noticeId, head);
  }
}
