import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles, CalendarFeeds } from '#advice';
import { CasesModule, LookedAfterMeetings, meetingWords } from '#cases';
import { PlansModule } from '#plans';
import { ChildPage } from './child/child-page.ts';
import { LookedAfterChildController } from './child/controller.ts';
import { LookedAfterListController } from './home/controller.ts';
import { LookedAfterList } from './home/looked-after-list.ts';
import { CareMovesController } from './moves/controller.ts';
import { CareMoves } from './moves/moves.ts';
import { OneMeetingController } from './one-meeting/controller.ts';
import { OneMeetingFinder } from './one-meeting/finder.ts';
import { PepTargets } from './targets/pep-targets.ts';
import { virtualSchoolProfile } from './virtual-school.profile.ts';

const shared = [LookedAfterList, ChildPage, PepTargets, OneMeetingFinder, CareMoves];

/** How a virtual school’s advice is asked for and written, and what its head sees of looked-after children. */
@Module({ imports: [AdviceModule, CasesModule, PlansModule], providers: shared, exports: shared })
export class VirtualSchoolModule implements OnModuleInit {
  constructor(
    private readonly profiles: AdviceProfiles,
    private readonly feeds: CalendarFeeds,
    private readonly meetings: LookedAfterMeetings,
  ) {}

  onModuleInit(): void {
    this.profiles.add(virtualSchoolProfile);
    this.feeds.add(async (actor) =>
      (await this.meetings.planned(actor)).map(({ id, on, kind, reference }) => ({
        ...{ id, on },
        words: `${meetingWords[kind]} ${reference}`,
      })),
    );
  }
}

@Module({
  imports: [VirtualSchoolModule, CasesModule],
  controllers: [LookedAfterListController, LookedAfterChildController, OneMeetingController, CareMovesController],
})
export class VirtualSchoolWebModule {}
