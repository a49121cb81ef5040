import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { educationalPsychologyProfile } from './educational-psychology.profile.ts';

/** How an educational psychologist’s advice is asked for and written. */
@Module({ imports: [AdviceModule] })
export class EducationalPsychologyModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(educationalPsychologyProfile);
  }
}
