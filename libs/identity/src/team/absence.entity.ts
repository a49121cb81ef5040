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
    // whoever plans a meeting with them about a looked-after child: row-level security of the parts applies inside
    {
      name: 'absence_meeting',
      command: 'select',
      using: `exists (select 1 from looked_after_person l join membership m on m.id = l.membership_id
        where m.person_id = absence.person_id and m.team_id = absence.team_id and l.ended_on is null)`,
    },
    // what a leaver covered for ends: the grant names the one column that the worker writes
    { name: 'absence_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
    { name: 'absence_worker_ends', command: 'update', roles: ['ehc_worker'], using: 'true', check: 'true' },
  ],
});

/** That somebody of a team is away and a colleague covers for them; the latest that was said of each person. */
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence);
