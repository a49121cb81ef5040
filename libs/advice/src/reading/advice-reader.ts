import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseService } from '#cases';
import type { Actor, Agency } from '#identity';
import type { AdviceProfile } from '../profiles/advice-profile.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import { endedWithoutAdvice, sqlList } from '../requests/request-states.ts';
import type { AdviceBody, NeedSection, ProvisionSection } from '../contributions/contribution.schema.ts';

/** Submitted advice as it counts now: every need and provision says which section of the plan it goes to. */
export interface SubmittedAdvice {
  contributionId: string;
  requestId: string;
  agency: Agency;
  team: string;
  organisation: string;
  author: AdviceBody['author'];
  submittedAt: Date;
  edition: number;
  hash: string;
  body: PlacedBody;
}

/** A body whose needs and provision all have their section. */
export type PlacedBody = Omit<AdviceBody, 'needs' | 'provision'> & {
  needs: (AdviceBody['needs'][number] & { section: NeedSection })[];
  provision: (AdviceBody['provision'][number] & { section: ProvisionSection })[];
};

/** One outcome that current advice proposes, for Section E. */
export interface Proposal {
  id: string;
  contributionId: string;
  agency: Agency;
  team: string;
  authorName: string;
  key: string;
  text: string;
  by: string;
  measure: string;
}

/** The latest submitted edition of each request, and advice given before that all agreed is enough (B13), of its own day; drafts, superseded editions and what was withdrawn are left out. */
const current = `
  select distinct on (r.id) k.id, r.id as request_id, k.edition, k.hash, k.body, r.source,
         case when k.team_id is null then u.given_on::timestamp at time zone 'Europe/London' else k.submitted_at end as submitted_at,
         coalesce(t.name || ', ' || o.name, u.organisation) as team, coalesce(o.name, u.organisation) as organisation
    from advice_request r left join advice_reuse u on u.request_id = r.id and r.state = 'reused'
    join contribution k on k.state = 'submitted' and (k.request_id = r.id or k.id = u.contribution_id)
    left join team t on t.id = k.team_id left join organisation o on o.id = t.organisation_id
   where r.case_id = ? and r.state not in ${sqlList(endedWithoutAdvice)}
   order by r.id, k.edition desc`;

/** Gives the authority what was submitted, never what is being written. */
@Injectable()
export class AdviceReader {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly profiles: AdviceProfiles,
  ) {}

  /** The advice of a case as it counts now, oldest first, for an officer of its area. @throws NotFound */
  async submittedFor(actor: Actor, caseId: string): Promise<SubmittedAdvice[]> {
    await this.cases.forOfficer(actor, caseId);
    const rows = await this.em.execute<AdviceRow[]>(`select * from (${current}) latest order by submitted_at, id`, [
      caseId,
    ]);
    return rows.map((row) => ({
      contributionId: row.id,
      requestId: row.request_id,
      agency: row.source,
      team: row.team,
      organisation: row.organisation,
      author: row.body.author,
      submittedAt: new Date(row.submitted_at),
      edition: row.edition,
      hash: row.hash,
      body: placed(row.body, this.profiles.of(row.source)),
    }));
  }

  /** What that advice proposes for Section E, in the order of the advice. @throws NotFound */
  async proposalsFor(actor: Actor, caseId: string): Promise<Proposal[]> {
    await this.cases.forOfficer(actor, caseId);
    return this.em.execute<Proposal[]>(
      `select p.id, latest.id as "contributionId", p.source as agency, latest.team, latest.body #>> '{author,name}' as "authorName",
              p.key, p.text, p.by, p.measure
         from (${current}) latest join proposed_outcome p on p.contribution_id = latest.id
        order by latest.submitted_at, latest.id, p.id`,
      [caseId],
    );
  }
}

/** Puts each need and provision where its author said, else where this profession's usually goes. */
export function placed(body: AdviceBody, profile: AdviceProfile): PlacedBody {
  return {
    ...body,
    needs: body.needs.map((need) => ({ ...need, section: need.section || profile.needsSections[0] })),
    provision: body.provision.map((each) => ({ ...each, section: each.section || profile.provisionSections[0] })),
  };
}

interface AdviceRow {
  id: string;
  request_id: string;
  edition: number;
  submitted_at: string;
  hash: string;
  body: AdviceBody;
  source: Agency;
  team: string;
  organisation: string;
}
