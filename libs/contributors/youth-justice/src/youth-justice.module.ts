import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { youthJusticeProfile } from './youth-justice.profile.ts';

/** How a youth offending team’s advice is asked for and written. */
@Module({ imports: [AdviceModule] })
export class YouthJusticeModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(youthJusticeProfile);
  }
}
