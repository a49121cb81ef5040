import { defineEntity, p } from '@mikro-orm/postgresql';
import { civilDate, id, londonToday } from '#platform';
import { Area } from './area.entity.ts';
import { Organisation } from './organisation.entity.ts';
import { Team } from './team.entity.ts';

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    id: id(),
    name: p.text(),
    email: p.text().unique(),
    passwordHash: p.text().nullable().hidden(),
    /** Raised at sign-out: every session made before stops counting. */
    sessionEpoch: p.integer().default(0),
  },
});

/** Somebody who signs in. What they may do comes from their memberships and their part in a case, never from here. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

/** What a person is in an organisation. One is acted in at a time; rights never add up across memberships. */
export const roles = [
  'case-officer',
  'signing-officer',
  'contributor',
  'team-manager',
  'designated-health-officer',
  'social-care-lead',
  'head',
  'virtual-school-head',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

const MembershipSchema = defineEntity({
  name: 'Membership',
  properties: {
    id: id(),
    person: () => p.manyToOne(Person).mapToPk(),
    organisation: () => p.manyToOne(Organisation).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    /** The authority whose cases this membership works on; only for an authority's own officers. */
    area: () => p.manyToOne(Area).mapToPk().nullable(),
    role: p.enum(roles),
    /** Invited about one case: of what their organisation was given they see that of this case alone. */
    onlyCaseId: p.uuid().nullable(),
    startedOn: civilDate().defaultRaw(londonToday),
    endedOn: civilDate().nullable(),
  },
  indexes: [{ properties: ['person'] }, { properties: ['team'] }, { properties: ['organisation'] }],
});

/** That a person belongs to an organisation in a role. A person may have several. */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);
