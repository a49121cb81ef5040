import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Appointments, pairsOf, placeChoices, placeWords, visitSchema, type Visit } from '#family-record';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import { answerRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AnswerPages } from '../writing/answer-pages.ts';

const page = pagesIn(import.meta.dirname);
const notices = {
  planned: 'The visit is planned. The family and the case officer see it; others on the case see its day and time.',
  cancelled: 'The visit is called off.',
} as const;
const querySchema = z.object({ done: z.enum(['planned', 'cancelled']).optional().catch(undefined) });
const visitParams = requestParams.extend({ visitId: z.uuid() });
type RequestParams = z.infer<typeof requestParams>;

/** A team's visits to the child, beside the request that it answers, and those of others that it might join. @rule A9 */
@Controller(advicePaths.visits)
export class RequestVisitsController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly appointments: Appointments,
    private readonly pages: AnswerPages,
  ) {}

  @Can(answerRequest)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Query({ schema: querySchema }) { done }: z.infer<typeof querySchema>,
  ) {
    const request = await this.requests.open(actor, requestId);
    const visits = await this.appointments.toCome(actor, request.case);
    const { clashes, joint } = pairsOf(visits);
    const isOwn = ({ one, other }: (typeof joint)[number]) => [one.teamId, other.teamId].includes(actor.teamId!);
    return page('page.njk', {
      ...(await this.pages.about(request)),
      title: 'Visits to the child',
      notice: done && notices[done],
      visits,
      clashes: clashes.filter(isOwn),
      joint: joint.filter(isOwn),
      hasPlanned: visits.some(({ teamId }) => teamId === actor.teamId),
      places: placeWords,
      placeChoices,
      url: adviceUrl('visits', { requestId }),
      back: { href: adviceUrl('answer', { requestId }), text: 'The request' },
    });
  }

  @Can(answerRequest)
  @Post()
  async plan(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: visitSchema }) visit: Visit,
  ) {
    const request = await this.requests.find(actor, requestId);
    await this.appointments.plan(actor, request.case, visit);
    return seeOther(`${adviceUrl('visits', { requestId })}?done=planned`);
  }

  @Can(answerRequest)
  @Post(':visitId/cancel')
  async cancel(
    @Acting() actor: Actor,
    @Param({ schema: visitParams }) { requestId, visitId }: z.infer<typeof visitParams>,
  ) {
    const request = await this.requests.find(actor, requestId);
    await this.appointments.cancel(actor, request.case, visitId);
    return seeOther(`${adviceUrl('visits', { requestId })}?done=cancelled`);
  }
}
