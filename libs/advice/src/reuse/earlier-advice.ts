import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Case } from '#cases';
import { agencyWords, type Agency } from '#identity';
import { londonDay } from '#platform';

/** Advice that an agency gave about this child in another process of the area. */
export interface EarlierAdvice {
  contributionId: string;
  agency: Agency;
  authorName: string;
  authorRole: string;
  organisation: string;
  givenOn: string;
  givenFor: string;
  /** Where an officer reads it. */
  caseId: string;
  requestId: string;
}

/** The same child under another case: by a number of their own, or by name and date of birth. */
const isSameChild = `(same.id = me.id or same.nhs_number = me.nhs_number or same.upn = me.upn or same.uln = me.uln
  or (same.born = me.born and lower(same.family_name) = lower(me.family_name) and lower(same.given_name) = lower(me.given_name)))`;

/** Finds advice already on file, so that nobody is asked twice for the same. @rule B13 C1 */
@Injectable()
export class EarlierAdviceFinder {
  constructor(private readonly em: EntityManager) {}

  /** The latest edition of each advice accepted about the child in other cases, newest first; row-level security holds. */
  async onFile({ id, child }: Pick<Case, 'id' | 'child'>): Promise<EarlierAdvice[]> {
    const rows = await this.em.execute<Row[]>(
      `select * from (
         select distinct on (k.request_id, k.team_id) k.id, k.request_id, k.case_id, k.submitted_at, k.body->'author' as author,
                r.source, o.name as organisation, c.reference
           from child me join child same on same.area_id = me.area_id and ${isSameChild}
           join ehc_case c on c.child_id = same.id and c.id <> ?
           join contribution k on k.case_id = c.id and k.state = 'submitted'
           join advice_request r on r.id = k.request_id and r.state = 'accepted'
           join team t on t.id = k.team_id join organisation o on o.id = t.organisation_id
          where me.id = ? order by k.request_id, k.team_id, k.edition desc) latest
       order by submitted_at desc, id`,
      [id, child],
    );
    return rows.map((row) => ({
      contributionId: row.id,
      agency: row.source,
      authorName: row.author.name,
      authorRole: row.author.role,
      organisation: row.organisation,
      givenOn: londonDay(new Date(row.submitted_at)),
      givenFor: `${agencyWords[row.source]} advice for the assessment ${row.reference}`,
      caseId: row.case_id,
      requestId: row.request_id,
    }));
  }
}

interface Row {
  id: string;
  request_id: string;
  case_id: string;
  submitted_at: string;
  author: { name: string; role: string };
  source: Agency;
  organisation: string;
  reference: string;
}
