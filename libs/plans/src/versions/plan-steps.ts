import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AUTHORITY, CaseSteps, FAMILY, type Case, type CourseOfCase, type Duty } from '#cases';
import { draftViewsDeadline, reviewDeadlines, type CivilDate } from '#statute';
import { PlanVersion } from '../plan-version.entity.ts';

/** What the case's timeline is told of plans: drafts, the family's 15 days, the final plan, its first review. @rule D5 D7 I1 */
@Injectable()
export class PlanSteps {
  constructor(
    private readonly em: EntityManager,
    steps: CaseSteps,
  ) {
    steps.add((found) => this.of(found));
  }

  private async of({ id, state }: Case): Promise<CourseOfCase> {
    const versions = await this.em.find(
      PlanVersion,
      { case: id },
      { orderBy: { number: 'asc' }, exclude: ['sections'] },
    );
    const drafts = versions.filter(({ kind }) => kind === 'draft');
    const final = versions.find(({ kind }) => kind === 'final');
    const lastDraft = drafts.at(-1);
    const duties: Duty[] = [];
    if (lastDraft) {
      const deadline = draftViewsDeadline(lastDraft.givenOn as CivilDate);
      duties.push({ deadline, holder: FAMILY, met: final ? final.givenOn : null });
    }
    if (final && state === 'final') {
      const reviews = reviewDeadlines({ planIssuedOn: final.givenOn as CivilDate, born: final.born as CivilDate });
      duties.push(...reviews.map((deadline) => ({ deadline, holder: AUTHORITY, met: null })));
    }
    return {
      steps: versions.map(({ kind, givenOn }, at) => ({ on: givenOn, words: wordsOf(kind, at) })),
      duties,
      metOn: { D4: drafts[0]?.givenOn, D7: final?.givenOn },
    };
  }
}

const wordsOf = (kind: PlanVersion['kind'], at: number): string => {
  if (kind === 'final') return 'Final plan issued';
  return at === 0 ? 'Draft plan sent to the family' : 'Revised draft plan sent to the family';
};
