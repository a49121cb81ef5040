import { runCase, type Case } from '#cases';
import { seeReleased } from '#disclosure';
import { either, forFamily, forRoles, type Actor } from '#identity';

const officers = ['case-officer', 'signing-officer'] as const;
const shaping = ['assessing', 'drafting', 'draft-sent', 'reassessing'];

type Subject = Pick<Case, 'areaId' | 'state'>;
const ownArea = (actor: Actor, subject: Pick<Case, 'areaId'>) => actor.areaId === subject.areaId;

/** Officers of the area put Section E together until the plan is issued. */
export const shapeOutcomes = forRoles<Subject>(
  'put outcomes together',
  officers,
  (actor, subject) => ownArea(actor, subject) && shaping.includes(subject.state),
);

const advisers = ['contributor', 'team-manager', 'head'] as const;

/** Whoever reads Section E while it is put together; of teams and families, row-level security knows which part. */
export const readSectionE = either<Pick<Case, 'areaId'>>(
  'read Section E',
  runCase,
  forRoles('read what rests on their advice', advisers),
  forFamily('read the outcomes'),
);

/** Teams suggest other words for an outcome that rests on their advice, until the plan is issued. */
export const suggestWording = forRoles<Subject>('suggest other words', advisers, (_, { state }) =>
  shaping.includes(state),
);

/** The family comments on an outcome, until the plan is issued. */
export const commentOnOutcome = forFamily<Subject>('comment on an outcome', (_, { state }) => shaping.includes(state));

/** Officers of the area make a draft, and a new one while the family weighs the last (D4, G1). */
export const draftPlan = forRoles<Subject>(
  'make a draft plan',
  officers,
  (actor, subject) => ownArea(actor, subject) && ['assessing', 'drafting', 'draft-sent'].includes(subject.state),
);

/** Only a signing officer issues a final plan, and only once a draft is with the family (G6, group M). */
export const issuePlan = forRoles<Subject>(
  'issue a final plan',
  ['signing-officer'],
  (actor, subject) => ownArea(actor, subject) && subject.state === 'draft-sent',
);

/** The family says what it thinks of the draft that is with it (G1); how far a part must reach, row-level security knows. */
export const giveViews = forFamily<Subject>('give views on the draft', (_, { state }) => state === 'draft-sent');

/** Officers write down views that came on paper or were spoken. */
export const recordViews = forRoles<Subject>(
  'record views on the draft',
  officers,
  (actor, subject) => ownArea(actor, subject) && subject.state === 'draft-sent',
);

/** Officers consult institutions with the draft that is with the family (G3). */
export const consult = forRoles<Subject>(
  'consult an institution',
  officers,
  (actor, subject) => ownArea(actor, subject) && subject.state === 'draft-sent',
);

/** The head of the institution that is consulted replies for it. */
export const replyToConsultation = forRoles<{ institution: string }>(
  'reply to a consultation',
  ['head'],
  (actor, { institution }) => actor.organisationId === institution,
);

/** Officers decide, after the assessment, that there will be no plan (E1). */
export const decideNoPlan = forRoles<Subject>(
  'decide not to issue a plan',
  officers,
  (actor, subject) => ownArea(actor, subject) && subject.state === 'assessing',
);

/** The family asks what was gathered in the assessment (E2); officers note that it did. */
export const askFeedback = either<Pick<Case, 'areaId'>>(
  'ask for feedback of the assessment',
  forFamily('ask what was found out'),
  forRoles('note that the family asks', officers, ownArea),
);

/** The family reads its own drafts and plans; row-level security lets through only those on the case. */
export const readOwnPlan = forFamily<Pick<Case, 'areaId'>>('read their own plan');

/** Whoever may read a plan saves it as a file; row-level security lets through only their own copies. */
export const savePlan = either<Case>('save a plan as a file', runCase, readOwnPlan, seeReleased);

/** A signing officer says how the documents of the authority look: its logo, its colour, its address. */
export const setLetterhead = forRoles<{ id: string }>(
  'set how the authority’s documents look',
  ['signing-officer'],
  (actor, { id }) => actor.areaId === id,
);
