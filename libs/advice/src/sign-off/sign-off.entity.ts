import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isTeam, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { signOffMachine } from '#statute';
import { Contribution } from '../contributions/contribution.entity.ts';

const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const SignOffSchema = defineEntity({
  name: 'SignOff',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    contribution: () => p.manyToOne(Contribution).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    state: p.enum(signOffMachine.states).default('waiting'),
    askedBy: () => p.manyToOne(Person).mapToPk(),
    askedOf: () => p.manyToOne(Person).mapToPk(),
    askedAt: instant(),
    /** Why it was sent back. */
    comment: p.text().nullable(),
    decidedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    decidedAt: instant().nullable(),
  },
  indexes: [
    {
      name: 'sign_off_waiting',
      expression: "create unique index sign_off_waiting on sign_off (contribution_id) where state = 'waiting'",
    },
    { properties: ['contribution', 'askedAt'] },
  ],
  rowLevelSecurity: 'force',
  policies: [{ name: 'sign_off_team', using: isOwnTeam, check: isOwnTeam }],
});

/** A draft sent to somebody of the team to sign before it is submitted; one row for each time it was sent. */
export class SignOff extends SignOffSchema.class {}
SignOffSchema.setClass(SignOff);
