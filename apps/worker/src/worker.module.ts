import { Module, type DynamicModule } from '@nestjs/common';
import { AdviceJobsModule } from '#advice';
import { AuditModule } from '#audit';
import { FamilyRecordJobsModule } from '#family-record';
import { IdentityJobsModule } from '#identity';
import { PlansJobsModule } from '#plans';
import { BackgroundModule, PlatformModule, type Config } from '#platform';

@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    const databaseUrl = config.values.WORKER_DATABASE_URL;
    if (!databaseUrl) throw new Error('The worker cannot start: WORKER_DATABASE_URL is missing.');
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, databaseUrl),
        AuditModule,
        BackgroundModule,
        IdentityJobsModule,
        FamilyRecordJobsModule,
        AdviceJobsModule,
        PlansJobsModule,
      ],
    };
  }
}
