import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** In a few letters, how a Section E stands for whoever looks: another once anything on their page is another. */
@Injectable()
export class SectionVersion {
  constructor(private readonly em: EntityManager) {}

  /** Row-level security decides what is counted. @param caseId a case whose Section E the actor reads */
  async of(caseId: string): Promise<string> {
    const [row] = await this.em.execute<{ version: string }[]>(
      `select md5(concat(
         (select string_agg(concat(id, version, position), ',' order by id) from outcome where case_id = ?),
         (select string_agg(concat(id, decided_at, use, outcome_id), ',' order by id) from outcome_source where case_id = ?),
         (select string_agg(concat(id, answered_at), ',' order by id) from outcome_remark where case_id = ?),
         (select string_agg(concat(id, reply is null), ',' order by id) from use_answer where case_id = ?),
         (select count(*) from proposed_outcome where case_id = ?))) as version`,
      Array.from({ length: 5 }, () => caseId),
    );
    return row!.version;
  }
}
