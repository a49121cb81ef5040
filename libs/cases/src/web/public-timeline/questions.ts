import type { DATE_FLAGS, OrderKind, PhaseTransfer } from '#statute';

export type DateFlag = keyof typeof DATE_FLAGS | 'now';
type RowFlag = 'advice-received' | 'phase-transfer' | 'tribunal-order' | 'mediation-agreement' | 'unopposed-appeal';

/** A fact that is one day. */
interface DayQuestion {
  readonly flag: DateFlag;
  readonly label: string;
  readonly hint?: string;
}

/** A fact that is a kind and a day; there may be several. */
export interface RowQuestion {
  readonly flag: RowFlag;
  readonly label: string;
  readonly kinds: Readonly<Record<string, string>>;
}

export type Question = DayQuestion | RowQuestion;

export interface Group {
  readonly title: string;
  readonly questions: readonly Question[];
}

/** Who is asked for advice, as the sentences name them. */
const SOURCES = ['education', 'health', 'educational psychology', 'social care', 'youth justice', 'virtual school'];
const sources = Object.fromEntries(SOURCES.map((source) => [source, source]));

const orders: Record<OrderKind, string> = {
  assess: 'carry out an assessment',
  reassess: 'carry out a reassessment',
  make: 'make a plan',
  amend: 'amend the plan',
  name: 'only name another school or college',
  continue: 'continue the plan',
  cease: 'end the plan',
  other: 'something else that was agreed',
};

const phases: Record<PhaseTransfer, string> = {
  'early-years-to-school': 'from early years to school',
  'infant-to-junior': 'from infant to junior school',
  'primary-to-middle': 'from primary to middle school',
  'primary-to-secondary': 'from primary to secondary school',
  'middle-to-secondary': 'from middle to secondary school',
  'secondary-to-post16': 'from secondary school to a post-16 institution',
  'post16-to-post16': 'between post-16 institutions',
};

/** Every fact that the command `timeline` takes but exemptions, in the order in which they happen. */
export const groups: readonly Group[] = [
  {
    title: 'The request and the child',
    questions: [
      { flag: 'requested', label: 'Day the local authority received the request', hint: 'For example, 5 1 2026.' },
      {
        flag: 'brought-to-attention',
        label: 'Day the child was brought to its attention',
        hint: 'Only if that came before a request, or nobody asked.',
      },
      { flag: 'born', label: 'Date of birth', hint: 'It tells whether the parent or the young person decides.' },
    ],
  },
  {
    title: 'Advice: the day each service received its request',
    questions: [{ flag: 'advice-received', label: 'request for advice', kinds: sources }],
  },
  {
    title: 'Draft and final plan',
    questions: [
      { flag: 'draft-served', label: 'Day the draft was given to the family' },
      { flag: 'consultation-received', label: 'Day the school or college received the draft to comment on' },
      { flag: 'plan-issued', label: 'Day the plan was issued' },
    ],
  },
  {
    title: 'Reviews, changes and reassessment',
    questions: [
      { flag: 'last-review', label: 'Day the last review ended' },
      { flag: 'review-meeting', label: 'Day of the review meeting' },
      { flag: 'amendment-notice', label: 'Day the notice of changes was sent' },
      { flag: 'reassessment-requested', label: 'Day a reassessment was requested' },
      { flag: 'reassessment-decided', label: 'Day it was decided to reassess' },
      { flag: 'phase-transfer', label: 'change of school or phase', kinds: phases },
    ],
  },
  {
    title: 'Social care',
    questions: [
      { flag: 'looked-after-since', label: 'Day the child became looked after' },
      { flag: 'section17-referred', label: 'Day of the referral under section 17' },
    ],
  },
  {
    title: 'A move, or a change of health commissioner',
    questions: [
      { flag: 'transfer-aware', label: 'Day the old authority knew of the move' },
      { flag: 'move-day', label: 'Day of the move' },
      { flag: 'transferred', label: 'Day the plan was transferred' },
      { flag: 'commissioner-aware', label: 'Day the old commissioner knew of the change' },
      { flag: 'new-commissioner-aware', label: 'Day the new commissioner knew of the change' },
    ],
  },
  {
    title: 'Custody',
    questions: [
      { flag: 'custody-notified', label: 'Day the local authority was told of the custody' },
      { flag: 'released', label: 'Day of the release' },
    ],
  },
  {
    title: 'Disagreement, mediation and appeal',
    questions: [
      { flag: 'notice-sent', label: 'Day the notice of the decision was sent' },
      { flag: 'mediation-requested', label: 'Day mediation was asked for' },
      { flag: 'mediation-declined', label: 'Day mediation was declined' },
      { flag: 'mediation-held', label: 'Day the mediation was held' },
      { flag: 'certificate-issued', label: 'Day the mediation certificate was issued' },
      { flag: 'refusal-reversed', label: 'Day the authority reversed its refusal to assess' },
      { flag: 'mediation-agreement', label: 'agreement in mediation', kinds: orders },
      { flag: 'tribunal-order', label: 'tribunal’s order', kinds: orders },
      { flag: 'unopposed-appeal', label: 'notice to the tribunal that the appeal is not opposed', kinds: orders },
    ],
  },
  {
    title: 'Work it out as on another day',
    questions: [{ flag: 'now', label: 'Day to look from', hint: 'Today, unless you give another.' }],
  },
];

export const questions: readonly Question[] = groups.flatMap((group) => group.questions);
