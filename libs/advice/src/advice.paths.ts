import { casePaths } from '#cases';
import { withIds } from '#platform';

/** The address space of requests for advice. */
export const advicePaths = {
  case: casePaths.advice,
  /** One piece of advice as its readers see it. */
  contribution: `${casePaths.advice}/:requestId`,
  /** Advice already given, in place of asking again (B13). */
  earlier: `${casePaths.show}/earlier-advice`,
  earlierOne: `${casePaths.show}/earlier-advice/:requestId`,
  /** What a report that is used says. */
  earlierOutcomes: `${casePaths.show}/earlier-advice/:requestId/outcomes`,
  queue: '/requests',
  /** The queue as a file. */
  queueFile: '/requests.csv',
  /** Somebody's own due days, for a calendar. */
  calendar: '/calendar',
  /** What is done with several requests at once. */
  selected: '/selected-requests',
  team: '/team',
  answer: '/requests/:requestId',
  teamSignOff: '/team/sign-off',
  /** The visits that the team plans to the child. */
  visits: '/requests/:requestId/visits',
  /** What the team asks the family. */
  familyQuestions: '/requests/:requestId/family-questions',
  /** How the plan uses the advice; the page is of the lib that makes plans. */
  used: '/requests/:requestId/use',
  /** Answering other than with advice. */
  reply: '/requests/:requestId/reply',
  /** What a team answered other than with advice, for the authority to answer in turn. */
  answers: `${casePaths.advice}/:requestId/answers`,
  /** What happened to a request, and chasing it. */
  course: `${casePaths.advice}/:requestId/course`,
  /** Judging advice by the checklist. */
  acceptance: `${casePaths.advice}/:requestId/acceptance`,
  /** An officer's first page. */
  board: '/board',
  allocations: '/allocations',
  reminders: '/team/reminders',
  messages: '/messages',
} as const;

/** A path with its ids. */
export const adviceUrl = (path: keyof typeof advicePaths, ids: { caseId?: string; requestId?: string }): string =>
  withIds(advicePaths[path], { ...ids });
