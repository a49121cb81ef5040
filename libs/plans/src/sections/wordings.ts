import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Wording } from './edited-sections.rules.ts';

/** A wording with the one before it, to compare. */
export interface PastWording extends Wording {
  /** What the statement said before: in the wording before this one, else as it was drafted. */
  before: string | null;
}

/** How officers worded the statements of a plan, now and before. */
@Injectable()
export class Wordings {
  constructor(private readonly em: EntityManager) {}

  /** The latest wording of each statement that anybody ever worded. */
  of(caseId: string): Promise<Wording[]> {
    return this.read<Wording>(
      `select distinct on (t.key) ${columns} from plan_text t join person p on p.id = t.by_id
        where t.case_id = ? order by t.key, t.number desc`,
      caseId,
    );
  }

  /** Every wording of a section, newest first. */
  history(caseId: string, section: string): Promise<PastWording[]> {
    return this.read<PastWording>(
      `select ${columns}, case when t.number = 1 then t.drafted else coalesce(e.text, e.drafted) end as before
         from plan_text t join person p on p.id = t.by_id
         left join plan_text e on e.case_id = t.case_id and e.key = t.key and e.number = t.number - 1
        where t.case_id = ? and t.section = ? order by t.at desc, t.id desc limit 500`,
      caseId,
      section,
    );
  }

  /** Who worded statements since one moment and until another, by statement. */
  async authorsBetween(caseId: string, from: Date, until: Date): Promise<Map<string, string[]>> {
    const rows = await this.em.execute<{ key: string; names: string[] }[]>(
      `select t.key, array_agg(distinct p.name order by p.name) as names from plan_text t join person p on p.id = t.by_id
        where t.case_id = ? and t.at > ? and t.at <= ? group by t.key`,
      [caseId, from, until],
    );
    return new Map(rows.map(({ key, names }) => [key, names]));
  }

  private async read<T extends Wording>(sql: string, ...values: string[]): Promise<T[]> {
    const rows = await this.em.execute<(T & { at: string | Date })[]>(sql, values);
    return rows.map((row) => ({ ...row, at: new Date(row.at) }));
  }
}

const columns = `t.section, t.key, t.number, t.text, t.drafted, t.said_in as "saidIn", t.sources, t.is_masked as "isMasked", p.name as by, t.at`;
