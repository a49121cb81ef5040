import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { agencyWords, type Agency } from '#identity';
import { categoryWords } from '../category-words.ts';
import type { Change } from './sharing-changes.ts';
import type { RecipientColumn } from './sharing.schema.ts';

/** What follows from taking an agreement back, for one recipient; shown before it is confirmed. */
export interface WithdrawalEffects {
  recipient: string;
  losing: string[];
  /** Who has read what the family told, and when last: that cannot be undone. */
  readers: { who: string; on: string }[];
  /** Whether a request for advice that the law requires goes on, with less (C8). */
  isAsked: boolean;
}

/** Says what a withdrawal does. Row-level security holds for who asks. @rule C8 */
@Injectable()
export class Withdrawals {
  constructor(private readonly em: EntityManager) {}

  async effectsOf(caseId: string, changes: readonly Change[], person?: { id: string; name: string }) {
    const withdrawn = Map.groupBy(
      changes.filter(({ isWithdrawal }) => isWithdrawal),
      ({ recipient }) => recipient,
    );
    const asked = withdrawn.size ? await this.asked(caseId) : [];
    const effects: WithdrawalEffects[] = [];
    for (const [recipient, gone] of withdrawn)
      effects.push({
        recipient: recipient === 'person' ? (person?.name ?? '') : agencyWords[recipient],
        losing: gone.map(({ category }) => categoryWords[category]),
        readers: await this.readers(caseId, recipient, person?.id),
        isAsked: asked.some((agency) => agency === recipient),
      });
    return effects;
  }

  private readers(caseId: string, recipient: RecipientColumn, person?: string): Promise<WithdrawalEffects['readers']> {
    const [condition, value] = recipient === 'person' ? ['r.person_id = ?', person] : ['t.agency = ?', recipient];
    return this.em.execute(
      `select t.name || ', ' || o.name as who, max(r.read_on)::text as on
         from record_read r join team t on t.id = r.team_id join organisation o on o.id = t.organisation_id
        where r.case_id = ? and r.what = 'family-record' and ${condition} group by 1 order by 2 desc, 1`,
      [caseId, value],
    );
  }

  /** The agencies that are asked for advice now, as the law requires whatever the family agreed (C8). */
  async asked(caseId: string): Promise<Agency[]> {
    const rows = await this.em.execute<{ source: Agency }[]>(
      `select distinct source from advice_request where case_id = ?
          and state in ('sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known')`,
      [caseId],
    );
    return rows.map(({ source }) => source);
  }
}
