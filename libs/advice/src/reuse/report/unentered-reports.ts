import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { adviceUrl } from '../../advice.paths.ts';

/** A report that is used in place of asking, while Section E knows nothing of it. */
export interface UnenteredReport {
  authorName: string;
  organisation: string;
  /** Where an officer enters what it says. */
  href: string;
}

/** Which reports that are used wait for an officer to enter what they say. @rule B13 */
@Injectable()
export class UnenteredReports {
  constructor(private readonly em: EntityManager) {}

  /** By case; an officer's view holds those of their own area alone. */
  async of(caseIds: readonly string[]): Promise<Map<string, UnenteredReport[]>> {
    const rows = await this.em.execute<Row[]>(
      `select e.case_id as "caseId", e.request_id as "requestId", e.author_name as "authorName", e.organisation
         from officer_unentered_report e where e.case_id = any(?::uuid[]) order by e.organisation, e.request_id`,
      [`{${caseIds.join(',')}}`],
    );
    const reports = Map.groupBy(rows, ({ caseId }) => caseId);
    return new Map(
      [...reports].map(([caseId, each]) => [
        caseId,
        each.map(({ requestId, authorName, organisation }) => ({
          authorName,
          organisation,
          href: adviceUrl('earlierOutcomes', { caseId, requestId }),
        })),
      ]),
    );
  }
}

interface Row {
  caseId: string;
  requestId: string;
  authorName: string;
  organisation: string;
}
