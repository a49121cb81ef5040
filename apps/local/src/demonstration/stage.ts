import type { INestApplicationContext } from '@nestjs/common';
import type { Claim } from '#identity';
import type { Calendar } from './calendar.ts';
import type { CaseStory } from './case-stories.ts';
import type { Directory } from './directory.ts';
import { familyOf } from './families.ts';
import type { DemonstrationChild } from './types.ts';
import type { Step, Walk } from './walk.ts';

/** One case being told: its texts, who plays in it, and what is known of it once it has happened. */
export class Stage {
  caseId = '';
  /** Ids of the requests, in the order of the story's asks. */
  requestIds: string[] = [];
  planVersionId = '';

  constructor(
    readonly app: INestApplicationContext,
    readonly calendar: Calendar,
    readonly directory: Directory,
    readonly child: DemonstrationChild,
    readonly story: CaseStory,
    private readonly walk: Walk,
  ) {}

  get officer(): Claim {
    return this.directory.worker(this.story.officer);
  }

  get family(): Claim {
    return this.directory.family(familyOf(this.child).email);
  }

  /** Somebody does something on a day, at a time; @see Step */
  at(daysAgo: number, time: string, who: Claim, act: Step['act']): void {
    this.walk.add({ about: this.child.key, daysAgo, time, who, act, isFamily: who.membershipId === null });
  }
}
