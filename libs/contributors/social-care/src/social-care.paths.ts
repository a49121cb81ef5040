import { withIds } from '#platform';

/** The address space of social care's own pages. */
export const socialCarePaths = {
  /** A social worker's first page. */
  home: '/social-care',
  /** A child for whom nobody has asked for a plan. */
  child: '/social-care/children',
  one: '/social-care/children/:section17Id',
  case: '/social-care/:caseId',
  texts: '/social-care/:caseId/texts',
  facts: '/social-care/:caseId/facts',
  restricted: '/social-care/:caseId/restricted',
  sorter: '/requests/:requestId/h1-or-h2',
} as const;

/** A path with its ids. */
export const socialCareUrl = (
  path: keyof typeof socialCarePaths,
  ids: { caseId?: string; requestId?: string; section17Id?: string } = {},
): string => withIds(socialCarePaths[path], { ...ids });
