import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { AdviceRequestService } from './advice-request.service.ts';

@Module({ imports: [IdentityModule, CasesModule], providers: [AdviceRequestService], exports: [AdviceRequestService] })
export class AdviceModule {}

@Module({ imports: [AdviceModule], controllers: [] })
export class AdviceWebModule {}
