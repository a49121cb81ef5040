import { defineEntity, p } from '@mikro-orm/postgresql';
import { instant } from '#platform';
import { AdviceRequest } from './advice-request.entity.ts';

const AdviceReminderSchema = defineEntity({
  name: 'AdviceReminder',
  properties: {
    request: () => p.manyToOne(AdviceRequest).mapToPk().primary(),
    step: p.enum(['seven-days-before', 'day-before', 'day-after']).primary(),
    at: instant(),
  },
});

/** That a reminder was decided on. Its key makes each reminder happen exactly once. */
export class AdviceReminder extends AdviceReminderSchema.class {}
AdviceReminderSchema.setClass(AdviceReminder);
