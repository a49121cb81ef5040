import { EducationModule } from '#contributors/education';
import { EducationalPsychologyModule } from '#contributors/educational-psychology';
import { HealthModule } from '#contributors/health';
import { SocialCareModule, SocialCareWebModule } from '#contributors/social-care';
import { VirtualSchoolModule, VirtualSchoolWebModule } from '#contributors/virtual-school';
import { YouthJusticeModule, YouthJusticeWebModule } from '#contributors/youth-justice';

/** The professions that give advice, each in its own way. */
export const contributors = [
  EducationModule,
  EducationalPsychologyModule,
  HealthModule,
  SocialCareModule,
  SocialCareWebModule,
  VirtualSchoolModule,
  VirtualSchoolWebModule,
  YouthJusticeModule,
  YouthJusticeWebModule,
];
