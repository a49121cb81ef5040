import { defineEntity, p } from '@mikro-orm/postgresql';
import { anyOf, isFamily, isOfficer, isTeam, Organisation, Person } from '#identity';
import { caseMachine } from '#statute';
import { areaId, civilDate, id, instant } from '#platform';
import type { CircumstancesOfCase } from './circumstances.schema.ts';
import { Child } from './child.entity.ts';

/** Whoever has a part because the child is looked after (K1, K2): row-level security of the periods applies inside. Cheapest to know, so asked first. */
const isLookedAfter = 'exists (select 1 from looked_after_period l where l.case_id = ehc_case.id)';

const CaseSchema = defineEntity({
  name: 'Case',
  tableName: 'ehc_case',
  properties: {
    id: id(),
    areaId: areaId(),
    /** What letters quote, such as `RIV-2026-0012`. */
    reference: p.text().unique(),
    child: () => p.manyToOne(Child).mapToPk(),
    state: p.enum(caseMachine.states).default('requested'),
    /** T0 (Z1): the day the request was received. */
    requestedOn: civilDate(),
    requestedBy: p.enum(['parent', 'young-person', 'school', 'post-16', 'brought-to-attention']),
    requesterName: p.text(),
    circumstances: p.json<CircumstancesOfCase>(),
    setting: () => p.manyToOne(Organisation).mapToPk().nullable(),
    officer: () => p.manyToOne(Person).mapToPk(),
    decision: p.enum(['assess', 'not-assess']).nullable(),
    decidedOn: civilDate().nullable(),
    decisionReasons: p.text().nullable(),
    /** The day the family and the A4 recipients were told (A7). */
    familyToldOn: civilDate().nullable(),
    /** The first day of the custody that they are in; none where they are in none. */
    detainedSince: civilDate().nullable(),
    createdAt: instant().defaultRaw('now()'),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['areaId', 'state', 'requestedOn'] }, { properties: ['child'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'case_officer', using: isOfficer, check: isOfficer },
    {
      name: 'case_participant',
      command: 'select',
      roles: ['ehc_app'],
      using: anyOf(isLookedAfter, isFamily('id'), isTeam('id')),
    },
    // whether a case has ended: the grant names the few columns that the worker reads
    { name: 'case_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
    { name: 'case_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    // that the child is looked after is worked out from the periods (circumstances)
    { name: 'case_keeper_counts', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/** A request for an assessment and all that follows from it, for one child. */
export class Case extends CaseSchema.class {}
CaseSchema.setClass(Case);
