import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, CaseService } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import { choicesOf } from '../asking/page.ts';
import { ProposedRequests } from '../asking/proposed-requests.ts';
import { RequestSending } from '../asking/request-sending.ts';
import { CaseRequests } from '../case-advice/case-requests.ts';
import type { ReplyKind } from '../replies/advice-reply.entity.ts';
import { Replies } from '../replies/replies.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams, insteadSchema } from '../requests/advice-request.schema.ts';
import { answerParams, answerSchema } from './answer.schema.ts';
import { AuthorityAnswers } from './authority-answers.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof caseRequestParams>;
type AnswerParams = z.infer<typeof answerParams>;

/** What a team answered other than with advice, and what the authority does about it. */
@Controller(advicePaths.answers)
export class AuthorityAnswersController {
  constructor(
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
    private readonly list: CaseRequests,
    private readonly replies: Replies,
    private readonly answers: AuthorityAnswers,
    private readonly proposals: ProposedRequests,
    private readonly sending: RequestSending,
  ) {}

  @Can(runRequest)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) params: RequestParams) {
    const about = await this.about(actor, params);
    return page('page.njk', { ...about, title: `What ${about.request.body ?? 'the body'} answered` });
  }

  /** Asking another body, in one step. */
  @Can(runRequest)
  @Get('another-body')
  async another(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) params: RequestParams) {
    const about = await this.about(actor, params);
    if (!about.request.mayAskAnother) throw new NotFound();
    const { bodies } = await this.proposals.of(await this.cases.forOfficer(actor, params.caseId));
    const others = bodies.filter(({ id }) => id !== about.request.teamId && id !== about.request.commissionerId);
    const sameFirst = others.toSorted(
      (a, b) => Number(b.agency === about.request.source) - Number(a.agency === about.request.source),
    );
    return page('another-body.njk', { ...about, title: 'Send it to another body', bodies: choicesOf(sameFirst) });
  }

  @Can(runRequest)
  @Post('another-body')
  async sendInstead(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: RequestParams,
    @Body({ schema: insteadSchema }) input: z.infer<typeof insteadSchema>,
  ) {
    await this.sending.sendInstead(actor, caseId, requestId, input);
    return seeOther(adviceUrl('case', { caseId }));
  }

  @Can(runRequest)
  @Get(':replyId')
  async form(@Acting() actor: Actor, @Param({ schema: answerParams }) params: AnswerParams) {
    const about = await this.about(actor, params);
    const reply = about.said.find(({ id }) => id === params.replyId);
    if (!reply?.isOpen) throw new NotFound();
    return page('form.njk', { ...about, title: titles[reply.kind as keyof typeof titles], reply });
  }

  @Can(runRequest)
  @Post(':replyId')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: answerParams }) { caseId, requestId, replyId }: AnswerParams,
    @Body({ schema: answerSchema }) input: z.infer<typeof answerSchema>,
  ) {
    await this.answers.answer(actor, caseId, requestId, replyId, input);
    return seeOther(adviceUrl('answers', { caseId, requestId }));
  }

  private async about(actor: Actor, { caseId, requestId }: RequestParams) {
    const request = (await this.list.of(actor, caseId)).find(({ id }) => id === requestId);
    if (!request) throw new NotFound();
    const said = await this.replies.of(actor, requestId);
    const waiting = waitingFor[request.state] ?? [];
    const last = said.findLast(({ kind }) => waiting.includes(kind));
    const isOpen = ({ id, kind, answeredAt }: (typeof said)[number]) =>
      !answeredAt && (kind === 'question' || kind === 'exception' || id === last?.id);
    const url = adviceUrl('answers', { caseId, requestId });
    return {
      header: await this.headers.of(actor, caseId),
      request,
      said: said.map((each) => ({ ...each, isOpen: isOpen(each) })),
      url,
      back: { href: adviceUrl('case', { caseId }), text: 'Advice' },
    };
  }
}

/** What a request in this state waits for the authority's answer to. */
const waitingFor: Record<string, ReplyKind[]> = {
  'wrong-team': ['wrong-team'],
  'not-known': ['not-known'],
  declined: ['cannot-comply'],
  'nil-return': ['nil-return'],
};

const titles = {
  question: 'Answer the question',
  exception: 'Accept the exception, or not',
  'wrong-team': 'Ask the same team again',
  'not-known': 'Take it on yourselves',
  'cannot-comply': 'Accept that they give no advice',
  'nil-return': 'Accept that there is nothing to say',
} as const;
