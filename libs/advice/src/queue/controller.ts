import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { workQueue } from '../requests/advice-request.policy.ts';
import { queueSchema, requestParams, type QueuePart } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { advicePaths } from '../advice.paths.ts';
import { Queue } from './queue.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof requestParams>;

const tabs = [
  { tab: 'mine', text: 'Mine', empty: 'You have taken nothing. Requests that you take will be listed here.' },
  {
    tab: 'unassigned',
    text: 'Unassigned',
    empty: 'Every request has somebody. New requests to your team will be listed here.',
  },
  {
    tab: 'team',
    text: 'Team',
    empty: 'Nothing is asked of your team now. New requests will be listed here, the first due day on top.',
  },
  {
    tab: 'done',
    text: 'Done',
    empty: 'Nothing is submitted yet. Advice that your team has submitted will be listed here.',
  },
] as const;

@Controller(advicePaths.queue)
export class QueueController {
  constructor(
    private readonly queue: Queue,
    private readonly requests: AdviceRequestService,
  ) {}

  @Can(workQueue)
  @Get()
  async show(@Acting() actor: Actor, @Query({ schema: queueSchema }) part: QueuePart) {
    const counts = await this.queue.counts(actor);
    return page('page.njk', {
      title: 'My requests',
      wide: true,
      tabs: tabs.map(({ tab, text }) => ({ tab, text, count: counts[tab] })),
      part: tabs.find(({ tab }) => tab === part.tab),
      isContinued: part.after !== undefined,
      ...(await this.queue.page(actor, part)),
    });
  }

  @Can(workQueue)
  @Post(':requestId/take')
  async take(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    await this.requests.take(actor, requestId);
    return seeOther(`${advicePaths.queue}?tab=mine`);
  }

  @Can(workQueue)
  @Post(':requestId/hand-back')
  async handBack(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    await this.requests.handBack(actor, requestId);
    return seeOther(`${advicePaths.queue}?tab=unassigned`);
  }

  @Can(workQueue)
  @Post(':requestId/acknowledge')
  async acknowledge(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    await this.requests.acknowledge(actor, requestId);
    return seeOther(`${advicePaths.queue}?tab=unassigned`);
  }
}
