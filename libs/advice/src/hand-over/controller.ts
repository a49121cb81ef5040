import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { backToQueue, placeSchema } from './back-to-queue.ts';
import { workQueue } from '../requests/advice-request.policy.ts';
import { HandOver } from './hand-over.ts';
import { handOverSchema, selectionSchema } from './hand-over.schema.ts';

const takeForm = selectionSchema.extend(placeSchema.shape);
const handOverForm = handOverSchema.extend(placeSchema.shape);

/** The ticked rows of the queue; its page shows the form (`_page`). */
@Controller(advicePaths.selected)
export class SelectedRequestsController {
  constructor(private readonly handOver: HandOver) {}

  @Can(workQueue)
  @Post('take')
  async take(@Acting() actor: Actor, @Body({ schema: takeForm }) { ids, _page }: z.infer<typeof takeForm>) {
    const { taken, missed } = await this.handOver.take(actor, ids);
    return seeOther(backToQueue(_page, { done: 'taken', count: taken, missed }));
  }

  @Can(workQueue)
  @Post('hand-over')
  async give(
    @Acting() actor: Actor,
    @Body({ schema: handOverForm }) { _page, ...input }: z.infer<typeof handOverForm>,
  ) {
    const count = await this.handOver.handOver(actor, input);
    return seeOther(backToQueue(_page, { done: 'handed-over', count }));
  }
}
