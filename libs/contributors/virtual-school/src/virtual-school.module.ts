import { Module, type OnModuleInit } from '@nestjs/common';
import { AdviceModule, AdviceProfiles } from '#advice';
import { virtualSchoolProfile } from './virtual-school.profile.ts';

/** How a virtual school’s advice is asked for and written. */
@Module({ imports: [AdviceModule] })
export class VirtualSchoolModule implements OnModuleInit {
  constructor(private readonly profiles: AdviceProfiles) {}

  onModuleInit(): void {
    this.profiles.add(virtualSchoolProfile);
  }
}
