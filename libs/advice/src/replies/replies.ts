import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { allows, type Actor } from '#identity';
import { Clock, Invalid, NotFound } from '#platform';
import {
  adviceDeadline,
  adviceRequestMachine,
  groundsFor,
  judgeExemption,
  type CivilDate,
  type Ground,
} from '#statute';
import { adviceReplied } from '../advice.events.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { answerRequest, runRequest, signNilReturn } from '../requests/advice-request.policy.ts';
import { conflictOf } from '../requests/advice-request.rules.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { isOverUnanswered } from '../requests/request-states.ts';
import { mayAsk } from '../requests/request-words.ts';
import { AdviceReply, lastWords, type ReplyKind } from './advice-reply.entity.ts';
import { groundWords, saidWords, waysOfAnswering, type WayOfAnswering } from './reply-words.ts';
import type { Reply } from './reply.schema.ts';

/** What each kind does to the request; a question and an exception leave it where it is. */
const moves = {
  question: null,
  exception: null,
  'wrong-team': 'report-wrong-team',
  'not-known': 'report-not-known',
  'cannot-comply': 'decline',
  assess: 'assess',
  commission: 'commission',
  'nil-return': 'sign-off-nil-return',
} as const;

/** What a team answers to a request other than with advice, each with its consequence. @rule B7 B14 B15 */
@Injectable()
export class Replies {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly clock: Clock,
  ) {}

  /** How this person may answer now, in the order of the page. */
  waysFor(actor: Actor, request: AdviceRequest): readonly WayOfAnswering[] {
    return waysOfAnswering.filter(({ kind }) => allows(policyOf(kind), actor, request) && isPossible(kind, request));
  }

  /**
   * What was said and answered on a request, oldest first; for the area's officers and its team. A team whose part on the
   * case has ended with its last word reads it until the authority has taken that. @throws NotFound
   */
  async of(actor: Actor, requestId: string) {
    const request = await this.requests.find(actor, requestId);
    const isOfficers = allows(runRequest, actor, request);
    if (!isOfficers && (await this.isTaken(request)) && !(await this.requests.isOnCase(request))) throw new NotFound();
    const rows = await this.em.execute<Row[]>(
      `select r.id, r.kind, r.words, r.ground, r.whom, r.begins_on::text as "beginsOn", r.ends_on::text as "endsOn", r.said_at as "saidAt",
              s.name as "saidBy", r.answer, r.is_agreed as "isAgreed", r.answered_at as "answeredAt", a.name as "answeredBy"
         from advice_reply r left join person s on s.id = r.said_by_id left join person a on a.id = r.answered_by_id
        where r.request_id = ? order by r.said_at, r.id`,
      [requestId],
    );
    return rows.map((row) => ({ ...row, what: saidWords[row.kind], groundWords: groundWords(row.ground) }));
  }

  /** Says it and moves the request as the law has it; answering a request that nobody opened is its receipt. @throws NotFound Conflict Invalid */
  async say(actor: Actor, requestId: string, reply: Reply): Promise<AdviceReply> {
    const { kind } = reply;
    const request = await this.requests.opened(actor, policyOf(kind), requestId);
    const move = moves[kind];
    if (!move && !mayAsk(request.state)) throw conflictOf(request.state);
    if (reply.kind === 'exception') this.refuseUnlawful(request, reply);
    if (move) await this.requests.move(request, move);
    if (kind === 'assess' || kind === 'commission') request.assignee = actor.personId;
    if (kind === 'question') request.questionedAt ??= this.clock.now();
    await this.em.flush();
    const { areaId, case: about, team } = request;
    const said = this.em.create(AdviceReply, {
      areaId,
      case: about,
      request: requestId,
      team: team!,
      ...reply,
      saidBy: actor.personId,
      saidAt: this.clock.now(),
    });
    await this.em.flush();
    await this.requests.tell(request, `advice.${kind}`, adviceReplied, null, { reply: said.id });
    return said;
  }

  /** Whether the authority accepted the team's last word, or has asked somebody else. */
  async isTaken({ id, state }: Pick<AdviceRequest, 'id' | 'state'>): Promise<boolean> {
    const said = { request: id, kind: { $in: [...lastWords] }, answeredAt: null };
    return isOverUnanswered(state) && (await this.em.count(AdviceReply, said)) === 0;
  }

  /** An exception is held against the closed list before the authority is troubled with it. @rule B14 */
  private refuseUnlawful({ receivedOn }: AdviceRequest, claim: Extract<Reply, { kind: 'exception' }>): void {
    const { ground, beginsOn: from, endsOn: to } = claim;
    const deadline = adviceDeadline({ receivedOn: receivedOn as CivilDate });
    const exemption = { rule: 'B14', ground: ground as Ground, from: from as CivilDate, to: to as CivilDate };
    const { applies, reason } = judgeExemption(exemption, deadline);
    const isGroundAllowed = groundsFor('B14').some((each) => each.ground === ground);
    if (!applies) throw new Invalid({ [isGroundAllowed ? 'endsOn' : 'ground']: reason });
  }
}

const policyOf = (kind: ReplyKind) => (kind === 'nil-return' ? signNilReturn : answerRequest);

function isPossible(kind: ReplyKind, { state }: AdviceRequest): boolean {
  const move = moves[kind];
  return move ? adviceRequestMachine.actionsFrom(state).includes(move) : mayAsk(state);
}

interface Row {
  id: string;
  kind: ReplyKind;
  words: string;
  ground: string | null;
  whom: string | null;
  beginsOn: string | null;
  endsOn: string | null;
  saidAt: Date | string;
  saidBy: string | null;
  answer: string | null;
  isAgreed: boolean | null;
  answeredAt: Date | string | null;
  answeredBy: string | null;
}
