import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { educationProfile } from './education.profile.ts';

/** How a setting’s advice is asked for and written. */
@Module({ imports: [AdviceModule] })
export class EducationModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(educationProfile);
  }
}
