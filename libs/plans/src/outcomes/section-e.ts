import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AdviceReader, type Proposal, type SubmittedAdvice } from '#advice';
import type { Actor } from '#identity';
import { Lines, type LinesState } from '../merging/lines.ts';
import { Outcome } from '../outcome.entity.ts';
import { planUrl } from '../plans.paths.ts';
import { accountFor } from './outcomes-accounting.rules.ts';
import { inPlanOrder } from './plan-order.ts';

/** What was decided about one proposal, with the proposal as it was worded. Its advice may have been corrected since. */
export interface SourceLine {
  proposalId: string;
  outcomeId: string | null;
  use: 'as-it-stands' | 'joined' | 'not-used';
  reason: string | null;
  decidedAt: Date;
  decidedBy: string;
  /** Of the proposal: */
  requestId: string;
  contributionId: string;
  edition: number;
  agency: Proposal['agency'];
  team: string;
  authorName: string;
  key: string;
  /** Where in its advice it stands, from 0. */
  at: number;
  text: string;
  by: string;
  measure: string;
}

/** Section E as it stands: the advice, what it proposes, what became of each proposal, and what is still owed. */
export interface SectionEState {
  caseId: string;
  outcomes: Outcome[];
  advice: SubmittedAdvice[];
  proposals: Proposal[];
  sources: SourceLine[];
  /** Proposals that nobody has decided about. */
  unaccounted: Proposal[];
  /** Uses of wording that its author has corrected since. */
  stale: SourceLine[];
  /** Outcomes that no advice supports any more (F5). */
  unsupported: Outcome[];
  /** The needs and provision, accounted for in the same way. */
  lines: LinesState;
}

@Injectable()
export class SectionE {
  constructor(
    private readonly em: EntityManager,
    private readonly advice: AdviceReader,
    private readonly lines: Lines,
  ) {}

  /** Section E of a case, for an officer of its area. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<SectionEState> {
    const advice = await this.advice.submittedFor(actor, caseId);
    const proposals = await this.advice.proposalsFor(actor, caseId);
    const sources = await this.sources(caseId, advice);
    const found = await this.em.find(Outcome, { case: caseId });
    const outcomes = inPlanOrder(
      found.map((outcome) => ({
        outcome,
        ...{ text: outcome.text, position: outcome.position },
        sources: sources.filter(({ outcomeId }) => outcomeId === outcome.id),
      })),
      advice,
    ).map(({ outcome }) => outcome);
    const { unaccounted, stale } = accountFor(proposals, sources);
    const unsupported = outcomes.filter(({ id }) => !sources.some(({ outcomeId }) => outcomeId === id));
    const lines = await this.lines.of(caseId, advice);
    return { caseId, outcomes, advice, proposals, sources, unaccounted, stale, unsupported, lines };
  }

  private async sources(caseId: string, advice: readonly SubmittedAdvice[]): Promise<SourceLine[]> {
    const rows = await this.em.execute<(Omit<SourceLine, 'decidedAt' | 'at'> & { decidedAt: string })[]>(
      `select s.proposal_id as "proposalId", s.outcome_id as "outcomeId", s.use, s.reason, s.decided_at as "decidedAt",
              d.name as "decidedBy", k.request_id as "requestId", k.id as "contributionId", k.edition, p.source as agency,
              coalesce(t.name || ', ' || o.name, u.organisation) as team, k.body #>> '{author,name}' as "authorName", p.key, p.text, p.by, p.measure
         from outcome_source s join proposed_outcome p on p.id = s.proposal_id join contribution k on k.id = p.contribution_id
         left join team t on t.id = k.team_id left join organisation o on o.id = t.organisation_id
         left join advice_reuse u on u.request_id = k.request_id join person d on d.id = s.decided_by_id
        where s.case_id = ? order by s.decided_at, s.id`,
      [caseId],
    );
    return rows.map((row) => {
      const body = advice.find(({ contributionId }) => contributionId === row.contributionId)?.body;
      const at = body?.outcomes.findIndex(({ key }) => key === row.key) ?? 0;
      return { ...row, at, decidedAt: new Date(row.decidedAt) };
    });
  }
}

/** What keeps a plan from being made, each thing in a sentence, under the anchor of the page where it is mended. */
export interface Block {
  id: string;
  sentence: string;
  href: string;
}

export function blocksOf({
  caseId,
  outcomes: all,
  unaccounted,
  stale,
  unsupported,
  lines,
  advice,
}: SectionEState): Block[] {
  const outcomes: Omit<Block, 'href'>[] = [
    ...unaccounted.map(({ id, team, text }) => ({
      id,
      sentence: `${team} proposes “${brief(text)}”. Decide how it is used.`,
    })),
    ...stale.map(({ proposalId, team, text }) => ({
      id: proposalId,
      sentence: `${team} has corrected its advice. Decide again about “${brief(text)}”.`,
    })),
    ...unsupported.map(({ id, text }) => ({
      id,
      sentence: `No advice supports “${brief(text)}”. Join a proposal to it or delete it.`,
    })),
    ...all
      .filter(({ asides }) => asides.length)
      .map(({ id, text }) => ({
        id,
        sentence: `Two texts were written at the same time for “${brief(text)}”. Choose which stands.`,
      })),
  ];
  const unplaced = advice.flatMap(({ contributionId, team }) => {
    const own = lines.unaccounted.filter((line) => line.contributionId === contributionId).length;
    const what = own === 1 ? 'One need or piece of provision' : `${own} needs and pieces of provision`;
    return own ? [{ id: contributionId, sentence: `${what} of ${team}: decide how each is used.` }] : [];
  });
  const corrected = lines.stale.map(({ proposalId, team, text }) => ({
    id: proposalId,
    sentence: `${team} has corrected its advice. Decide again about “${brief(text)}”.`,
  }));
  const under = (path: 'outcomes' | 'needsAndProvision') => (block: Omit<Block, 'href'>) => ({
    ...block,
    href: `${planUrl(path, { caseId })}#${block.id}`,
  });
  return [...outcomes.map(under('outcomes')), ...[...unplaced, ...corrected].map(under('needsAndProvision'))];
}

/** The first words of a text, to know it by. */
export const brief = (text: string) => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);
