import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { caseList } from '#cases';
import { authorize, type Actor } from '#identity';

/** How often families were asked. */
export interface Asked {
  /** Answered from the record: the family was not asked. */
  onRecord: number;
  once: number;
  /** Something told before seemed to answer it, or the family says that it did. */
  again: number;
}

/** @rule C1 */
@Injectable()
export class QuestionMeasure {
  constructor(private readonly em: EntityManager) {}

  /** Of the officer's area, the last 12 months, with the cases in which a family was asked again, most first. @throws NotFound */
  async ofArea(actor: Actor): Promise<Asked & { cases: (Asked & { caseId: string; reference: string })[] }> {
    authorize(caseList, actor, actor);
    const cases = await this.em.execute<(Asked & { caseId: string; reference: string })[]>(
      `select c.id as "caseId", c.reference, ${counts} from family_question q join ehc_case c on c.id = q.case_id
        where q.area_id = ? and q.asked_at > now() - interval '12 months' and q.state <> 'withdrawn' group by c.id, c.reference order by again desc, c.reference`,
      [actor.areaId],
    );
    const sum = (key: keyof Asked) => cases.reduce((total, each) => total + each[key], 0);
    return {
      onRecord: sum('onRecord'),
      once: sum('once'),
      again: sum('again'),
      cases: cases.filter(({ again }) => again > 0).slice(0, LISTED),
    };
  }
}

const LISTED = 10;
const isAgain = `(q.again_reason is not null or q.is_told_before)`;
const counts = `count(*) filter (where q.state = 'on-record')::int as "onRecord",
  count(*) filter (where q.state <> 'on-record' and not ${isAgain})::int as once, count(*) filter (where ${isAgain})::int as again`;
