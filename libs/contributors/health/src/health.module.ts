import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { healthProfile } from './health.profile.ts';

/** How health advice is asked for and written. */
@Module({ imports: [AdviceModule] })
export class HealthModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(healthProfile);
  }
}
