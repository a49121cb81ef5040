import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AUTHORITY, CaseSteps, type Case, type CourseOfCase } from '#cases';
import { CustodyNotice } from './custody-notice.entity.ts';
import { daysOf } from './custody-days.ts';
import { kindWords } from './custody-words.ts';

/** What the case's timeline is told of custody: what was matched with it, the review around the release, the 18th birthday. @rule K8 I13 K12 */
@Injectable()
export class CustodySteps {
  constructor(
    private readonly em: EntityManager,
    steps: CaseSteps,
  ) {
    steps.add((found) => this.of(found));
  }

  private async of({ id, areaId }: Case): Promise<CourseOfCase> {
    const notices = await this.em.find(
      CustodyNotice,
      { case: id, areaId, settledAt: { $ne: null } },
      { orderBy: { eventOn: 'asc', id: 'asc' } },
    );
    const latest = notices.slice(notices.findLastIndex(({ kind }) => kind === 'detention'));
    return {
      steps: notices.map(({ kind, eventOn }) => ({ on: eventOn, words: kindWords[kind] })),
      duties: notices.length ? daysOf(latest).map((deadline) => ({ deadline, holder: AUTHORITY, met: null })) : [],
    };
  }
}
