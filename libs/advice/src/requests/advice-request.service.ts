import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Participant } from '#cases';
import { authorize, Person, type Actor } from '#identity';
import { Clock, type Conflict, Invalid, Outbox, type Policy, type Topic } from '#platform';
import { adviceDeadline, adviceRequestMachine, type CivilDate } from '#statute';
import * as events from '../advice.events.ts';
import { AdviceRequest, type ReceiptWay } from './advice-request.entity.ts';
import { answerRequest, handBackRequest, readRequest, runRequest } from './advice-request.policy.ts';
import { conflictOf } from './advice-request.rules.ts';
import { openStates } from './request-states.ts';

type Move = Parameters<typeof adviceRequestMachine.next>[1];

/** The life of a request for advice once it is sent. Each move locks its row, so that of two people one comes second. */
@Injectable()
export class AdviceRequestService {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The request, for its team or an officer of its area; changes nothing. @throws NotFound */
  async find(actor: Actor, id: string): Promise<AdviceRequest> {
    const request = await this.em.findOne(AdviceRequest, { id });
    authorize(readRequest, actor, request);
    return request;
  }

  /** The request, opened by somebody of its team: the first opening is its receipt. @rule B14 @throws NotFound */
  async open(actor: Actor, id: string): Promise<AdviceRequest> {
    const found = await this.em.findOne(AdviceRequest, { id });
    authorize(answerRequest, actor, found);
    if (found.state !== 'sent') return found;
    return this.opened(actor, answerRequest, id);
  }

  /** The request, locked, for whoever answers it: answering one that nobody opened is its receipt. @rule B14 @throws NotFound */
  async opened(actor: Actor, policy: Policy<Actor, AdviceRequest>, id: string): Promise<AdviceRequest> {
    const request = await this.locked(actor, policy, id);
    if (request.state === 'sent') await this.receive(request, 'opened');
    return request;
  }

  /** Receipt without opening. @rule B14 @throws NotFound Conflict */
  async acknowledge(actor: Actor, id: string): Promise<AdviceRequest> {
    const request = await this.locked(actor, answerRequest, id);
    await this.receive(request, 'acknowledged');
    return request;
  }

  /** Takes the request for oneself; taking one that nobody opened is its receipt too. @throws NotFound Conflict */
  async take(actor: Actor, id: string): Promise<AdviceRequest> {
    const request = await this.locked(actor, answerRequest, id);
    if (request.assignee) throw await this.conflict(request);
    await this.assign(request, actor.personId);
    await this.tell(request, 'advice.taken', events.adviceTaken);
    return request;
  }

  /**
   * Gives a request that the caller has locked to a colleague of the actor's own team, who reads the note with it. Like
   * taking, it is the receipt of one that nobody opened. @throws Conflict where it is answered already
   */
  async handOver(actor: Actor, request: AdviceRequest, personId: string, note: string): Promise<void> {
    if (!openStates.includes(request.state)) throw await this.conflict(request);
    await this.assign(request, personId);
    request.handedOverBy = actor.personId;
    request.handOverNote = note || null;
    await this.tell(request, 'advice.handed-over', events.adviceHandedOver, null, { to: personId });
  }

  /** Gives a taken request back to the team. @throws NotFound Conflict */
  async handBack(actor: Actor, id: string): Promise<AdviceRequest> {
    const request = await this.locked(actor, handBackRequest, id);
    await this.move(request, 'hand-back');
    request.letGo();
    await this.tell(request, 'advice.handed-back', events.adviceHandedBack);
    return request;
  }

  /**
   * Moves the state of a request that the caller has locked, as its advice is submitted; the audit line and the news
   * `advice.submitted` are the caller's. Submitting an untaken request takes it; a correction of advice that still
   * waits for the authority moves nothing. @throws NotFound Conflict
   */
  async submitted(actor: Actor, request: AdviceRequest): Promise<void> {
    authorize(answerRequest, actor, request);
    if (request.state === 'sent') await this.receive(request, 'opened');
    if (request.state === 'received') await this.move(request, 'take');
    if (request.state !== 'submitted') await this.move(request, request.state === 'accepted' ? 'correct' : 'submit');
    request.assignee ??= actor.personId;
    request.submittedAt = this.clock.now();
  }

  /** Withdraws a request. @throws NotFound Conflict Invalid */
  async withdraw(actor: Actor, id: string, reason: string): Promise<AdviceRequest> {
    if (!reason.trim()) throw new Invalid({ reason: 'Say why the request is withdrawn' });
    const request = await this.locked(actor, runRequest, id);
    await this.move(request, 'withdraw');
    request.withdrawnReason = reason.trim();
    await this.tell(request, 'advice.withdrawn', events.adviceWithdrawn);
    return request;
  }

  /** The request, locked until the transaction ends, for whom the policy lets in. @throws NotFound */
  async locked(actor: Actor, policy: Policy<Actor, AdviceRequest>, id: string): Promise<AdviceRequest> {
    await this.em.flush(); // reading anew would undo a move that this transaction made before
    const request = await this.em.findOne(
      AdviceRequest,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    authorize(policy, actor, request);
    return request;
  }

  /** Moves the state. @throws Conflict that says in words what happened first. */
  async move(request: AdviceRequest, action: Move): Promise<void> {
    try {
      request.state = adviceRequestMachine.next(request.state, action);
      request.changedAt = this.clock.now();
    } catch {
      throw await this.conflict(request);
    }
  }

  /** Writes the audit line and the news of what was done to a request. */
  async tell(
    request: AdviceRequest,
    action: string,
    event: Topic<events.AboutRequest>,
    previousTeamId: string | null = null,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { id, areaId, case: caseId, source, rule } = request;
    const [teamId, commissionerId] = [request.team ?? null, request.commissioner ?? null];
    this.audit.record({
      action,
      areaId,
      caseId,
      subjectId: id,
      details: { source, rule, ...(teamId ? { team: teamId } : {}), ...details },
    });
    await this.outbox.publish(event, { requestId: id, caseId, areaId, teamId, commissionerId, previousTeamId, source });
  }

  /** Whether the team of a request is on its case now. */
  async isOnCase(request: Pick<AdviceRequest, 'case' | 'team'>): Promise<boolean> {
    return (await this.em.count(Participant, this.partOf(request))) > 0;
  }

  /**
   * Puts the request's team on the case, unless it is there. It leaves by itself (PostgreSQL's `end_part`), in the
   * transaction in which its last request there is withdrawn, goes to another team or body, or is answered with "for
   * another team", "cannot comply" or a signed nil return: from that moment it needs nothing of the child's any more,
   * whatever the authority makes of the answer. If the authority asks it again, it is put back. @rule B7 B15
   */
  async joinCase(request: AdviceRequest, by = request.commissioner ?? null): Promise<void> {
    await this.em.flush();
    const lockMode = LockMode.PESSIMISTIC_WRITE; // waits for a part that is just ending
    if ((await this.em.find(Participant, this.partOf(request), { lockMode })).length) return;
    const { areaId, case: caseId, team } = request;
    this.em.create(Participant, {
      areaId,
      case: caseId,
      part: 'adviser',
      team: team!,
      commissioner: by,
      startedOn: this.clock.today(),
    });
    await this.em.flush();
  }

  private partOf({ case: caseId, team }: Pick<AdviceRequest, 'case' | 'team'>) {
    const lasts = { $or: [{ endedOn: null }, { endedOn: { $gt: this.clock.today() } }] };
    return { case: caseId, team: team ?? null, part: 'adviser' as const, ...lasts };
  }

  /** What is returned or asked about stays where it stands: only its writer changes. */
  private async assign(request: AdviceRequest, personId: string): Promise<void> {
    if (request.state === 'sent') await this.receive(request, 'acknowledged');
    if (request.state === 'received') await this.move(request, 'take');
    else if (!openStates.includes(request.state)) throw await this.conflict(request);
    request.assignee = personId;
    request.changedAt = this.clock.now();
  }

  private async conflict({ state, assignee }: AdviceRequest): Promise<Conflict> {
    const who = assignee ? await this.em.findOne(Person, { id: assignee }) : null;
    return conflictOf(state, who?.name);
  }

  /** Receipt by a body, from which the six weeks run. @rule B14 @throws Conflict */
  async receive(request: AdviceRequest, how: ReceiptWay, receivedOn = this.clock.today() as CivilDate): Promise<void> {
    await this.move(request, 'receive');
    await this.runFrom(request, how, receivedOn, {});
  }

  /** Another day of receipt in place of one that was recorded wrongly; nothing else moves. @rule B14 */
  async putReceiptRight(request: AdviceRequest, how: ReceiptWay, receivedOn: CivilDate, why: string): Promise<void> {
    await this.runFrom(request, how, receivedOn, { inPlaceOf: request.receivedOn, why });
  }

  /** The six weeks run from the day of receipt. */
  private async runFrom(
    request: AdviceRequest,
    how: ReceiptWay,
    receivedOn: CivilDate,
    details: object,
  ): Promise<void> {
    request.receivedOn = receivedOn;
    request.receivedHow = how;
    request.dueOn = adviceDeadline({ receivedOn }).dueOn;
    await this.tell(request, 'advice.received', events.adviceReceived, null, { receivedOn, how, ...details });
  }
}
