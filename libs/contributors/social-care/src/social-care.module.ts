import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles, CalendarFeeds } from '#advice';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DisclosureModule } from '#disclosure';
import { FamilyRecordModule } from '#family-record';
import { IdentityModule } from '#identity';
import { SocialCareApiController } from './api.controller.ts';
import { H1OrH2Controller } from './h1-or-h2/controller.ts';
import { OwnCase } from './own-case.ts';
import { OwnChildren } from './home/own-children.ts';
import { ProtectionController } from './protection/controller.ts';
import { Section47s } from './protection/section-47s.ts';
import { ChildWithoutCaseController } from './section-17/child.controller.ts';
import { SocialCareCaseController } from './section-17/controller.ts';
import { Section17s } from './section-17/section-17s.ts';
import { SocialCareFacts } from './facts/social-care-facts.ts';
import { SocialCareFactsController } from './facts/controller.ts';
import { SocialCareHomeController } from './home/controller.ts';
import { socialCareProfile } from './social-care.profile.ts';
import { Timetables } from './timetable/timetables.ts';
import { AdviceBeside } from './write-once/advice-beside.ts';
import { WriteOnceController } from './write-once/controller.ts';
import { Section17Texts } from './write-once/section-17-texts.ts';
import { TeamAdvice } from './write-once/team-advice.ts';

const shared = [Section17s, Section17Texts, Section47s, SocialCareFacts];

/** How social care advice is asked for and written, and the section 17 work beside it. */
@Module({
  imports: [AdviceModule, CasesModule, ConsentModule, DisclosureModule, FamilyRecordModule, IdentityModule],
  providers: [...shared, AdviceBeside, OwnCase, OwnChildren, TeamAdvice, Timetables],
  exports: [...shared, OwnCase, OwnChildren, Timetables],
})
export class SocialCareModule implements OnModuleInit {
  constructor(
    private readonly profiles: AdviceProfiles,
    private readonly beside: AdviceBeside,
    private readonly feeds: CalendarFeeds,
    private readonly children: OwnChildren,
  ) {}

  onModuleInit(): void {
    this.profiles.add({ ...socialCareProfile, beside: (actor, request) => this.beside.of(actor, request) });
    this.feeds.add((actor) => this.children.calendarOf(actor));
  }
}

@Module({
  imports: [SocialCareModule, AdviceModule, ConsentModule, IdentityModule],
  controllers: [
    SocialCareHomeController,
    ChildWithoutCaseController,
    SocialCareCaseController,
    WriteOnceController,
    SocialCareFactsController,
    ProtectionController,
    H1OrH2Controller,
    SocialCareApiController,
  ],
})
export class SocialCareWebModule {}
