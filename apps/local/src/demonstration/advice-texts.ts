import { educationOthersAdvice } from './advice-education-others.ts';
import { educationPrimaryAdvice } from './advice-education-primary.ts';
import { educationSecondaryAdvice } from './advice-education-secondary.ts';
import { healthEarlyAdvice } from './advice-health-early.ts';
import { healthPrimaryAdvice } from './advice-health-primary.ts';
import { healthSecondaryAdvice } from './advice-health-secondary.ts';
import { psychologyPrimaryAdvice } from './advice-psychology-primary.ts';
import { psychologySecondaryAdvice } from './advice-psychology-secondary.ts';
import { socialCarePrimaryAdvice } from './advice-social-care-primary.ts';
import { socialCareSecondaryAdvice } from './advice-social-care-secondary.ts';
import { virtualSchoolAdvice } from './advice-virtual-school.ts';
import { youthJusticeAdvice } from './advice-youth-justice.ts';
import { graceBeforeAdvice } from './grace-before.ts';
import type { AdviceText } from './types.ts';

/** Every piece of invented advice. Daniyal's is meant to be seeded as a draft, cut short after its needs. */
export const adviceTexts: AdviceText[] = [
  ...educationPrimaryAdvice,
  ...educationSecondaryAdvice,
  ...educationOthersAdvice,
  ...healthEarlyAdvice,
  ...healthPrimaryAdvice,
  ...healthSecondaryAdvice,
  ...psychologyPrimaryAdvice,
  ...psychologySecondaryAdvice,
  ...socialCarePrimaryAdvice,
  ...socialCareSecondaryAdvice,
  ...youthJusticeAdvice,
  ...virtualSchoolAdvice,
  ...graceBeforeAdvice,
];
