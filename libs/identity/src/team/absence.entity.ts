import { defineEntity, p } from '@mikro-orm/postgresql';
import { civilDate } from '#platform';
import { Person } from '../person.entity.ts';
import { actingTeam } from '../row-security.ts';
import { Team } from '../team.entity.ts';

const isOwnTeam = `team_id = ${actingTeam}`;

const AbsenceSchema = defineEntity({
  name: 'Absence',
  properties: {
    team: () => p.manyToOne(Team).mapToPk().primary(),
    person: () => p.manyToOne(Person).mapToPk().primary(),
    cover: () => p.manyToOne(Person).mapToPk(),
    startsOn: civilDate(),
    /** The last day away. */
    endsOn: civilDate(),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'absence_team', using: isOwnTeam, check: isOwnTeam },
    // what a leaver covered for ends: the grant names the one column that the worker writes
    { name: 'absence_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
    { name: 'absence_worker_ends', command: 'update', roles: ['ehc_worker'], using: 'true', check: 'true' },
  ],
});

/** That somebody of a team is away and a colleague covers for them; the latest that was said of each person. */
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence);
