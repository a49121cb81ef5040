import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { isOwnRecord, isOwnToWrite } from '../own-record.ts';

/** What social care can be doing for a child, each since a day and until another. */
export const factKinds = [
  'early-help',
  'child-in-need',
  'child-protection',
  'care-plan',
  'adult-care',
  'ehc-plan',
] as const;
export type FactKind = (typeof factKinds)[number];

const SocialCareFactSchema = defineEntity({
  name: 'SocialCareFact',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    kind: p.enum(factKinds),
    since: civilDate(),
    /** The last day; null while it goes on. */
    until: civilDate().nullable(),
    /** The day by which it is to be reviewed next. */
    reviewOn: civilDate().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [{ name: 'social_care_fact_ends_after_start', expression: '(until is null or until >= since)' }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'social_care_fact_team', using: isOwnRecord, check: isOwnToWrite }],
});

/** A dated fact of social care: early help, child in need, child protection, care plan. @rule B7 I12 */
export class SocialCareFact extends SocialCareFactSchema.class {}
SocialCareFactSchema.setClass(SocialCareFact);
