import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, Rendered, seeOther } from '#platform';
import { workQueue } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { advicePaths } from '../advice.paths.ts';
import { filtersFor, queueUrl } from './queue-filters.ts';
import { backToQueue, doneSchema, doneWords, placeSchema } from '../hand-over/back-to-queue.ts';
import { queueSchema, searchSchema, type QueueView, type Tab } from './queue.schema.ts';
import { Queue } from './queue.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof requestParams>;
type Place = z.infer<typeof placeSchema>;

const empty: Record<Tab, string> = {
  mine: 'You have taken nothing. Requests that you take will be listed here.',
  unassigned: 'Every request has somebody. New requests to your team will be listed here.',
  team: 'Nothing is asked of your team now. New requests will be listed here, the first due day on top.',
  done: 'Nothing is submitted yet. Advice that your team has submitted will be listed here.',
};

@Controller()
export class QueueController {
  constructor(
    private readonly queue: Queue,
    private readonly requests: AdviceRequestService,
  ) {}

  @Can(workQueue)
  @Get(advicePaths.queue)
  async show(
    @Acting() actor: Actor,
    @Query({ schema: queueSchema }) view: QueueView,
    @Query({ schema: doneSchema }) done: z.infer<typeof doneSchema>,
  ) {
    const { requests, next } = await this.queue.page(actor, view);
    return page('page.njk', {
      title: 'My requests',
      wide: true,
      notice: doneWords(done),
      empty: empty[view.tab],
      requests,
      ...filtersFor(view, await this.queue.overview(actor, view), next),
    });
  }

  /** Narrows the list: what is on is in the address that follows, save for the words, which nobody else can read there. */
  @Can(workQueue)
  @Post(advicePaths.queue)
  search(@Acting() actor: Actor, @Body({ schema: searchSchema }) { q, ...view }: z.infer<typeof searchSchema>) {
    return seeOther(queueUrl({ ...view, words: this.queue.hidden(actor, q) }));
  }

  @Can(workQueue)
  @Get(advicePaths.queueFile)
  @Header('content-disposition', 'attachment; filename="requests.csv"')
  async save(@Acting() actor: Actor, @Query({ schema: queueSchema }) view: QueueView) {
    return new Rendered(await this.queue.asCsv(actor, view), 200, 'text/csv; charset=utf-8');
  }

  @Can(workQueue)
  @Post(`${advicePaths.answer}/take`)
  async take(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: placeSchema }) { _page }: Place,
  ) {
    await this.requests.take(actor, requestId);
    return seeOther(backToQueue(_page, { done: 'taken' }));
  }

  @Can(workQueue)
  @Post(`${advicePaths.answer}/hand-back`)
  async handBack(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: placeSchema }) { _page }: Place,
  ) {
    await this.requests.handBack(actor, requestId);
    return seeOther(backToQueue(_page, { done: 'handed-back' }));
  }

  @Can(workQueue)
  @Post(`${advicePaths.answer}/acknowledge`)
  async acknowledge(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: placeSchema }) { _page }: Place,
  ) {
    await this.requests.acknowledge(actor, requestId);
    return seeOther(backToQueue(_page, { done: 'acknowledged' }));
  }
}
