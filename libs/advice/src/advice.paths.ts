import { casePaths } from '#cases';

/** The address space of requests for advice. */
export const advicePaths = {
  case: casePaths.advice,
  /** One piece of advice as its readers see it. */
  contribution: `${casePaths.advice}/:requestId`,
  queue: '/requests',
  answer: '/requests/:requestId',
  allocations: '/allocations',
} as const;
