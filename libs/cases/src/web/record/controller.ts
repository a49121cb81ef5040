import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { CaseHeaders } from '../../case-header.ts';
import { runCase } from '../../case.policy.ts';
import { caseParams } from '../../case.schema.ts';
import { CaseService } from '../../case.service.ts';
import { casePaths } from '../../cases.paths.ts';
import { actionWords } from './action-words.ts';

const page = pagesIn(import.meta.dirname);

@Controller(casePaths.record)
export class RecordController {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  /** A draft saves itself every few seconds: each writer's saves of a day stand on one line. Their entries are all kept. */
  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const { areaId } = await this.cases.forOfficer(actor, caseId);
    const entries = await this.em.execute<RecordRow[]>(
      `select max(a.at) as at, a.action, p.name as person, o.name as organisation, count(*)::int as times
         from audit_entry a left join person p on p.id = a.person_id
         left join membership m on m.id = a.membership_id left join organisation o on o.id = m.organisation_id
        where a.area_id = ? and a.case_id = ?
        group by a.action, a.person_id, p.name, o.name, a.subject_id, (a.at at time zone 'Europe/London')::date,
                 case when a.action <> 'advice.draft-saved' then a.seq end
        order by max(a.seq) desc limit 200`,
      [areaId, caseId],
    );
    return page('page.njk', {
      title: 'Record',
      header: await this.headers.of(actor, caseId),
      entries: entries.map((entry) => ({ ...entry, words: wordsOf(entry) })),
    });
  }
}

/** What was done; where somebody saved one draft again and again on a day, how often. */
function wordsOf({ action, times }: RecordRow): string {
  const words = actionWords[action] ?? action;
  return times > 1 ? `${words} ${times} times that day` : words;
}

interface RecordRow {
  /** The last of them, where it was done more than once. */
  at: Date;
  action: string;
  person: string | null;
  organisation: string | null;
  times: number;
}
