import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { socialCareProfile } from './social-care.profile.ts';

/** How social care advice is asked for and written. */
@Module({ imports: [AdviceModule] })
export class SocialCareModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(socialCareProfile);
  }
}
