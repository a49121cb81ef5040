import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { AdviceProfiles } from './advice-profiles.ts';
import { AdviceReader } from './advice-reader.ts';
import { AdviceRequestService } from './advice-request.service.ts';
import { Contributions } from './contribution.service.ts';

@Module({
  imports: [IdentityModule, CasesModule],
  providers: [AdviceRequestService, AdviceProfiles, AdviceReader, Contributions],
  exports: [AdviceRequestService, AdviceProfiles, AdviceReader, Contributions],
})
export class AdviceModule {}

@Module({ imports: [AdviceModule], controllers: [] })
export class AdviceWebModule {}
