import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { planToCustody, type CivilDate } from '#statute';
import { custodyPaths, custodyUrl } from '../custody/custody.paths.ts';
import { seeCustody } from '../custody/custody.policy.ts';
import { noticeParams, releaseDaySchema, sentSchema, type NoticeParams } from '../custody/custody.schema.ts';
import { daysOf } from '../custody/custody-days.ts';
import { isRefused } from '../custody/custody-words.ts';
import { CustodyNotices } from '../notice/custody-notices.ts';
import { CustodyByHand } from './by-hand.ts';
import { CustodyEntries } from './custody-entries.ts';

const page = pagesIn(import.meta.dirname);

/** Another day of release; and what goes by hand where somebody does not use the portal. */
@Controller()
export class AfterwardsController {
  constructor(
    private readonly entries: CustodyEntries,
    private readonly byHand: CustodyByHand,
    private readonly notices: CustodyNotices,
  ) {}

  @Can(seeCustody)
  @Post(custodyPaths.releaseDay)
  async expectRelease(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: releaseDaySchema }) { expectedOn }: z.infer<typeof releaseDaySchema>,
  ) {
    await this.entries.expectRelease(actor, noticeId, expectedOn);
    return seeOther(`${custodyUrl('notice', noticeId)}?done=expected`);
  }

  @Can(seeCustody)
  @Post('api/v1/custody/:noticeId/release-day')
  @HttpCode(204)
  async expectReleaseByApi(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: releaseDaySchema }) { expectedOn }: z.infer<typeof releaseDaySchema>,
  ) {
    await this.entries.expectRelease(actor, noticeId, expectedOn);
  }

  /** What is printed and sent by hand; the day is recorded below it. */
  @Can(seeCustody)
  @Get(custodyPaths.pack)
  async pack(@Acting() actor: Actor, @Param({ schema: noticeParams }) { noticeId }: NoticeParams) {
    const found = await this.notices.found(actor, noticeId);
    const [told] = await this.notices.named([found]);
    const lines = await this.byHand.of(actor, told!);
    if (!lines.length) throw new NotFound();
    const standing = (await this.notices.detentionOf(found)).filter((each) => !isRefused(each));
    return page('pack.njk', {
      title: `Pack for ${lines.map(({ to }) => to).join(' and ')}`,
      told,
      lines,
      isPlan: lines.some(({ kind }) => kind === 'sent-to-establishment'),
      isHost: lines.every(({ kind }) => kind === 'sent-to-host'),
      open: lines.filter(({ sentOn }) => !sentOn),
      days: told!.otherLaw
        ? []
        : [...(told!.kind === 'release' ? [] : [planToCustody(found.toldOn as CivilDate)]), ...daysOf(standing)],
      planUrl: found.case && caseUrl('plan', found.case),
      preparedUrl: found.case && caseUrl('prepared', found.case),
      back: { href: custodyUrl('notice', noticeId), text: 'Back to the notice' },
    });
  }

  @Can(seeCustody)
  @Post(custodyPaths.pack)
  async sent(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: sentSchema }) { sentOn }: z.infer<typeof sentSchema>,
  ) {
    await this.byHand.sent(actor, noticeId, sentOn);
    return seeOther(`${custodyUrl('notice', noticeId)}?done=sent`);
  }

  @Can(seeCustody)
  @Post('api/v1/custody/:noticeId/pack')
  @HttpCode(204)
  async sentByApi(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Body({ schema: sentSchema }) { sentOn }: z.infer<typeof sentSchema>,
  ) {
    await this.byHand.sent(actor, noticeId, sentOn);
  }
}
