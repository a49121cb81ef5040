import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound } from '#platform';
import { adviceAnswered } from '../advice.events.ts';
import { AdviceReply, isLastWord } from '../replies/advice-reply.entity.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { conflictOf } from '../requests/advice-request.rules.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { isOverUnanswered } from '../requests/request-states.ts';
import type { Answer } from './answer.schema.ts';

/**
 * What the authority answers to a team: a question, a claim of an exception, "it is for another team", "not known to us"
 * (it takes the duty on itself), and the last word of a team that gives no advice (it accepts it as it is). @rule B7 B14 B15
 */
@Injectable()
export class AuthorityAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly clock: Clock,
  ) {}

  /** Answers once, for good. The due day moves for none of them. @throws NotFound Conflict Invalid */
  async answer(actor: Actor, caseId: string, requestId: string, replyId: string, given: Answer): Promise<AdviceReply> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    const reply = await this.em.findOne(AdviceReply, { id: replyId, request: requestId, case: caseId });
    if (!reply || !isAnswerable(reply)) throw new NotFound();
    if (reply.answeredAt) throw answeredAlready();
    const action = await this.consequence(request, reply, given);
    reply.answer = given.answer;
    reply.isAgreed = reply.kind === 'exception' ? given.agree === 'yes' : isLastWord(reply.kind) || null;
    reply.answeredBy = actor.personId;
    reply.answeredAt = this.clock.now();
    await this.em.flush();
    if (reply.kind === 'question') await this.noteQuestions(request);
    await this.requests.tell(request, action, adviceAnswered, null, { reply: reply.id });
    return reply;
  }

  /** @returns the word for the record */
  private async consequence(request: AdviceRequest, { kind }: AdviceReply, { agree }: Answer): Promise<string> {
    if (kind === 'question') return 'advice.question-answered';
    if (kind === 'exception') {
      if (!agree) throw new Invalid({ agree: 'Choose whether you accept the exception' });
      return agree === 'yes' ? 'advice.exception-accepted' : 'advice.exception-refused';
    }
    if (isLastWord(kind)) {
      if (!isOverUnanswered(request.state)) throw conflictOf(request.state);
      return 'advice.no-advice-accepted';
    }
    if (kind === 'not-known') {
      await this.requests.move(request, 'take-on');
      return 'advice.taken-on';
    }
    await this.requests.move(request, 'ask-again');
    request.letGo();
    await this.requests.joinCase(request);
    return 'advice.asked-again';
  }

  /** Since when the oldest open question waits; none where all are answered. */
  private async noteQuestions(request: AdviceRequest): Promise<void> {
    const open = { request: request.id, kind: 'question', answeredAt: null } as const;
    const oldest = await this.em.findOne(AdviceReply, open, { orderBy: { saidAt: 'asc' } });
    request.questionedAt = oldest?.saidAt ?? null;
    await this.em.flush();
  }
}

const isAnswerable = ({ kind }: Pick<AdviceReply, 'kind'>) =>
  isLastWord(kind) || ['question', 'exception', 'wrong-team', 'not-known'].includes(kind);

const answeredAlready = () =>
  new Conflict(
    'This was answered already',
    'A colleague answered a moment ago. Yours was not kept. Go back to see what was answered.',
  );
