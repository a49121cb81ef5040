import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import {
  actingAgency,
  actingPerson,
  agencies,
  anyOf,
  familyPerson,
  isFamily,
  isOfficer,
  isTeam,
  Person,
} from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

/** The kinds of things a family tells, and so the kinds it may agree or refuse to share. */
export const categories = [
  'history',
  'strengths',
  'communication',
  'learning',
  'friends-and-feelings',
  'health',
  'daily-life',
  'home-and-family',
  'hopes',
] as const;
export type Category = (typeof categories)[number];

/** `not-discussed` takes an answer back without giving another. */
export const sharingAnswers = ['agreed', 'refused', 'not-discussed'] as const;
export type SharingAnswer = (typeof sharingAnswers)[number];

/** What the reader reads it for: to advise for the assessment, or to support the child. */
export const purposes = ['assessment', 'support'] as const;
export type Purpose = (typeof purposes)[number];

/** As whom somebody decided (C3); a representative decides for a young person who cannot decide this (C5). */
export const deciders = ['parent', 'young-person', 'representative'] as const;
export type Decider = (typeof deciders)[number];

/** The row names an agency, or one person alone. */
export const ofOneRecipient = '(agency is null) <> (recipient_person_id is null)';
export const toActing = `(agency = ${actingAgency} or recipient_person_id = ${actingPerson})`;

/** A parent or young person decides in their own part. */
const inOwnPart = `recorded_by_id = ${familyPerson} and exists (
  select 1 from (select case_id as id, decided_as as part) asked join participant p on p.case_id = asked.id
   where p.person_id = ${familyPerson} and p.part = asked.part and p.parental_responsibility is not false)`;

const SharingDecisionSchema = defineEntity({
  name: 'SharingDecision',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    category: p.enum(categories),
    agency: p.enum(agencies).nullable(),
    recipientPerson: () => p.manyToOne(Person).mapToPk().nullable(),
    purpose: p.enum(purposes).default('assessment'),
    answer: p.enum(sharingAnswers),
    /** Who decided, as whom (C3), how it was discussed and when (C2). */
    decidedBy: p.text(),
    decidedAs: p.enum(deciders),
    discussedHow: p.text(),
    discussedOn: civilDate(),
    /** The last day on which it holds; none when it holds until taken back. */
    until: civilDate().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case', 'category'] }],
  checks: [{ name: 'sharing_decision_is_to_one', expression: ofOneRecipient }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'sharing_decision_see', command: 'select', using: anyOf(isOfficer, isFamily('case_id', 'sharing')) },
    { name: 'sharing_decision_agency', command: 'select', using: `${toActing} and ${isTeam()}` },
    { name: 'sharing_decision_officer_records', command: 'insert', check: isOfficer },
    {
      name: 'sharing_decision_family_decides',
      command: 'insert',
      check: `${isFamily('case_id', 'sharing')} and ${inOwnPart}`,
    },
    { name: 'sharing_decision_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/**
 * What a family agreed or refused to share: one category of information with one agency or person (C2). Never changed: a
 * later decision is another row, and contradicting ones are both kept; `answerInForce` says which holds.
 */
export class SharingDecision extends SharingDecisionSchema.class {}
SharingDecisionSchema.setClass(SharingDecision);
