import type { CaseFacts } from '../clocks/case-timeline.ts';
import type { CivilDate } from '../calendar/civil-date.ts';

/** The facts that are one date each. */
export type DateFact = {
  [Fact in keyof CaseFacts]-?: NonNullable<CaseFacts[Fact]> extends CivilDate ? Fact : never;
}[keyof CaseFacts];

/** Each flag that takes one date, with the fact that it gives. */
export const DATE_FLAGS = {
  requested: 'requestedOn',
  'brought-to-attention': 'broughtToAttentionOn',
  'refusal-reversed': 'refusalReversedOn',
  'draft-served': 'draftServedOn',
  'consultation-received': 'consultationReceivedOn',
  'plan-issued': 'planIssuedOn',
  'last-review': 'lastReviewOn',
  'review-meeting': 'reviewMeetingOn',
  'amendment-notice': 'amendmentNoticeOn',
  'reassessment-requested': 'reassessmentRequestedOn',
  'reassessment-decided': 'reassessmentDecidedOn',
  'transfer-aware': 'transferAwareOn',
  'move-day': 'moveOn',
  transferred: 'transferredOn',
  'commissioner-aware': 'commissionerAwareOn',
  'new-commissioner-aware': 'newCommissionerAwareOn',
  'custody-notified': 'custodyNotifiedOn',
  released: 'releasedFromCustodyOn',
  'looked-after-since': 'lookedAfterSince',
  'section17-referred': 'section17ReferredOn',
  'notice-sent': 'noticeSentOn',
  'certificate-issued': 'certificateIssuedOn',
  'mediation-declined': 'mediationDeclinedOn',
  'mediation-requested': 'mediationRequestedOn',
  'mediation-held': 'mediationHeldOn',
  born: 'born',
} as const satisfies Record<string, DateFact>;

/** The flags that take more than a date, with the form of their value. */
export const OTHER_FLAGS = {
  'advice-received': 'SOURCE=DATE',
  'phase-transfer': 'KIND:DATE',
  'tribunal-order': 'KIND:DATE',
  'mediation-agreement': 'KIND:DATE',
  'unopposed-appeal': 'KIND:DATE',
  exempt: 'RULE[=WHICH]:GROUND:FROM:TO',
  now: 'DATE',
} as const;

export type DateFlag = keyof typeof DATE_FLAGS;
export type Flag = DateFlag | keyof typeof OTHER_FLAGS;

/** What the person gave: for each flag its values, in order. */
export type FlagValues = { readonly [F in Flag]?: readonly string[] | undefined };

export const DATE_FLAG_NAMES = Object.keys(DATE_FLAGS) as DateFlag[];
export const FLAG_NAMES = [...DATE_FLAG_NAMES, ...(Object.keys(OTHER_FLAGS) as Flag[])];

/** Something the person gave cannot be used; the message is one sentence about it. */
export class UnusableFlag extends Error {
  override readonly name = 'UnusableFlag';
}
