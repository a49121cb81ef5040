import { z } from 'zod';
import { defineEvent } from '#platform';

const aboutCase = z.object({ caseId: z.uuid(), areaId: z.string() });
const rooms = ({ caseId }: z.infer<typeof aboutCase>) => [`case:${caseId}`];

/** Section E is not as it was: an outcome, what became of a proposal, or what is said to it. */
export const outcomesChanged = defineEvent('outcomes.changed', aboutCase, ({ caseId }) => [
  `case:${caseId}`,
  `outcomes:${caseId}`,
]);

/** The family said something to its draft, or was answered. */
export const representationsChanged = defineEvent('representations.changed', aboutCase, rooms);

/** An institution was consulted, opened it, replied, or a ground not to name it was recorded. */
export const consultationsChanged = defineEvent('consultations.changed', aboutCase, rooms);

/** An institution is asked to reply to a consultation; `chasedOn`: the day on which it was asked again. */
export const institutionAsked = defineEvent(
  'consultation.asked',
  aboutCase.extend({
    consultationId: z.uuid(),
    planVersionId: z.uuid(),
    institutionId: z.uuid(),
    chasedOn: z.iso.date().nullable(),
  }),
);

/** A health commissioner was asked to agree provision, or decided. */
export const healthChanged = defineEvent('health-provision.changed', aboutCase, rooms);

/** A health commissioner was asked, in one go, to agree some provision; `askedId`: the first of it. */
export const healthAsked = defineEvent(
  'health-provision.asked',
  aboutCase.extend({ askedId: z.uuid(), commissionerId: z.uuid() }),
);

/** Somebody said whether the plan reflects their advice, or was answered. */
export const useAnswered = defineEvent('use.answered', aboutCase.extend({ teamId: z.uuid() }), ({ caseId, teamId }) => [
  `case:${caseId}`,
  `team:${teamId}`,
]);

/** It was decided that there will be no plan; the family asked for feedback, or was given it. */
export const noPlanDecided = defineEvent('no-plan.decided', aboutCase, rooms);

const aboutPlan = aboutCase.extend({ planVersionId: z.uuid() });
/** A draft was made and sent to the family. */
export const planDrafted = defineEvent('plan.drafted', aboutPlan, rooms);
/** A final plan was issued. */
export const planFinalised = defineEvent('plan.finalised', aboutPlan, rooms);
