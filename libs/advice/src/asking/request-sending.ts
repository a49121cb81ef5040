import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, CaseService, stageWords } from '#cases';
import type { Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, type FieldErrors } from '#platform';
import { adviceDeadline, adviceRequestMachine, type CivilDate } from '#statute';
import { adviceReRouted, adviceSent } from '../advice.events.ts';
import { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceReply, lastWords } from '../replies/advice-reply.entity.ts';
import { InvitedAdvisers } from '../invited/invited-advisers.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { isAskedNow, isOverUnanswered, isReplaced, offeredStates } from '../requests/request-states.ts';
import type { Further, Instead, Sending, Whom } from '../requests/advice-request.schema.ts';
import { isOfficersChoice, ProposedRequests, type Proposal } from './proposed-requests.ts';
import { checkFurther, checkSending, forReason, type ToAsk } from './request-sending.rules.ts';

/** Sends requests for advice, all of them or none. @rule B1-B11 B14 */
@Injectable()
export class RequestSending {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly proposals: ProposedRequests,
    private readonly requests: AdviceRequestService,
    private readonly invited: InvitedAdvisers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Sends what the officer chose from the proposal, once for a case. @throws NotFound Conflict Invalid */
  async send(actor: Actor, caseId: string, input: Sending): Promise<AdviceRequest[]> {
    const { about, proposal } = await this.gathering(actor, caseId);
    if (await this.em.count(AdviceRequest, { case: caseId, state: { $nin: [...offeredStates] } })) {
      throw new Conflict(
        'The requests were sent already',
        'Another officer sent them a moment ago. Yours were not sent, so nobody is asked twice. Go back to the Advice page to see who was asked.',
      );
    }
    const { toAsk, leftOut, errors } = checkSending(proposal, await this.withBodies(proposal, input));
    refuse(errors);
    const offered = await this.em.find(AdviceRequest, { case: caseId, state: 'proposed' });
    const rows = toAsk.map((each) => this.placed(offered, this.valuesOf(about, proposal, each)));
    for (const { duty, rule, reason, source, why } of leftOut) {
      const state = adviceRequestMachine.next('proposed', 'leave-out');
      this.placed(offered, { ...common(about, proposal), duty, rule, reason, source, adjustment: why, state });
    }
    if (leftOut.length) {
      const details = { rules: leftOut.map(({ rule }) => rule) };
      this.audit.record({ action: 'advice.left-out', areaId: about.areaId, caseId, subjectId: caseId, details });
    }
    return this.announce(rows);
  }

  /** Asks one more, after the first requests were sent. @throws NotFound Conflict Invalid */
  async sendFurther(actor: Actor, caseId: string, input: Further): Promise<AdviceRequest> {
    const { about, proposal } = await this.gathering(actor, caseId);
    const { toAsk, errors } = checkFurther(proposal, await this.asBody(proposal, input));
    refuse(errors);
    const same = await this.em.find(AdviceRequest, { case: caseId, duty: toAsk!.duty });
    if (same.some(({ state }) => isAskedNow(state))) {
      throw new Conflict(
        'That was asked already',
        'A request for the same advice is open. Withdraw it first if somebody else should be asked instead. Nothing was sent.',
      );
    }
    const neverAsked = same.filter(({ state }) => ['left-out', 'proposed'].includes(state));
    const request = this.placed(neverAsked, this.valuesOf(about, proposal, toAsk!));
    await this.announce([request]);
    return request;
  }

  /**
   * Asks another body in place of one that is not the right one, does not know the child, or gave no advice; the first
   * request ends, what was written for it is kept, and the clock of the new body runs from its own receipt.
   * @rule B7 B14 @throws NotFound Conflict Invalid
   */
  async sendInstead(actor: Actor, caseId: string, id: string, input: Instead): Promise<AdviceRequest> {
    const { about, proposal } = await this.gathering(actor, caseId);
    const old = await this.requests.locked(actor, runRequest, id);
    if (old.case !== caseId) throw new NotFound();
    const isOver = isOverUnanswered(old.state);
    const others = isOver ? await this.em.find(AdviceRequest, { case: caseId }) : [];
    if (isReplaced(old, others)) {
      throw new Conflict(
        'Another body was asked already',
        'A colleague sent the request to another body. Yours was not sent, so nobody is asked twice. Go back to the Advice page to see who was asked.',
      );
    }
    if (!isOver) await this.requests.move(old, 're-route');
    const { to, why, asks } = await this.asBody(proposal, input);
    const body = proposal.bodies.find((each) => each.id === to && ![old.team, old.commissioner].includes(each.id));
    if (!body) throw new Invalid({ to: 'Choose another body from the list' });
    const source = body.agency === 'other' ? old.source : body.agency; // somebody in person answers as the body would
    const { duty, rule, reason } = source === old.source || old.rule === 'B8' ? old : forReason(old.reason);
    const toAsk: ToAsk = { duty, rule, reason, source, body, why, asks };
    const request = this.em.create(AdviceRequest, { ...this.valuesOf(about, proposal, toAsk), replacesId: id });
    if (isOver) await this.takeAnswer(actor, id, why);
    else await this.requests.tell(old, 'advice.re-routed', adviceReRouted);
    await this.announce([request]);
    return request;
  }

  /** The team's last word is taken by asking somebody else: it is not what the authority rests on. */
  private async takeAnswer(actor: Actor, request: string, answer: string): Promise<void> {
    await this.em.nativeUpdate(
      AdviceReply,
      { request, kind: { $in: [...lastWords] }, answeredAt: null },
      { answer, isAgreed: false, answeredBy: actor.personId, answeredAt: this.clock.now() },
    );
  }

  /** A case for which advice is gathered, locked so that of two officers one comes second, and what is proposed. @throws NotFound Conflict */
  async gathering(actor: Actor, caseId: string): Promise<{ about: Case; proposal: Proposal }> {
    await this.cases.forOfficer(actor, caseId);
    // not "for update": a team that answers just now writes about the case, and holds the request that is wanted next
    await this.em.execute('select 1 from ehc_case where id = ? for no key update', [caseId]);
    const about = await this.em.findOneOrFail(Case, { id: caseId }, { refresh: true });
    if (about.state === 'assessing') return { about, proposal: await this.proposals.of(about) };
    throw new Conflict(
      'Advice cannot be asked for now',
      `Requests are sent while advice is gathered. This case is at another stage: ${stageWords[about.state]}. Nothing was sent.`,
    );
  }

  /** Somebody who is asked in person becomes a body, chosen like the others. */
  private async asBody<T extends Whom>({ bodies }: Proposal, input: T): Promise<T> {
    if (!input.person) return input;
    const body = await this.invited.bodyOf(input.person);
    bodies.push(body);
    return { ...input, to: body.id };
  }

  /** Nobody is made a body for a request that is left out, nor where the law names the body. */
  private async withBodies(proposal: Proposal, { requests, further }: Sending): Promise<Sending> {
    const chosen: Sending = { requests: [], further: [] };
    for (const each of requests) {
      const proposed = proposal.requests.find(({ key }) => key === each.key);
      const isAsked = each.choice === 'send' && proposed && isOfficersChoice(proposed);
      chosen.requests.push(isAsked ? await this.asBody(proposal, each) : each);
    }
    for (const each of further) chosen.further.push(await this.asBody(proposal, each));
    return chosen;
  }

  /** A row that was there without anybody being asked is used, once; else a new one is made. */
  private placed(there: AdviceRequest[], values: ReturnType<typeof common> & Named): AdviceRequest {
    const at = there.findIndex(({ duty }) => duty === values.duty);
    const [row] = at < 0 ? [] : there.splice(at, 1);
    return row ? this.em.assign(row, values) : this.em.create(AdviceRequest, values);
  }

  private valuesOf(about: Case, proposal: Proposal, { body, why, asks, source, duty, rule, reason }: ToAsk) {
    const sentOn = this.clock.today() as CivilDate;
    return {
      ...common(about, proposal),
      source,
      duty,
      rule,
      reason,
      adjustment: why || null,
      asks: asks || null,
      knownServices: source === 'health' ? about.circumstances.healthServices : [],
      organisation: body.organisationId,
      team: body.kind === 'team' ? body.id : null,
      commissioner: body.kind === 'commissioner' ? body.id : null,
      state: adviceRequestMachine.next('proposed', 'send'),
      sentOn,
      dueOn: adviceDeadline({ receivedOn: sentOn }).dueOn,
      changedAt: this.clock.now(),
    };
  }

  /** Puts the teams on the case and tells everyone concerned. */
  private async announce(rows: AdviceRequest[]): Promise<AdviceRequest[]> {
    await this.em.flush();
    for (const row of rows) if (row.team) await this.requests.joinCase(row);
    for (const row of rows) await this.requests.tell(row, 'advice.sent', adviceSent);
    await this.invited.invite(rows);
    return rows;
  }
}

type Named = Pick<AdviceRequest, 'duty' | 'rule' | 'reason' | 'source' | 'state'> & { adjustment: string | null };

const common = (about: Case, { yearGroup }: Proposal) => ({
  areaId: about.areaId,
  case: about.id,
  reference: about.reference,
  yearGroup,
  knownServices: [] as string[],
});

function refuse(errors: FieldErrors): void {
  if (Object.keys(errors).length) throw new Invalid(errors);
}
