import { z } from 'zod';
import { day, optional, required, yes } from '#platform';
import { meetingKinds, type MeetingKind } from '../looked-after-meetings/looked-after-meeting.entity.ts';
import { lookedAfterParts, type LookedAfterPart } from '../looked-after-people/looked-after-person.entity.ts';
import { placements } from './looked-after-period.entity.ts';

const area = (message: string) => z.string({ error: message }).regex(/^\w{3}$/, message);

const placed = {
  placement: z.enum(placements, { error: 'Choose the kind of placement' }),
  placedIn: area('Choose the area in which the child lives'),
};

/** That an authority looks after the child. */
export const periodSchema = z.object({
  authority: area('Choose the authority that looks after the child'),
  since: day('The day on which the child became looked after'),
  ...placed,
});
export type NewPeriod = z.infer<typeof periodSchema>;

/** Where the child lives now. */
export const placementSchema = z.object(placed);
export type Placement = z.infer<typeof placementSchema>;

/** That it is over, and whether the authority now supports a care leaver (K4). */
export const endingSchema = z.object({
  until: day('The day on which the child ceased to be looked after'),
  isCareLeaver: yes.default(false),
});
export type Ending = z.infer<typeof endingSchema>;

export const toldEndingSchema = z.object({ endedOn: day('The day on which the child ceased to be looked after') });

export const personSchema = z.object({
  part: z.enum(lookedAfterParts, { error: 'Choose what they are' }),
  name: required('Enter their name', 200),
  contact: optional(200),
  email: z.union([z.literal(''), z.email('Enter an email address like name@example.org')]).default(''),
});
export type NewPerson = z.infer<typeof personSchema>;

/** Meetings on one day: planned, or held already. */
export const meetingSchema = z.object({
  kinds: z.preprocess(
    (given) => (given === undefined || given === '' ? [] : [given].flat()),
    z.array(z.enum(meetingKinds)).min(1, 'Choose what is held'),
  ),
  on: day('The day of it'),
  isHeld: yes.default(false),
});
export type NewMeeting = z.infer<typeof meetingSchema>;

export const periodParams = z.object({ caseId: z.uuid(), periodId: z.uuid() });

export const placementWords: Record<(typeof placements)[number], string> = {
  'foster-care': 'Foster care',
  kinship: 'With family or friends as foster carers',
  residential: 'Residential home',
  'with-parents': 'With parents, under an order',
  'semi-independent': 'Semi-independent living',
  other: 'Another placement',
};

export const meetingWords: Record<MeetingKind, string> = {
  'looked-after-review': 'Looked-after review',
  pep: 'Personal education plan meeting',
  'care-plan': 'Care plan',
  'health-plan': 'Health assessment and health plan',
  'child-in-need-review': 'Child in need review',
  'annual-review': 'Annual review of the EHC plan',
  'pathway-plan': 'Pathway plan',
};

export const partNames: Record<LookedAfterPart, string> = {
  'social-worker': 'Social worker',
  'reviewing-officer': 'Independent reviewing officer',
  'designated-teacher': 'Designated teacher',
  'designated-doctor': 'Designated doctor',
  'designated-nurse': 'Designated nurse',
  'personal-adviser': 'Personal adviser',
};
