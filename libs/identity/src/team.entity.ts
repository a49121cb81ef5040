import { defineEntity, p } from '@mikro-orm/postgresql';
import { civilDate, id } from '#platform';
import { Area } from './area.entity.ts';
import { Organisation } from './organisation.entity.ts';

/** The agencies whose advice an assessment gathers; a team belongs to one. */
export const agencies = [
  'education',
  'health',
  'educational-psychology',
  'social-care',
  'youth-justice',
  'virtual-school',
  'other',
] as const;
export type Agency = (typeof agencies)[number];

/** An agency as families and professionals say it. */
export const agencyWords: Record<Agency, string> = {
  education: 'Education',
  health: 'Health',
  'educational-psychology': 'Educational psychology',
  'social-care': 'Social care',
  'youth-justice': 'Youth offending team',
  'virtual-school': 'Virtual school',
  other: 'Others who are asked',
};

const TeamSchema = defineEntity({
  name: 'Team',
  properties: {
    id: id(),
    organisation: () => p.manyToOne(Organisation).mapToPk(),
    name: p.text(),
    agency: p.enum(agencies).nullable(),
    /** Where reminders go: the team's own address, so that a leaver's work is never lost. */
    email: p.text(),
    /** Whether advice is signed by a second person of the team before it is submitted. */
    signOff: p.boolean().default(false),
    /** From this day it is asked for nothing. */
    endedOn: civilDate().nullable(),
    /** The authority that asked somebody in person: this team is theirs alone. None for a team like any other. */
    invitedBy: () => p.manyToOne(Area).mapToPk().nullable(),
  },
  uniques: [{ properties: ['invitedBy', 'email'] }],
});

/** People who share a response queue. */
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team);
