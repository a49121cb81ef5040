import { VIEWS_CLOCK, CONSULTATION_CLOCK } from './draft.ts';
import type { Clock } from './deadline.ts';
import { AMENDMENT_CLOCKS, MEETING_CLOCKS } from './review.ts';

const referral = { trigger: 'section 17 referral', event: 'the referral' };
const commissioner = { rule: 'J6', period: { workingDays: 15 } } as const;

/** The events of a case that each start their own clocks, whatever else has happened. */
export const EVENT_CLOCKS = {
  draftServedOn: [VIEWS_CLOCK],
  consultationReceivedOn: [CONSULTATION_CLOCK],
  reviewMeetingOn: MEETING_CLOCKS,
  amendmentNoticeOn: AMENDMENT_CLOCKS,
  reassessmentRequestedOn: [
    {
      rule: 'J1',
      what: 'notify a refusal to reassess',
      period: { days: 15 },
      trigger: 'reassessment requested',
      event: 'the reassessment was requested',
      duty: 'If it refuses to reassess, the local authority must tell you by',
    },
  ],
  reassessmentDecidedOn: [
    {
      rule: 'J2',
      what: 'final plan after reassessment',
      period: { weeks: 14 },
      trigger: 'reassessment decided',
      event: 'it was decided to reassess',
      duty: 'The local authority must issue the final plan by',
    },
  ],
  commissionerAwareOn: [
    {
      ...commissioner,
      what: 'tell the new health commissioner',
      trigger: 'old commissioner aware of the change',
      event: 'the old health commissioner became aware of the change',
      duty: 'The old health commissioner must tell the new one by',
    },
  ],
  newCommissionerAwareOn: [
    {
      ...commissioner,
      what: 'ask for an assessment or review',
      trigger: 'new commissioner aware of the change',
      event: 'the new health commissioner became aware of the change',
      duty: 'If it cannot secure the provision, the new health commissioner must ask the local authority to assess or review by',
    },
  ],
  custodyNotifiedOn: [
    {
      rule: 'K11',
      what: 'send the plan to those responsible in custody',
      period: { workingDays: 5 },
      trigger: 'custody notified',
      event: 'the local authority was told of the custody',
      duty: 'The plan must reach the youth offending team, the person in charge and NHS England by',
    },
  ],
  releasedFromCustodyOn: [
    {
      rule: 'I13',
      what: 'review after release from custody',
      kind: 'target',
      period: { months: 1 },
      trigger: 'release from custody',
      event: 'the release from custody',
      duty: 'The plan should be reviewed by',
    },
  ],
  section17ReferredOn: [
    {
      ...referral,
      rule: 'K5',
      what: 'decide what follows the section 17 referral',
      period: { workingDays: 1 },
      duty: 'Social care must decide what to do next by',
    },
    {
      ...referral,
      rule: 'K5',
      what: 'section 17 assessment',
      period: { workingDays: 45 },
      duty: 'The social care assessment must end by',
    },
  ],
} as const satisfies Record<string, readonly Clock[]>;

export type DatedEvent = keyof typeof EVENT_CLOCKS;
