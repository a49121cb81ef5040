import { defineEntity, p } from '@mikro-orm/postgresql';
import { civilDate, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

const AdviceReminderSchema = defineEntity({
  name: 'AdviceReminder',
  properties: {
    request: () => p.manyToOne(AdviceRequest).mapToPk().primary(),
    step: p.enum(['seven-days-before', 'day-before', 'day-after']).primary(),
    /** The due day it reminds of: receipt moves the day, and the new day has reminders of its own. */
    dueOn: civilDate().primary(),
    at: instant(),
  },
});

/** That a reminder was decided on. Its key makes each reminder happen exactly once. */
export class AdviceReminder extends AdviceReminderSchema.class {}
AdviceReminderSchema.setClass(AdviceReminder);
