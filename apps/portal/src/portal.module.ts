import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AdviceModule, AdviceWebModule } from '#advice';
import { AuditModule } from '#audit';
import { CasesModule, CasesWebModule } from '#cases';
import { ConsentModule, ConsentWebModule } from '#consent';
import { DisclosureModule, DisclosureWebModule } from '#disclosure';
import { FamilyRecordModule, FamilyRecordWebModule } from '#family-record';
import { IdentityModule, IdentityWebModule } from '#identity';
import { PlanFilesWebModule, PlansModule, PlansWebModule } from '#plans';
import { PlatformModule, type Config } from '#platform';
import { AccessGuard } from './access.guard.ts';
import { contributors } from './contributors.ts';
import { HealthController } from './health.controller.ts';
import { HomeController } from './home.controller.ts';
import { LiveGateway } from './live.gateway.ts';
import { PageRenderer } from './page-renderer.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RequestInterceptor } from './request.interceptor.ts';
import { SessionController } from './session.controller.ts';

@Module({})
export class PortalModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: PortalModule,
      imports: [
        PlatformModule.forRoot(config, config.values.APP_DATABASE_URL),
        AuditModule,
        IdentityModule,
        IdentityWebModule,
        CasesModule,
        CasesWebModule,
        AdviceModule,
        AdviceWebModule,
        ConsentModule,
        ConsentWebModule,
        DisclosureModule,
        DisclosureWebModule,
        FamilyRecordModule,
        FamilyRecordWebModule,
        PlansModule,
        PlansWebModule,
        PlanFilesWebModule,
        ...contributors,
      ],
      controllers: [HomeController, HealthController, SessionController],
      providers: [
        PageRenderer,
        LiveGateway,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
