import { defineEntity, p } from '@mikro-orm/postgresql';
import { Team } from '#identity';
import { civilDate, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

const AdviceReminderSchema = defineEntity({
  name: 'AdviceReminder',
  properties: {
    request: () => p.manyToOne(AdviceRequest).mapToPk().primary(),
    /** The team reminded: one that gets the request later has reminders of its own. */
    team: () => p.manyToOne(Team).mapToPk().primary(),
    /** Calendar days after the due day; before it where negative. */
    step: p.integer().primary(),
    /** The due day it reminds of: receipt moves the day, and the new day has reminders of its own. */
    dueOn: civilDate().primary(),
    at: instant(),
  },
});

/** That a reminder was decided on. Its key makes each reminder happen exactly once. */
export class AdviceReminder extends AdviceReminderSchema.class {}
AdviceReminderSchema.setClass(AdviceReminder);

const AdviceDigestSchema = defineEntity({
  name: 'AdviceDigest',
  properties: {
    team: () => p.manyToOne(Team).mapToPk().primary(),
    day: civilDate().primary(),
    at: instant(),
  },
});

/** That a team's mail of a day was decided on. Its key makes it the only one of that day. */
export class AdviceDigest extends AdviceDigestSchema.class {}
AdviceDigestSchema.setClass(AdviceDigest);
