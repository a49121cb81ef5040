import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingAgency, agencies, isFamily, isOfficer, isTeam, Person } from '#identity';
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

/** `required-by-law`: shared without agreement on a recorded basis (C7, C8). */
export const sharingAnswers = ['agreed', 'refused', 'not-discussed', 'required-by-law'] as const;
export type SharingAnswer = (typeof sharingAnswers)[number];

const SharingDecisionSchema = defineEntity({
  name: 'SharingDecision',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    category: p.enum(categories),
    agency: p.enum(agencies),
    answer: p.enum(sharingAnswers),
    /** Who decided (C3), how it was discussed and when (C2). */
    decidedBy: p.text(),
    discussedHow: p.text(),
    discussedOn: civilDate(),
    /** The lawful basis or the reason, where the answer is `required-by-law` (C7). */
    basis: p.text().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    /** When a later decision took its place; the current one has none. */
    supersededAt: instant().nullable(),
  },
  indexes: [
    {
      name: 'sharing_decision_current',
      expression:
        'create unique index sharing_decision_current on sharing_decision (case_id, agency, category) where superseded_at is null',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'sharing_decision_officer', using: isOfficer, check: isOfficer },
    { name: 'sharing_decision_family', command: 'select', using: isFamily('case_id', 'sharing') },
    {
      name: 'sharing_decision_agency',
      command: 'select',
      using: `agency = ${actingAgency} and ${isTeam()}`,
    },
  ],
});

/** What the family agreed or refused to share: one category of information with one agency (C2). Never overwritten. */
export class SharingDecision extends SharingDecisionSchema.class {}
SharingDecisionSchema.setClass(SharingDecision);
