import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SubmittedAdvice } from '#advice';
import type { Agency } from '#identity';
import { accountFor } from '../outcomes/outcomes-accounting.rules.ts';
import { inPlanOrder } from '../outcomes/plan-order.ts';
import { PlanLine } from './plan-line.entity.ts';
import { noDetails, type LineDetails, type LineKind, type LineSection } from './plan-line.schema.ts';

/** A need or piece of provision that current advice states. */
export interface AdvisedLine {
  /** Of the advice, the kind and the key together. */
  id: string;
  contributionId: string;
  requestId: string;
  kind: LineKind;
  key: string;
  agency: Agency;
  team: string;
  authorName: string;
  section: LineSection;
  area: string;
  text: string;
  details: LineDetails;
}

/** What was decided about one of them, with the words as advised. Its advice may have been corrected since. */
export interface LineUse {
  /** The id of the advised line. */
  proposalId: string;
  contributionId: string;
  requestId: string;
  kind: LineKind;
  key: string;
  /** Where in its advice it stands, from 1. */
  at: number;
  lineId: string | null;
  use: 'as-it-stands' | 'joined' | 'not-used';
  reason: string | null;
  decidedAt: Date;
  decidedBy: string;
  agency: Agency;
  team: string;
  authorName: string;
  text: string;
  details: LineDetails;
}

/** The needs and provision of a plan as they stand, and what is still owed to the advice. */
export interface LinesState {
  advised: AdvisedLine[];
  /** In the order of the plan. */
  lines: PlanLine[];
  uses: LineUse[];
  /** Advised, and nobody has decided about it. */
  unaccounted: AdvisedLine[];
  /** Uses of words that their author has corrected since. */
  stale: LineUse[];
}

export const advisedId = (contributionId: string, kind: LineKind, key: string) => `${contributionId}-${kind}-${key}`;

/** Reads how the needs and provision of the advice are used. */
@Injectable()
export class Lines {
  constructor(private readonly em: EntityManager) {}

  async of(caseId: string, advice: readonly SubmittedAdvice[]): Promise<LinesState> {
    const advised = advice.flatMap(advisedLines);
    const uses = await this.uses(caseId);
    const lines = await this.em.find(PlanLine, { case: caseId });
    const sourced = lines.map((line) => ({ line, text: line.text, sources: usesOf(line.id, uses) }));
    const ordered = inPlanOrder(sourced, advice).map(({ line }) => line);
    return { advised, lines: ordered, uses, ...accountFor(advised, uses) };
  }

  private async uses(caseId: string): Promise<LineUse[]> {
    type Row = Omit<LineUse, 'proposalId' | 'decidedAt' | 'text' | 'details' | 'at'> & {
      decidedAt: string;
      at: number | null;
      words: { text?: string } & Partial<LineDetails>;
    };
    const rows = await this.em.execute<Row[]>(
      `select s.contribution_id as "contributionId", s.kind, s.key, s.line_id as "lineId", s.use, s.reason,
              s.decided_at as "decidedAt", d.name as "decidedBy", k.request_id as "requestId", r.source as agency,
              coalesce(t.name || ', ' || o.name, u.organisation, '') as team, k.body #>> '{author,name}' as "authorName",
              w.at::int as at, coalesce(w.words, '{}') as words
         from line_source s join contribution k on k.id = s.contribution_id join advice_request r on r.id = k.request_id
         left join team t on t.id = k.team_id left join organisation o on o.id = t.organisation_id left join advice_reuse u on u.request_id = k.request_id and k.team_id is null
         join person d on d.id = s.decided_by_id
         left join lateral jsonb_array_elements(k.body->case s.kind when 'need' then 'needs' else 'provision' end)
           with ordinality as w(words, at) on w.words->>'key' = s.key
        where s.case_id = ? order by s.decided_at, s.contribution_id, s.kind, s.key`,
      [caseId],
    );
    return rows.map(({ words, at, ...row }) => ({
      ...row,
      proposalId: advisedId(row.contributionId, row.kind, row.key),
      at: at ?? 0,
      decidedAt: new Date(row.decidedAt),
      text: words.text ?? '',
      details: detailsOf(words),
    }));
  }
}

/** The uses that a line rests on. */
export const usesOf = (lineId: string, uses: readonly LineUse[]) => uses.filter((use) => use.lineId === lineId);

/** The needs and provision that some advice states. */
export function advisedLines({
  contributionId,
  requestId,
  agency,
  team,
  author,
  body,
}: SubmittedAdvice): AdvisedLine[] {
  const line = (kind: LineKind, { key, section, area = '', text }: Stated, details: LineDetails): AdvisedLine => {
    const id = advisedId(contributionId, kind, key);
    return {
      id,
      contributionId,
      requestId,
      kind,
      key,
      agency,
      team,
      authorName: author.name,
      section,
      area,
      text,
      details,
    };
  };
  return [
    ...body.needs.map((need) => line('need', need, noDetails)),
    ...body.provision.map((each) => line('provision', each, detailsOf(each))),
  ];
}

type Stated = Pick<AdvisedLine, 'key' | 'section' | 'text'> & { area?: string };

function detailsOf(given: Partial<LineDetails>): LineDetails {
  const { who = '', skill = '', group = '', frequency = '', duration = '', reviewed = '' } = given;
  return { ...noDetails, who, skill, group, frequency, duration, reviewed };
}
