import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const mayReply = isFamily('case_id', 'replies');

const NoPlanSchema = defineEntity({
  name: 'NoPlan',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk().unique(),
    reasons: p.text(),
    /** What mainstream schools and the local offer can give without a plan. */
    resources: p.text(),
    /** How to reach the mediation adviser, the disagreement resolution service and the independent advice service (L1). */
    mediationAdviser: p.text(),
    disagreementResolution: p.text(),
    impartialAdvice: p.text(),
    /** To whom the notice goes, by name. */
    recipients: p.array().columnType('text[]'),
    decidedBy: () => p.manyToOne(Person).mapToPk(),
    decidedAt: instant(),
    /** The day of the decision and of the notice: the time to appeal runs from it. */
    sentOn: civilDate(),
    /** The family asked for what was gathered in the assessment (E2), and what it was given. */
    feedbackAskedOn: civilDate().nullable(),
    feedbackGivenOn: civilDate().nullable(),
    feedback: p.text().nullable(),
  },
  checks: [{ name: 'no_plan_feedback', expression: '(feedback is null) = (feedback_given_on is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'no_plan_officer', using: isOfficer, check: isOfficer },
    { name: 'no_plan_family', command: 'select', using: isFamily('case_id', 'plan') },
    {
      name: 'no_plan_family_asks',
      command: 'update',
      using: `${mayReply} and feedback_asked_on is null`,
      check: `${mayReply} and feedback_asked_on is not null and feedback is null`,
    },
  ],
});

/** The decision, after an assessment, not to issue a plan, with what its notice says. It never changes. @rule E1 E2 D3 */
export class NoPlan extends NoPlanSchema.class {}
NoPlanSchema.setClass(NoPlan);
