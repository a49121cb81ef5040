import { defineEntity, p } from '@mikro-orm/postgresql';
import { Team } from '#identity';
import { civilDate, id, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

export const escalationPoints = ['not-received', 'not-taken', 'late', 'very-late'] as const;
export type EscalationPoint = (typeof escalationPoints)[number];

const AdviceEscalationSchema = defineEntity({
  name: 'AdviceEscalation',
  properties: {
    id: id(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    point: p.enum(escalationPoints),
    /** The due day that it is about: receipt moves the day, and the new day has points of its own. */
    dueOn: civilDate(),
    /** The team whose leads it is put before; none where none is chosen, or where it is the officer's matter alone. */
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    at: instant(),
  },
  indexes: [
    {
      name: 'advice_escalation_once',
      expression:
        'create unique index advice_escalation_once on advice_escalation (request_id, point, due_on, team_id) nulls not distinct',
    },
  ],
});

/** That a request was put before somebody else at a set point. Its index makes each happen exactly once for each team that has the request. */
export class AdviceEscalation extends AdviceEscalationSchema.class {}
AdviceEscalationSchema.setClass(AdviceEscalation);
