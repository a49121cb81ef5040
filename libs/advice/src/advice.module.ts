import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';

@Module({ imports: [IdentityModule, CasesModule], providers: [], exports: [] })
export class AdviceModule {}

@Module({ imports: [AdviceModule], controllers: [] })
export class AdviceWebModule {}
