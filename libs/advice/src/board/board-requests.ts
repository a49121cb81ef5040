import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { agencyWords, type Agency } from '#identity';
import { Clock } from '#platform';
import { addDays, type CivilDate, type Exemption } from '#statute';
import { NO_RECEIPT } from '../escalations/escalation.rules.ts';
import type { Statement } from '../queue/queue-statement.ts';
import { acceptedExemptions } from '../replies/accepted-exemptions.ts';
import { adviceDay } from '../requests/advice-day.ts';
import { isOverUnanswered, openStates, withTeam } from '../requests/request-states.ts';
import { stageForOfficer } from '../requests/request-words.ts';
import { AT_RISK, hasNobodyToSign, isClaimed, isUnreplaced, isUnsettled, reuseEndOf } from './board.rules.ts';

/** The requests of cases that are owed, judged or were ended without advice, the first due day on top. */
export const boardRequestsStatement = (today: string, caseIds: readonly string[]): Statement => [
  `select r.id, r.case_id as "caseId", r.source, r.state, r.sent_on::text as "sentOn", r.received_on::text as "receivedOn", r.received_how as "receivedHow", r.receipt_told_by as "receiptToldBy", r.due_on::text as "dueOn",
          r.questioned_at is not null as "isQuestioned", ${isClaimed} as "isClaimed", ${hasNobodyToSign} as "hasNobodyToSign", ${isUnreplaced} as "isUnreplaced", ${reuseEndOf('?::date')} as reuse, c.state as "stageOfCase", r.team_id is not null as "isAllocated", t.name as team, o.name as organisation, p.name as assignee,
          (select k.promised_on::text from officer_chase k where k.request_id = r.id and k.promised_on is not null order by k.at desc limit 1) as "promisedOn",
          exists (select 1 from officer_chase k where k.request_id = r.id and k.kind = 'mail' and k."on" = ?::date) as "isReminded"
     from officer_request r join officer_case c on c.id = r.case_id left join team t on t.id = r.team_id
     left join organisation o on o.id = coalesce(t.organisation_id, r.organisation_id) left join person p on p.id = r.assignee_id
    where r.case_id = any(?::uuid[]) and ${isUnsettled} order by r.due_on, r.id`,
  today,
  today,
  `{${caseIds.join(',')}}`,
];

/** What each case still waits for: from the bodies, and from the officer. */
@Injectable()
export class BoardRequests {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** By case, the first due day on top; an officer's views hold those of their own area alone. */
  async of(caseIds: readonly string[]) {
    const today = this.clock.today();
    const [sql, ...values] = boardRequestsStatement(today, caseIds);
    const rows = (await this.em.execute<Row[]>(sql, values)).filter(isShown);
    const exemptions = await acceptedExemptions(
      this.em,
      rows.map(({ id }) => id),
      'officer_reply',
    );
    return Map.groupBy(
      rows.map((row) => shown(row, today as CivilDate, exemptions.get(row.id))),
      ({ caseId }) => caseId,
    );
  }
}

/** What is owed or to be judged; what ended without advice, only while advice is gathered and nobody was asked since. */
function isShown({ state, stageOfCase, isUnreplaced, reuse }: Row): boolean {
  if (openStates.includes(state) || state === 'submitted') return true;
  return stageOfCase === 'assessing' && (isUnreplaced || reuse !== null);
}

function shown({ team, organisation, ...row }: Row, today: CivilDate, exemptions?: readonly Exemption[]) {
  const { state, dueOn } = row;
  const isOpen = openStates.includes(state);
  const body = team ?? organisation;
  return {
    id: row.id,
    caseId: row.caseId,
    asked: agencyWords[row.source],
    body: team && organisation ? `${team}, ${organisation}` : body,
    stage: stageForOfficer({ ...row, body }, today),
    task: taskOf(row),
    dueOn,
    isOpen,
    isProvisional: row.receivedOn === null,
    deadline: adviceDay(row, exemptions),
    isOverdue: isOpen && dueOn! < today,
    isAtRisk: ['sent', 'received'].includes(state) && dueOn! >= today && dueOn! <= addDays(today, AT_RISK),
    isUnreceived: state === 'sent' && addDays(row.sentOn as CivilDate, NO_RECEIPT) <= today,
    promisedOn: row.promisedOn,
    isReminded: row.isReminded,
    isChaseable: withTeam.includes(state) && !row.isReminded,
  };
}

/** What the officer can do about it now, and where; null where it is for the body alone. @rule B7 B14 B15 */
function taskOf({
  id,
  caseId,
  state,
  isQuestioned,
  isClaimed: claims,
  hasNobodyToSign,
  stageOfCase,
}: Omit<Row, 'team' | 'organisation'>): { text: string; href: string } | null {
  const path = `/cases/${caseId}/advice/${id}`;
  if (state === 'submitted') return { text: 'Accept or return the advice', href: `${path}/acceptance` };
  if (state === 'proposed') return { text: 'Ask for fresh advice', href: `/cases/${caseId}/advice` };
  if (isOverUnanswered(state)) return { text: 'Read why, and accept it or ask another body', href: `${path}/answers` };
  if (state === 'wrong-team') return { text: 'Read who should be asked, and pass it on', href: `${path}/answers` };
  // the case has gone on meanwhile, or nobody of the team can sign that there is nothing to say
  if (state === 'not-known' && (hasNobodyToSign || stageOfCase !== 'assessing'))
    return { text: 'Take it on, or ask another body', href: `${path}/answers` };
  if (isQuestioned) return { text: 'Answer the question', href: `${path}/answers` };
  return claims ? { text: 'Judge the exception claimed', href: `${path}/answers` } : null;
}

export type BoardRequest = ReturnType<typeof shown>;

interface Row {
  id: string;
  caseId: string;
  source: Agency;
  state: string;
  sentOn: string;
  dueOn: string | null;
  receivedOn: string | null;
  receivedHow: string | null;
  receiptToldBy: string | null;
  isQuestioned: boolean;
  isClaimed: boolean;
  hasNobodyToSign: boolean;
  isUnreplaced: boolean;
  stageOfCase: string;
  reuse: 'refused' | 'unanswered' | null;
  isAllocated: boolean;
  team: string | null;
  organisation: string | null;
  assignee: string | null;
  promisedOn: string | null;
  isReminded: boolean;
}
