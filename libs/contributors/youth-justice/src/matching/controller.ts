import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { custodyPaths, custodyUrl } from '../custody/custody.paths.ts';
import { settleCustody } from '../custody/custody.policy.ts';
import {
  matchSchema,
  noticeParams,
  refusalSchema,
  type Matching,
  type NoticeParams,
} from '../custody/custody.schema.ts';
import { CustodyMatching } from './matching.ts';

@Controller()
export class MatchCustodyController {
  constructor(private readonly matching: CustodyMatching) {}

  @Can(settleCustody)
  @Post(custodyPaths.match)
  async match(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: matchSchema }) input: Matching,
  ) {
    await this.matching.match(actor, noticeId, input);
    return seeOther(`${custodyUrl('notice', noticeId)}?done=matched`);
  }

  @Can(settleCustody)
  @Post(custodyPaths.refuse)
  async refuse(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: refusalSchema }) { refusedBecause }: z.infer<typeof refusalSchema>,
  ) {
    await this.matching.refuse(actor, noticeId, refusedBecause);
    return seeOther(`${custodyUrl('notice', noticeId)}?done=refused`);
  }

  @Can(settleCustody)
  @Post('api/v1/custody/:noticeId/match')
  @HttpCode(204)
  async matchByApi(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: matchSchema }) input: Matching,
  ) {
    await this.matching.match(actor, noticeId, input);
  }

  @Can(settleCustody)
  @Post('api/v1/custody/:noticeId/refuse')
  @HttpCode(204)
  async refuseByApi(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: refusalSchema }) { refusedBecause }: z.infer<typeof refusalSchema>,
  ) {
    await this.matching.refuse(actor, noticeId, refusedBecause);
  }
}
