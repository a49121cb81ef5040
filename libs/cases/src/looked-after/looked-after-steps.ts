import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Area } from '#identity';
import { Clock } from '#platform';
import type { Case } from '../case.entity.ts';
import { CaseSteps, type CourseOfCase } from '../case-steps.ts';
import { nextDays } from '../looked-after-meetings/looked-after-meetings.ts';
import { LookedAfterMeeting } from '../looked-after-meetings/looked-after-meeting.entity.ts';
import { meetingWords } from './looked-after.schema.ts';
import { LookedAfterPeriod } from './looked-after-period.entity.ts';

/** What the case's timeline says of a looked-after child: since when, the meetings, and the next review (K3). */
@Injectable()
export class LookedAfterSteps implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly steps: CaseSteps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.add((found) => this.of(found));
  }

  private async of(found: Case): Promise<CourseOfCase> {
    const periods = await this.em.find(LookedAfterPeriod, { case: found.id });
    if (!periods.length) return { steps: [], duties: [] };
    const meetings = await this.em.find(LookedAfterMeeting, { case: found.id, cancelledAt: null });
    const areas = await this.em.find(Area, { id: periods.map(({ authority }) => authority) });
    const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? 'an authority';
    const today = this.clock.today();
    return {
      steps: [
        ...periods.map(({ since, standing, authority }) => ({
          on: since,
          words: `${standing === 'care-leaver' ? 'Care leaver, supported by' : 'Looked after by'} ${nameOf(authority)}`,
        })),
        ...periods.flatMap(({ until, standing, authority }) =>
          until && until <= today && standing === 'looked-after'
            ? [{ on: until, words: `No longer looked after by ${nameOf(authority)}` }]
            : [],
        ),
        ...meetings.filter(({ isHeld }) => isHeld).map(({ on, kind }) => ({ on, words: `${meetingWords[kind]} held` })),
      ],
      duties: periods.flatMap((period) => {
        const own = meetings.filter((each) => each.period === period.id);
        const { review } = nextDays(period, own, today);
        return review && !period.until ? [{ deadline: review, holder: nameOf(period.authority), met: null }] : [];
      }),
    };
  }
}
