import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingPerson, actingTeam, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const toActing = `(person_id = ${actingPerson} or team_id = ${actingTeam})`;

/** That two people let whoever acts read the restricted material of the row's case. @rule K6 */
export const isGranted = `is_granted(case_id)`;

const RestrictedGrantSchema = defineEntity({
  name: 'RestrictedGrant',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    person: () => p.manyToOne(Person).mapToPk().nullable(),
    reason: p.text(),
    basis: p.text(),
    /** The last day on which it holds. */
    until: civilDate(),
    askedBy: () => p.manyToOne(Person).mapToPk(),
    askedAt: instant(),
    /** The second person; it counts from then on. */
    approvedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    approvedAt: instant().nullable(),
    endedAt: instant().nullable(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    { name: 'restricted_grant_is_to_one', expression: '(team_id is null) <> (person_id is null)' },
    { name: 'restricted_grant_is_of_two', expression: 'approved_by_id <> asked_by_id' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'restricted_grant_officer', command: 'select', using: isOfficer },
    { name: 'restricted_grant_reader', command: 'select', using: `${toActing} and ${isTeam()}` },
    {
      name: 'restricted_grant_asks',
      command: 'insert',
      check: `${isOfficer} and asked_by_id = ${actingPerson} and approved_by_id is null`,
    },
    {
      name: 'restricted_grant_approves',
      command: 'update',
      using: isOfficer,
      check: `${isOfficer} and (approved_by_id is null or approved_by_id = ${actingPerson} or ended_at is not null)`,
    },
    { name: 'restricted_grant_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** Leave to read what is restricted because of a section 47 enquiry: one person asks, another approves (K6, C7). */
export class RestrictedGrant extends RestrictedGrantSchema.class {}
RestrictedGrantSchema.setClass(RestrictedGrant);
