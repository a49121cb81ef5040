import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { CasesModule } from '#cases';
import { DisclosureModule } from '#disclosure';
import { FamilyRecordModule } from '#family-record';
import { IdentityModule } from '#identity';
import { CustodyByHand } from './afterwards/by-hand.ts';
import { AfterwardsController } from './afterwards/controller.ts';
import { CustodyEntries } from './afterwards/custody-entries.ts';
import { CustodySteps } from './custody/custody-steps.ts';
import { HeadsOfEducationController } from './heads/controller.ts';
import { HeadsOfEducation } from './heads/heads-of-education.ts';
import { CustodyListController } from './list/controller.ts';
import { MatchCustodyController } from './matching/controller.ts';
import { CustodyMatching } from './matching/matching.ts';
import { SuggestedCases } from './matching/suggestions.ts';
import { YouthTeamParts } from './matching/youth-team-parts.ts';
import { CustodyController } from './notice/controller.ts';
import { CustodyNotices } from './notice/custody-notices.ts';
import { DetainedChild } from './notice/detained-child.ts';
import { TellCustodyController } from './telling/controller.ts';
import { PortalAreas } from './telling/portal-areas.ts';
import { CustodyTelling } from './telling/telling.ts';
import { youthJusticeProfile } from './youth-justice.profile.ts';

const shared = [
  CustodyByHand,
  CustodyEntries,
  CustodyMatching,
  CustodyNotices,
  CustodyTelling,
  DetainedChild,
  HeadsOfEducation,
  PortalAreas,
  SuggestedCases,
];

/** How a youth offending team’s advice is asked for and written, and custody: told, matched with a case, followed. */
@Module({
  imports: [AdviceModule, CasesModule, DisclosureModule, FamilyRecordModule, IdentityModule],
  providers: [...shared, CustodySteps, YouthTeamParts],
  exports: shared,
})
export class YouthJusticeModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(youthJusticeProfile);
  }
}

@Module({
  imports: [YouthJusticeModule, DisclosureModule],
  controllers: [
    CustodyListController,
    TellCustodyController,
    MatchCustodyController,
    HeadsOfEducationController,
    AfterwardsController,
    CustodyController,
  ],
})
export class YouthJusticeWebModule {}
