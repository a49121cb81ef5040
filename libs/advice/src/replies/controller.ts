import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, identityPaths, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { backToQueue } from '../hand-over/back-to-queue.ts';
import { InvitedAdvisers } from '../invited/invited-advisers.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { answerRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { isSetAside } from '../requests/request-states.ts';
import { AnswerPages } from '../writing/answer-pages.ts';
import { Replies } from './replies.ts';
import { declineGrounds, exceptionChoices, wayOf } from './reply-words.ts';
import { repliesQuery, replyParams, replySchema } from './reply.schema.ts';

const page = pagesIn(import.meta.dirname);

/** Answering other than with advice: the ways that are open now, and what was said before. */
@Controller(advicePaths.reply)
export class RepliesController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly replies: Replies,
    private readonly pages: AnswerPages,
    private readonly invited: InvitedAdvisers,
  ) {}

  @Can(answerRequest)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>,
    @Query({ schema: repliesQuery }) { done }: z.infer<typeof repliesQuery>,
  ) {
    const request = await this.requests.open(actor, requestId);
    if (isSetAside(request.state) && !(await this.requests.isOnCase(request))) return this.setAside(actor, request);
    return page('page.njk', {
      ...(await this.pages.about(request)),
      title: 'Answer in another way',
      notice: done && wayOf(done).done,
      ways: this.replies.waysFor(actor, request),
      said: await this.replies.of(actor, requestId),
      isManager: actor.role === 'team-manager',
      back: { href: answerUrl(requestId), text: 'The request' },
    });
  }

  @Can(answerRequest)
  @Get(':kind')
  async form(@Acting() actor: Actor, @Param({ schema: replyParams }) { requestId, kind }: z.infer<typeof replyParams>) {
    const request = await this.requests.open(actor, requestId);
    const way = this.replies.waysFor(actor, request).find((each) => each.kind === kind);
    if (!way) throw new NotFound();
    return page('form.njk', {
      ...(await this.pages.about(request)),
      title: way.title,
      way,
      exceptionChoices,
      declineGrounds: Object.entries(declineGrounds).map(([value, text]) => ({ value, text })),
      back: { href: answerUrl(requestId, '/reply'), text: 'Answer in another way' },
    });
  }

  @Can(answerRequest)
  @Post(':kind')
  async say(
    @Acting() actor: Actor,
    @Param({ schema: replyParams }) { requestId }: z.infer<typeof replyParams>,
    @Body({ schema: replySchema }) reply: z.infer<typeof replySchema>,
  ) {
    const said = await this.replies.say(actor, requestId, reply);
    if (await this.requests.isOnCase(said)) return seeOther(answerUrl(requestId, `/reply?done=${reply.kind}`));
    if (await this.invited.hasEnded(actor)) return seeOther(`${identityPaths.signIn}?over=yes`);
    return seeOther(backToQueue('', { done: reply.kind }));
  }

  /** What a team that is off the case answered: its own words, and nothing of the child's. */
  private async setAside(actor: Actor, request: AdviceRequest) {
    const isTaken = await this.replies.isTaken(request);
    return page('set-aside.njk', {
      title: 'What your team answered',
      request,
      isTaken,
      authority: await this.pages.authorityOf(request),
      said: isTaken ? [] : await this.replies.of(actor, request.id),
      back: { href: advicePaths.queue, text: 'My requests' },
    });
  }
}
