import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { differencesOf } from '../drafts/draft-fields.ts';
import { Drafts } from '../drafts/drafts.service.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AnswerPages } from '../writing/answer-pages.ts';
import { fieldWords, valueWords } from '../writing/contribution-words.ts';
import { DraftHistory } from './draft-history.ts';
import { wordDifferences } from './word-differences.ts';

const page = pagesIn(import.meta.dirname);
const earlierParams = requestParams.extend({ earlierId: z.uuid() });
type EarlierParams = z.infer<typeof earlierParams>;

/** The earlier drafts of advice that is being written: who wrote when, what changed since, and putting one back. */
@Controller(`${advicePaths.answer}/history`)
export class DraftHistoryController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly drafts: Drafts,
    private readonly history: DraftHistory,
    private readonly pages: AnswerPages,
  ) {}

  @Can(writeAdvice)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>) {
    const draft = await this.drafts.draftFor(actor, requestId);
    if (!draft) throw new NotFound();
    const earlier = draft.draftVersion ? await this.history.of(actor, requestId) : [];
    return page('page.njk', { ...(await this.about(actor, requestId)), title: 'Earlier drafts', draft, earlier });
  }

  @Can(writeAdvice)
  @Get(':earlierId')
  async compare(@Acting() actor: Actor, @Param({ schema: earlierParams }) { requestId, earlierId }: EarlierParams) {
    const { profile, ...about } = await this.about(actor, requestId);
    const earlier = await this.history.one(actor, requestId, earlierId);
    const draft = (await this.drafts.draftFor(actor, requestId))!;
    const changes = differencesOf(earlier.body, draft.body).map(({ name, mine, theirs }) => ({
      words: fieldWords(name, profile),
      runs: wordDifferences(valueWords(name, mine, profile), valueWords(name, theirs, profile)),
    }));
    return page('compare.njk', { ...about, title: 'What changed since', earlier, changes, draft });
  }

  @Can(writeAdvice)
  @Post(':earlierId')
  async restore(@Acting() actor: Actor, @Param({ schema: earlierParams }) { requestId, earlierId }: EarlierParams) {
    await this.history.restore(actor, requestId, earlierId);
    return seeOther(answerUrl(requestId, '?done=restored'));
  }

  private async about(actor: Actor, requestId: string) {
    const about = await this.pages.about(await this.requests.find(actor, requestId));
    return {
      ...about,
      back: { href: answerUrl(requestId), text: 'Go on writing' },
      url: answerUrl(requestId, '/history'),
    };
  }
}
