import { defineEntity, p } from '@mikro-orm/postgresql';
import { civilDate, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

export const escalationPoints = ['not-received', 'not-taken', 'late', 'very-late'] as const;
export type EscalationPoint = (typeof escalationPoints)[number];

const AdviceEscalationSchema = defineEntity({
  name: 'AdviceEscalation',
  properties: {
    request: () => p.manyToOne(AdviceRequest).mapToPk().primary(),
    point: p.enum(escalationPoints).primary(),
    /** The due day that it is about: receipt moves the day, and the new day has points of its own. */
    dueOn: civilDate().primary(),
    at: instant(),
  },
});

/** That a request was put before somebody else at a set point. Its key makes each happen exactly once. */
export class AdviceEscalation extends AdviceEscalationSchema.class {}
AdviceEscalationSchema.setClass(AdviceEscalation);
