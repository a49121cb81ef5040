import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseService } from '#cases';
import { agencyWords, allows, type Actor, type Agency } from '#identity';
import { Clock } from '#platform';
import { addDays, adviceRequestMachine, type CivilDate, type Exemption } from '#statute';
import { acceptedExemptions } from '../replies/accepted-exemptions.ts';
import { NO_RECEIPT } from '../escalations/escalation.rules.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import {
  endedWithoutAdvice,
  isNoAdviceAccepted,
  isReplaced,
  isOverUnanswered,
  openStates,
  reuseEnd,
  sqlList,
  withTeam,
  isOffered,
} from '../requests/request-states.ts';
import { adviceDay, lateBy } from '../requests/advice-day.ts';
import { invitationOf } from '../invited/invitation-words.ts';
import { receiptWords, stageForOfficer } from '../requests/request-words.ts';

/** Who was asked for advice on a case, and where each request stands, for the officers of its area. */
@Injectable()
export class CaseRequests {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly clock: Clock,
  ) {}

  /** Every request of the case, those that are open first, by due day; left out and withdrawn last. @throws NotFound */
  async of(actor: Actor, caseId: string) {
    const { areaId, state } = await this.cases.forOfficer(actor, caseId);
    const today = this.clock.today();
    const rows = await this.em.execute<Row[]>(
      `select r.id, r.source, r.duty, r.rule, r.reason, r.adjustment, r.asks, r.state, r.sent_on::text, r.received_on::text, r.received_how as "receivedHow", r.receipt_told_by as "receiptToldBy",
              (select k.promised_on::text from advice_chase k where k.request_id = r.id and k.promised_on is not null order by k.at desc limit 1) as "promisedOn",
              r.due_on::text, r.submitted_at, r.withdrawn_reason, r.returned_reason, r.team_id as "teamId", r.commissioner_id as "commissionerId",
              r.replaces_id as "replacesId", r.questioned_at is not null as "isQuestioned", ${reuseEnd('?::date')} as reuse, (select count(*)::int from advice_reply y where y.request_id = r.id) as said,
              exists (select 1 from advice_reply y where y.request_id = r.id and y.kind = 'exception' and y.answered_at is null) as "isClaimed",
              ${isNoAdviceAccepted} as "isNoAdviceAccepted", t.name as team, o.name as organisation,
              case when t.invited_by_id is not null then (select max(e.at) from audit_entry e where e.area_id = r.area_id and e.case_id = r.case_id and e.subject_id = r.id and e.action = 'adviser.invited') end as "invitedAt",
              p.name as assignee, (select min(c.submitted_at) from contribution c where c.request_id = r.id and c.state = 'submitted') as first_submitted_at
         from advice_request r left join team t on t.id = r.team_id
         left join organisation o on o.id = coalesce(t.organisation_id, r.organisation_id) left join person p on p.id = r.assignee_id
        where r.case_id = ? order by r.state in ${sqlList(endedWithoutAdvice)}, r.due_on, r.id`,
      [today, caseId],
    );
    const now = this.clock.now();
    const mayRun = allows(runRequest, actor, { areaId });
    const exemptions = await acceptedExemptions(
      this.em,
      rows.map(({ id }) => id),
    );
    const list = rows.map((row) =>
      shown(row, {
        today,
        now,
        mayRun,
        isGathering: state === 'assessing',
        isReplaced: isReplaced(row, rows),
        exemptions: exemptions.get(row.id) ?? [],
      }),
    );
    return list.map((each) => ({ ...each, inPlaceOf: list.find(({ id }) => id === each.replacesId)?.body ?? null }));
  }
}

interface About {
  today: string;
  now: Date;
  mayRun: boolean;
  /** Whether advice is gathered: somebody else can be asked. */
  isGathering: boolean;
  /** Whether the same was asked of somebody else since. */
  isReplaced: boolean;
  exemptions: Exemption[];
}

function shown(row: Row, { today, now, mayRun, isGathering, isReplaced, exemptions }: About) {
  const actions = mayRun ? adviceRequestMachine.actionsFrom(row.state) : [];
  const body = row.team ?? row.organisation;
  const isOpen = openStates.includes(row.state);
  return {
    id: row.id,
    asked: agencyWords[row.source],
    duty: row.duty,
    rule: row.rule,
    reason: row.reason,
    adjustment: row.adjustment,
    asks: row.asks,
    organisation: row.organisation,
    body: row.team && row.organisation ? `${row.team}, ${row.organisation}` : body,
    teamId: row.teamId,
    commissionerId: row.commissionerId,
    source: row.source,
    state: row.state,
    isOpen,
    replacesId: row.replacesId,
    stage: stageForOfficer({ ...row, dueOn: row.due_on, body, isAllocated: row.team !== null }, today),
    /** How often the team answered other than with advice, and whether it claims an exception that nobody has judged. */
    said: row.said,
    isQuestioned: row.isQuestioned,
    isClaimed: row.isClaimed,
    isNoAdviceAccepted: row.isNoAdviceAccepted,
    assignee: row.assignee,
    invitation: mayRun && row.invitedAt ? invitationOf({ ...row, invitedAt: row.invitedAt, isOpen }, now) : null,
    sentOn: row.sent_on,
    receivedOn: row.received_on,
    receivedHow: row.receivedHow,
    receipt: receiptWords(row),
    /** Sent a while ago, and nobody knows whether it arrived. */
    isUnreceived: row.state === 'sent' && addDays(row.sent_on as CivilDate, NO_RECEIPT) <= today,
    /** The day promised when the officer last rang; it moves nothing. */
    promisedOn: row.promisedOn,
    isChaseable: mayRun && withTeam.includes(row.state),
    dueOn: row.due_on,
    isProvisional: row.received_on === null,
    isOverdue: isOpen && row.due_on !== null && row.due_on < today,
    deadline: adviceDay({ ...row, sentOn: row.sent_on, receivedOn: row.received_on }, exemptions),
    submittedAt: row.submitted_at,
    lateBy: row.first_submitted_at ? lateBy(row.due_on, new Date(row.first_submitted_at)) : 0,
    withdrawnReason: row.withdrawn_reason,
    returnedReason: row.state === 'returned' ? row.returned_reason : null,
    isOffered: isOffered(row.state),
    isAnswered: ['submitted', 'accepted', 'returned'].includes(row.state),
    mayWithdraw: actions.includes('withdraw'),
    mayAccept: actions.includes('accept'),
    mayAskAnother:
      mayRun && isGathering && (actions.includes('re-route') || (isOverUnanswered(row.state) && !isReplaced)),
  };
}

interface Row {
  id: string;
  source: Agency;
  duty: string;
  rule: string;
  reason: string;
  adjustment: string | null;
  asks: string | null;
  state: AdviceRequest['state'];
  sent_on: string | null;
  received_on: string | null;
  receivedHow: string | null;
  receiptToldBy: string | null;
  promisedOn: string | null;
  due_on: string | null;
  submitted_at: Date | string | null;
  first_submitted_at: Date | string | null;
  withdrawn_reason: string | null;
  returned_reason: string | null;
  team: string | null;
  organisation: string | null;
  assignee: string | null;
  /** When somebody who is asked in person was last invited. */
  invitedAt: Date | string | null;
  teamId: string | null;
  commissionerId: string | null;
  replacesId: string | null;
  isQuestioned: boolean;
  reuse: 'refused' | 'unanswered' | null;
  said: number;
  isClaimed: boolean;
  isNoAdviceAccepted: boolean;
}
