import { advicePaths } from '../advice.paths.ts';

/** Where the course of a request is shown. */
export const courseUrl = (caseId: string, requestId: string) =>
  advicePaths.course.replace(':caseId', caseId).replace(':requestId', requestId);
