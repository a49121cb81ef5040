import { defineEntity, p } from '@mikro-orm/postgresql';
import { actingTeam, Person, Team } from '#identity';
import { instant } from '#platform';

const isOwnTeam = `team_id = ${actingTeam}`;

const ReminderPatternSchema = defineEntity({
  name: 'ReminderPattern',
  properties: {
    team: () => p.manyToOne(Team).mapToPk().primary(),
    /** How many calendar days before the due day the team is reminded; 0 is the due day itself. */
    before: p.array().columnType('int[]').$type<number[]>(),
    /** When late: every week from the day after the due day, or on that day alone. */
    isWeekly: p.boolean(),
    changedBy: () => p.manyToOne(Person).mapToPk(),
    changedAt: instant(),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'reminder_pattern_team', using: isOwnTeam, check: isOwnTeam },
    { name: 'reminder_pattern_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
  ],
});

/** When a team wants to be reminded, where it chose; others are reminded by the portal's own pattern. */
export class ReminderPattern extends ReminderPatternSchema.class {}
ReminderPatternSchema.setClass(ReminderPattern);
