import { Module, type DynamicModule } from '@nestjs/common';
import { AdviceModule } from '#advice';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { EducationModule } from '#contributors/education';
import { EducationalPsychologyModule } from '#contributors/educational-psychology';
import { HealthModule } from '#contributors/health';
import { SocialCareModule } from '#contributors/social-care';
import { VirtualSchoolModule } from '#contributors/virtual-school';
import { YouthJusticeModule } from '#contributors/youth-justice';
import { DisclosureModule } from '#disclosure';
import { FamilyRecordModule } from '#family-record';
import { IdentityModule } from '#identity';
import { PlansModule } from '#plans';
import { PlatformModule, type Config } from '#platform';

/** The portal's services without its pages. */
@Module({})
export class SeedModule {
  static forRoot(config: Config, appDatabaseUrl: string): DynamicModule {
    return {
      module: SeedModule,
      imports: [
        PlatformModule.forRoot(config, appDatabaseUrl),
        AuditModule,
        IdentityModule,
        CasesModule,
        ConsentModule,
        FamilyRecordModule,
        DisclosureModule,
        AdviceModule,
        PlansModule,
        EducationModule,
        EducationalPsychologyModule,
        HealthModule,
        SocialCareModule,
        VirtualSchoolModule,
        YouthJusticeModule,
      ],
    };
  }
}
