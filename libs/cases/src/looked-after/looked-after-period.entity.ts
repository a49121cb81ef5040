import { defineEntity, p } from '@mikro-orm/postgresql';
import { actingMembership, actingVirtualSchool, anyOf, Area, isOfficer } from '#identity';
import { areaId, civilDate, id, londonToday } from '#platform';
import { Case } from '../case.entity.ts';

export const standings = ['looked-after', 'care-leaver'] as const;
export const placements = [
  'foster-care',
  'kinship',
  'residential',
  'with-parents',
  'semi-independent',
  'other',
] as const;

const isCurrent = `(until is null or until > ${londonToday})`;
/** The virtual school head of the authority that looks after the child. */
const isAuthority = `authority_id = ${actingVirtualSchool} and ${isCurrent}`;
/** Somebody who has a part because of it: the social worker, the reviewing officer, the designated teacher. */
const hasPart = `${actingMembership} = any(part_memberships) and ${isCurrent}`;

const LookedAfterPeriodSchema = defineEntity({
  name: 'LookedAfterPeriod',
  properties: {
    id: id(),
    /** The authority that assesses, or that maintains the plan (K1). */
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    standing: p.enum(standings).default('looked-after'),
    /** The authority that looks after the child, or that did. */
    authority: () => p.manyToOne(Area).mapToPk(),
    since: civilDate(),
    /** The first day on which it is over: from then on the authority that looked after the child sees nothing of the case. */
    until: civilDate().nullable(),
    /** The day on which it ended, as its virtual school head says; the officer of the case records it. */
    toldEndedOn: civilDate().nullable(),
    placement: p.enum(placements),
    /** Where the child lives: the authority's own area, or another that is the host (K15). */
    placedIn: () => p.manyToOne(Area).mapToPk(),
    /** Worked out by the database: the other authorities that say that they look after the child (K1). */
    alsoClaimedBy: p.array().columnType('text[]').$type<string[]>().defaultRaw("'{}'"),
    /** Worked out by the database: who has a part now, and the day of the final plan. */
    partMemberships: p.array().columnType('uuid[]').$type<string[]>().defaultRaw("'{}'"),
    planIssuedOn: civilDate().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['case'] }, { properties: ['authority', 'case'] }],
  checks: [{ name: 'looked_after_period_in_order', expression: 'until is null or until >= since' }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'looked_after_period_officer', using: isOfficer, check: isOfficer },
    { name: 'looked_after_period_part', command: 'select', using: anyOf(isAuthority, hasPart) },
    { name: 'looked_after_period_authority', command: 'update', using: isAuthority, check: isAuthority },
    { name: 'looked_after_period_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    {
      name: 'looked_after_period_keeper_counts',
      command: 'update',
      roles: ['ehc_owner'],
      using: 'true',
      check: 'true',
    },
  ],
});

/** That an authority looks after a child, from a day to a day; or that it supports a care leaver. @rule K1 K2 K4 */
export class LookedAfterPeriod extends LookedAfterPeriodSchema.class {}
LookedAfterPeriodSchema.setClass(LookedAfterPeriod);
