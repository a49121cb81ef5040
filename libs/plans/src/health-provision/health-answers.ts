import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Answered } from './agreed.rules.ts';

/** One asking as officers read it. */
export interface Asked extends Answered {
  id: string;
  commissioner: string | null;
  askedAt: Date;
  reason: string | null;
  evidence: string | null;
  recordedBy: string | null;
}

/** What commissioners were asked about a case, and said. */
@Injectable()
export class HealthAnswers {
  constructor(private readonly em: EntityManager) {}

  /** The latest of each piece of provision. */
  async latest(caseId: string): Promise<Asked[]> {
    const all = await this.all(caseId);
    return [...new Map(all.toReversed().map((each) => [each.lineId, each])).values()];
  }

  /** Every asking of a case, newest first. */
  async all(caseId: string): Promise<Asked[]> {
    const rows = await this.em.execute<(Asked & { askedAt: string | Date })[]>(
      `select h.id, h.line_id as "lineId", h.words, o.name as commissioner, h.asked_at as "askedAt", h.decision, h.name, h.role,
              h.decided_on::text as "decidedOn", h.reason, h.evidence, p.name as "recordedBy"
         from health_provision h left join organisation o on o.id = h.commissioner_id left join person p on p.id = h.recorded_by_id
        where h.case_id = ? order by h.asked_at desc, h.id desc`,
      [caseId],
    );
    return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt) }));
  }
}
