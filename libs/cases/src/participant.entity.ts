import { defineEntity, p } from '@mikro-orm/postgresql';
import {
  actingCommissioner,
  actingSocialCareLead,
  actingTeam,
  anyOf,
  familyPerson,
  isOfficer,
  isSharedCase,
  ledAreas,
  Organisation,
  Person,
  scopes,
  Team,
  type Scope,
} from '#identity';
import { areaId, civilDate, id, londonToday } from '#platform';
import { Case } from './case.entity.ts';

/** A designated health officer puts the provider's team, to whom a request is allocated, on the case, and takes it off. */
const isAllocated = `part = 'adviser' and commissioner_id = ${actingCommissioner}`;
/** A social care SEN lead does the same with the social care teams of their own organisation, and with any in the areas that it serves. */
const isLed = `part = 'adviser' and (team_id in (select t.id from team t where t.organisation_id = ${actingSocialCareLead} and t.agency = 'social-care') or (area_id = any (${ledAreas}) and team_id in (select t.id from team t where t.agency = 'social-care')))`;

const reach = `scope <@ array[${scopes.map((each) => `'${each}'`).join(', ')}]::text[] and (team_id is null or scope = '{}')`;

/** Those of the family who decide see each other; what each may change, the trigger `family_parts` knows. */
const ofFamily = `team_id is null and ${isSharedCase}`;

export const parts = ['parent', 'young-person', 'supporter', 'adviser'] as const;

const ParticipantSchema = defineEntity({
  name: 'Participant',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    part: p.enum(parts),
    person: () => p.manyToOne(Person).mapToPk().nullable(),
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    /** The body whose designated health officer or social care SEN lead put the team on the case; none where it was asked itself. */
    commissioner: () => p.manyToOne(Organisation).mapToPk().nullable(),
    /** Family only: how far their part reaches. Nothing: they are known, and see nothing here. */
    scope: p.array<Scope>().columnType('text[]').defaultRaw("'{}'"),
    /** Who they are to the child, as people say it: mother, foster carer, SENDIASS. */
    relation: p.text().nullable(),
    /** Whether a parent has parental responsibility, once that is known. */
    parentalResponsibility: p.boolean().nullable(),
    /** Why the part is limited (court order, no contact): for the authority, never for the family's pages. */
    limitReason: p.text().nullable(),
    startedOn: civilDate().defaultRaw(londonToday),
    /** The first day on which they are no longer on the case. */
    endedOn: civilDate().nullable(),
  },
  indexes: [{ properties: ['team', 'case'] }, { properties: ['person', 'case'] }, { properties: ['case'] }],
  checks: [
    { name: 'participant_is_one', expression: '(person_id is null) <> (team_id is null)' },
    { name: 'participant_scope', expression: reach },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'participant_officer', using: isOfficer, check: isOfficer },
    {
      name: 'participant_self',
      command: 'select',
      using: anyOf(`person_id = ${familyPerson}`, `team_id = ${actingTeam}`),
    },
    { name: 'participant_family', command: 'select', using: ofFamily },
    { name: 'participant_family_admits', command: 'insert', check: `part = 'supporter' and ${ofFamily}` },
    { name: 'participant_family_changes', command: 'update', using: ofFamily, check: ofFamily },
    { name: 'participant_allocated', using: isAllocated, check: isAllocated },
    // whom to write to: families are told by mail of what waits for them
    { name: 'participant_worker', command: 'select', roles: ['ehc_worker'], using: 'person_id is not null' },
    { name: 'participant_led', command: 'select', using: isLed },
    {
      name: 'participant_led_joins',
      command: 'insert',
      check: `${isLed} and commissioner_id = ${actingSocialCareLead}`,
    },
    { name: 'participant_led_leaves', command: 'update', using: isLed, check: isLed },
    { name: 'participant_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    // the part of a team ends by itself with the last request that kept it there
    { name: 'participant_keeper_ends', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/** Who is on a case, as what: the root of every right to see it. */
export class Participant extends ParticipantSchema.class {}
ParticipantSchema.setClass(Participant);
