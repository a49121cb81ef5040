import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AdviceRequestService } from '#advice';
import { Case, Child } from '#cases';
import { agencyWords, authorize, type Actor, type Agency } from '#identity';
import { NotFound } from '#platform';
import { Outcome } from '../outcome.entity.ts';
import { inPlanOrder } from '../outcomes/plan-order.ts';
import { readSectionE } from '../plans.policy.ts';

/** Where an outcome comes from, in its author's words. */
export interface SharedSource {
  outcomeId: string | null;
  agency: Agency;
  profession: string;
  authorName: string;
  text: string;
  reason: string | null;
}

/** An outcome as teams and families read it while the plan is being put together. */
export interface SharedOutcome {
  id: string;
  text: string;
  by: string;
  measure: string;
  steps: string;
  owners: string[];
  sources: SharedSource[];
}

interface SharedSection {
  about: Case;
  childName: string;
  outcomes: SharedOutcome[];
  /** What was not used, and why. */
  notUsed: SharedSource[];
}

/** Section E for those who do not decide about it: of a team, what rests on its advice; of a family, all. Row-level security knows which. */
@Injectable()
export class SharedOutcomes {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
  ) {}

  /** The case whose Section E somebody reads: an officer, a team whose advice was accepted, or the family. @throws NotFound */
  async readable(actor: Actor, caseId: string): Promise<Case> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(readSectionE, actor, about);
    if (actor.teamId && !actor.areaId && !(await this.hasAccepted(actor, caseId))) throw new NotFound();
    return about;
  }

  /** The case of a request whose advice was accepted, for the team that gave it. @throws NotFound */
  async caseOf(actor: Actor, requestId: string): Promise<string> {
    const { case: caseId, team } = await this.requests.find(actor, requestId);
    if (team !== actor.teamId || !team) throw new NotFound();
    await this.readable(actor, caseId);
    return caseId;
  }

  /** @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<SharedSection> {
    const about = await this.readable(actor, caseId);
    const child = await this.em.findOneOrFail(Child, { id: about.child });
    const sources = await this.sources(caseId);
    const found = await this.em.find(Outcome, { case: caseId });
    const mine = found.map((outcome) => ({
      ...{ outcome, text: outcome.text, position: outcome.position },
      sources: sources.filter(({ outcomeId }) => outcomeId === outcome.id),
    }));
    const ranking = sources.map(({ contributionId, agency, authorName: name }) => ({
      contributionId,
      agency,
      author: { name },
    }));
    return {
      about,
      childName: child.fullName(),
      outcomes: inPlanOrder(mine, ranking).map(
        ({ outcome: { id, text, by, measure, steps, owners }, sources: own }) => ({
          ...{ id, text, by, measure, steps, sources: own },
          owners: owners.map((agency) => agencyWords[agency]),
        }),
      ),
      notUsed: sources.filter(({ outcomeId }) => !outcomeId),
    };
  }

  private async hasAccepted({ teamId }: Actor, caseId: string): Promise<boolean> {
    const rows = await this.em.execute(
      `select 1 from advice_request where case_id = ? and team_id = ? and state = 'accepted' limit 1`,
      [caseId, teamId],
    );
    return rows.length > 0;
  }

  private async sources(caseId: string) {
    const rows = await this.em.execute<(Omit<SharedSource, 'profession'> & { contributionId: string; at: number })[]>(
      `select s.outcome_id as "outcomeId", s.reason, k.id as "contributionId", p.source as agency, p.text,
              k.body #>> '{author,name}' as "authorName", coalesce(w.at, 1)::int - 1 as at
         from outcome_source s join proposed_outcome p on p.id = s.proposal_id join contribution k on k.id = p.contribution_id
         left join lateral jsonb_array_elements(k.body->'outcomes') with ordinality as w(words, at) on w.words->>'key' = p.key
        where s.case_id = ? order by s.decided_at, s.id`,
      [caseId],
    );
    return rows.map((row) => ({ ...row, profession: agencyWords[row.agency] }));
  }
}
