import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingAgency, actingPerson, actingTeam, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

/** Asked among officers; what social care asks within its team, no officer knows of. */
const amongOfficers = `${isOfficer} and second_id is null`;
const ofTheTwo = `(asked_by_id = ${actingPerson} or second_id = ${actingPerson}) and ${isTeam()}`;
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
    /** The colleague who alone may approve it, where it was asked within a team of social care. */
    second: () => p.manyToOne(Person).mapToPk().nullable(),
    /** The second person; it counts from then on. */
    approvedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    approvedAt: instant().nullable(),
    endedAt: instant().nullable(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    { name: 'restricted_grant_is_to_one', expression: '(team_id is null) <> (person_id is null)' },
    { name: 'restricted_grant_is_of_two', expression: 'approved_by_id <> asked_by_id' },
    {
      name: 'restricted_grant_by_the_second',
      expression: '(second_id is null or approved_by_id is null or approved_by_id = second_id)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'restricted_grant_officer', command: 'select', using: amongOfficers },
    { name: 'restricted_grant_reader', command: 'select', using: `${toActing} and ${isTeam()}` },
    {
      name: 'restricted_grant_asks',
      command: 'insert',
      check: `${amongOfficers} and asked_by_id = ${actingPerson} and approved_by_id is null`,
    },
    {
      name: 'restricted_grant_approves',
      command: 'update',
      using: amongOfficers,
      check: `${amongOfficers} and (approved_by_id is null or approved_by_id = ${actingPerson} or ended_at is not null)`,
    },
    { name: 'restricted_grant_of_two', command: 'select', using: ofTheTwo },
    {
      name: 'restricted_grant_asks_colleague',
      command: 'insert',
      check: `second_id <> ${actingPerson} and asked_by_id = ${actingPerson} and approved_by_id is null and ${actingAgency} = 'social-care' and ${isTeam()}`,
    },
    {
      name: 'restricted_grant_colleague_answers',
      command: 'update',
      using: ofTheTwo,
      check: `${ofTheTwo} and (approved_by_id is null or approved_by_id = second_id) and (approved_by_id is null or approved_by_id = ${actingPerson} or ended_at is not null)`,
    },
    { name: 'restricted_grant_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** Leave to read what is restricted because of a section 47 enquiry: one person asks, another approves (K6, C7). */
export class RestrictedGrant extends RestrictedGrantSchema.class {}
RestrictedGrantSchema.setClass(RestrictedGrant);
