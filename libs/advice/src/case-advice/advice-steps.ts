import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseSteps, type Case, type CourseOfCase, type Duty, type Step } from '#cases';
import { agencyWords, type Agency } from '#identity';
import { civil, londonDay } from '#platform';
import type { Exemption } from '#statute';
import { acceptedExemptions } from '../replies/accepted-exemptions.ts';
import { adviceDay } from '../requests/advice-day.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import type { ReplyKind } from '../replies/advice-reply.entity.ts';
import { saidWords } from '../replies/reply-words.ts';
import { openStates } from '../requests/request-states.ts';

const ANSWERED = ['submitted', 'accepted'];

/** What the case's timeline is told of advice: who was asked, whose six weeks run, who has answered. @rule B14 D2 */
@Injectable()
export class AdviceSteps {
  constructor(
    private readonly em: EntityManager,
    steps: CaseSteps,
  ) {
    steps.add((found) => this.of(found));
  }

  private async of({ id }: Case): Promise<CourseOfCase> {
    const rows = await this.em.execute<Row[]>(
      `select r.id, r.source, r.state, r.sent_on::text, r.received_on::text, t.name as team, o.name as organisation,
              (select min(k.submitted_at) from contribution k where k.request_id = r.id) as submitted_at
         from advice_request r left join organisation o on o.id = r.organisation_id left join team t on t.id = r.team_id
        where r.case_id = ? and r.sent_on is not null order by r.sent_on, r.id`,
      [id],
    );
    const exemptions = await acceptedExemptions(
      this.em,
      rows.map((row) => row.id),
    );
    return {
      steps: [...rows.flatMap(stepsOf), ...(await this.saidOn(id))],
      duties: rows.flatMap((row) => dutyOf(row, exemptions.get(row.id))),
      waiting: rows
        .filter(({ state }) => state === 'sent')
        .map((row) => ({
          holder: bodyOf(row),
          words: `has not opened the request for advice sent on ${civil(row.sent_on)}; its 6 weeks begin when it does`,
        })),
    };
  }

  /** What bodies answered other than with advice; questions and claims stay on their own page. */
  private async saidOn(caseId: string): Promise<Step[]> {
    const rows = await this.em.execute<
      (Pick<Row, 'source' | 'team' | 'organisation'> & { on: string; kind: ReplyKind })[]
    >(
      `select r.source, y.kind, (y.said_at at time zone 'Europe/London')::date::text as "on", t.name as team, null as organisation
         from advice_reply y join advice_request r on r.id = y.request_id join team t on t.id = y.team_id
        where y.case_id = ? and y.kind not in ('question', 'exception') order by y.said_at, y.id`,
      [caseId],
    );
    return rows.map(({ on, kind, ...row }) => ({ on, words: `${saidWords[kind]}: ${bodyOf(row)}` }));
  }
}

function stepsOf(row: Row): Step[] {
  return [
    { on: row.sent_on, words: `Asked for advice: ${bodyOf(row)}` },
    ...(row.submitted_at ? [{ on: dayOf(row.submitted_at), words: `Advice given: ${bodyOf(row)}` }] : []),
  ];
}

function dutyOf(row: Row, exemptions: Exemption[] = []): Duty[] {
  const { source, state, received_on, submitted_at } = row;
  const isAnswered = ANSWERED.includes(state);
  if (!received_on || !(isAnswered || openStates.includes(state))) return [];
  const deadline = adviceDay({ source, receivedOn: received_on }, exemptions)!;
  return [{ deadline, holder: bodyOf(row), met: isAnswered && submitted_at ? dayOf(submitted_at) : null }];
}

const dayOf = (at: Date | string) => londonDay(new Date(at));
const bodyOf = ({ source, team, organisation }: Pick<Row, 'source' | 'team' | 'organisation'>) =>
  [agencyWords[source], team ?? organisation].filter(Boolean).join(', ');

interface Row {
  id: string;
  source: Agency;
  state: AdviceRequest['state'];
  sent_on: string;
  received_on: string | null;
  submitted_at: Date | string | null;
  team: string | null;
  organisation: string | null;
}
