import { appealRights, required, type NoticeRequirement } from './appeal-rights.ts';

/** A notice as a checklist: to whom it goes and what it must say. */
export interface Notice {
  readonly rule: string;
  readonly recipients: readonly string[];
  /** Further recipients for a detained person. */
  readonly recipientsInCustody?: readonly string[];
  readonly contents: readonly NoticeRequirement[];
}

const FAMILY = 'the parent or young person';
const COMMISSIONER = 'the health commissioner';
const SETTING = 'the head of the school, early years provider or post-16 institution attended';
const CONSIDERED = [FAMILY, COMMISSIONER, 'social care officers', SETTING];
const IN_CUSTODY = [
  'the person in charge',
  'the youth offending team',
  'the home commissioner',
  'the detained person’s health commissioner',
];

/** The notices of the process. @rule A4 A7 E1 G1 G7 I7 I8 J1 J4 J9 L1 */
export const notices = {
  'considering-assessment': {
    rule: 'A4',
    recipients: CONSIDERED,
    recipientsInCustody: IN_CUSTODY,
    contents: required(
      'A4',
      ['considering', 'That the authority is considering whether to assess.'],
      ['right-to-views', 'The family’s right to give views and evidence.'],
    ),
  },
  'decision-to-assess': {
    rule: 'A7',
    recipients: CONSIDERED,
    recipientsInCustody: IN_CUSTODY,
    contents: required('A7', ['decision', 'The decision to assess.']),
  },
  'refusal-to-assess': {
    rule: 'A7',
    recipients: CONSIDERED,
    recipientsInCustody: IN_CUSTODY,
    contents: [
      ...required('A7', ['decision', 'The decision not to assess.'], ['reasons', 'The reasons.']),
      ...appealRights,
    ],
  },
  'no-plan': {
    rule: 'E1',
    recipients: [FAMILY, SETTING, COMMISSIONER],
    contents: [
      ...required(
        'E1',
        ['decision', 'The decision not to issue a plan.'],
        ['reasons', 'The reasons.'],
        ['mainstream-resources', 'The resources available in mainstream and in the local offer.'],
      ),
      ...appealRights,
    ],
  },
  'draft-plan': {
    rule: 'G1',
    recipients: [FAMILY],
    contents: required(
      'G1',
      ['advice', 'Section K: the advice and information.'],
      ['right-to-views', 'The right to give views, for at least 15 days.'],
      ['meeting', 'The right to a meeting with an officer.'],
      ['institution', 'The right to ask for an institution to be named.'],
      ['where-to-find', 'Where to find institutions that can be asked for.'],
      ['personal-budget', 'The right to ask for a personal budget.'],
    ),
  },
  'final-plan': {
    rule: 'G7',
    recipients: [FAMILY, 'the institution named', COMMISSIONER],
    recipientsInCustody: IN_CUSTODY,
    contents: [...required('G7', ['plan', 'The final plan, signed and dated.']), ...appealRights],
  },
  'review-keep': {
    rule: 'I7',
    recipients: [FAMILY],
    contents: [
      ...required('I7', ['decision', 'The decision to keep the plan as it is.'], ['reasons', 'The reasons.']),
      ...appealRights,
    ],
  },
  'review-amend': {
    rule: 'I8',
    recipients: [FAMILY],
    contents: required(
      'I8',
      ['plan', 'The present plan.'],
      ['changes', 'The changes proposed.'],
      ['evidence', 'The evidence for them.'],
      ['right-to-views', 'The right to comment, for at least 15 days.'],
    ),
  },
  cease: {
    rule: 'J9',
    recipients: [FAMILY, 'the institution named', COMMISSIONER],
    contents: [
      ...required('J9', ['decision', 'The decision to cease the plan.'], ['reasons', 'The reasons.']),
      ...appealRights,
    ],
  },
  'refusal-to-reassess': {
    rule: 'J1',
    recipients: [FAMILY],
    contents: [
      ...required('J1', ['decision', 'The decision not to reassess.'], ['reasons', 'The reasons.']),
      ...appealRights,
    ],
  },
  transferred: {
    rule: 'J4',
    recipients: [FAMILY],
    contents: required(
      'J4',
      ['transferred', 'That the plan has been transferred.'],
      ['assessing', 'Whether the new authority will assess.'],
      ['review-day', 'When the plan will be reviewed.'],
    ),
  },
} as const satisfies Record<string, Notice>;

export type NoticeKind = keyof typeof notices;

/** What a notice of this kind still lacks, given the ids of what it says. */
export function missingFromNotice(kind: NoticeKind, says: readonly string[]): NoticeRequirement[] {
  const contents: readonly NoticeRequirement[] = notices[kind].contents;
  return contents.filter(({ id }) => !says.includes(id));
}
