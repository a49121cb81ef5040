import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isFamily, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

export const placeKinds = ['home', 'setting', 'clinic', 'online', 'elsewhere'] as const;
export type PlaceKind = (typeof placeKinds)[number];

const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const AppointmentSchema = defineEntity({
  name: 'Appointment',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    onDay: civilDate(),
    /** London's clock, `HH:MM`. */
    fromTime: p.text(),
    toTime: p.text(),
    placeKind: p.enum(placeKinds),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    cancelledBy: () => p.manyToOne(Person).mapToPk().nullable(),
    cancelledAt: instant().nullable(),
  },
  indexes: [{ properties: ['case', 'onDay'] }],
  checks: [{ name: 'appointment_ends_after_start', expression: 'from_time < to_time' }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'appointment_officer', using: isOfficer, check: isOfficer },
    { name: 'appointment_team', command: 'select', using: isTeam() },
    { name: 'appointment_team_plans', command: 'insert', check: isOwnTeam },
    { name: 'appointment_team_cancels', command: 'update', using: isOwnTeam, check: isOwnTeam },
    { name: 'appointment_family', command: 'select', using: isFamily('case_id', 'progress') },
  ],
});

/** A visit to the child that a team plans: when, and at what kind of place, so that all on the case can join or make room (A9). */
export class Appointment extends AppointmentSchema.class {}
AppointmentSchema.setClass(Appointment);

const AppointmentDetailSchema = defineEntity({
  name: 'AppointmentDetail',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    appointment: () => p.oneToOne(Appointment).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    place: p.text(),
    who: p.text(),
    purpose: p.text(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'appointment_detail_officer', using: isOfficer, check: isOfficer },
    { name: 'appointment_detail_team', command: 'select', using: isOwnTeam },
    { name: 'appointment_detail_team_plans', command: 'insert', check: isOwnTeam },
    { name: 'appointment_detail_family', command: 'select', using: isFamily('case_id', 'story') },
  ],
});

/** Where exactly, who comes and what for: the team's own, the officer's, and of the family theirs who may read the story. */
export class AppointmentDetail extends AppointmentDetailSchema.class {}
AppointmentDetailSchema.setClass(AppointmentDetail);
