import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingPerson, actingTeam, familyPerson, isFamily, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { Outcome } from '../outcome.entity.ts';

/** A team suggests other words for an outcome; a family comments on it in its own. */
export const remarkKinds = ['suggestion', 'comment'] as const;
/** A suggestion is accepted or declined; a comment is answered. */
export const remarkAnswers = ['accepted', 'declined', 'answered'] as const;

const ofTeam = `team_id = ${actingTeam} and ${isTeam()}`;
/** Whoever says something reads the outcome that it is about. */
const isSeen = `exists (select 1 from outcome o where o.id = outcome_id and o.case_id = outcome_remark.case_id)`;
const isAccepted = `exists (select 1 from advice_request r where r.case_id = outcome_remark.case_id and r.team_id = outcome_remark.team_id and r.state = 'accepted')`;

const OutcomeRemarkSchema = defineEntity({
  name: 'OutcomeRemark',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** None once the outcome was deleted. */
    outcome: () => p.manyToOne(Outcome).mapToPk().nullable(),
    kind: p.enum(remarkKinds),
    /** How the outcome was worded when this was said. */
    about: p.text(),
    /** The words that are suggested, or the comment. */
    words: p.text(),
    /** Why they are suggested. */
    why: p.text().default(''),
    /** The team that suggests. */
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    saidBy: () => p.manyToOne(Person).mapToPk(),
    saidAt: instant(),
    answer: p.enum(remarkAnswers).nullable(),
    answerWords: p.text().nullable(),
    answeredBy: () => p.manyToOne(Person).mapToPk().nullable(),
    answeredAt: instant().nullable(),
  },
  indexes: [{ properties: ['case', 'saidAt'] }],
  checks: [
    { name: 'outcome_remark_of_its_kind', expression: `(kind = 'suggestion') = (team_id is not null)` },
    {
      name: 'outcome_remark_is_answered',
      expression: '(answer is null) = (answered_at is null) and (answer is null) = (answer_words is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'outcome_remark_officer', command: 'select', using: isOfficer },
    { name: 'outcome_remark_answered', command: 'update', using: isOfficer, check: isOfficer },
    {
      name: 'outcome_remark_team',
      command: 'select',
      using: `kind = 'suggestion' and ${ofTeam} and (outcome_id is null or ${isSeen})`,
    },
    {
      name: 'outcome_remark_suggests',
      command: 'insert',
      check: `kind = 'suggestion' and ${ofTeam} and said_by_id = ${actingPerson} and answer is null and ${isAccepted} and ${isSeen}`,
    },
    {
      name: 'outcome_remark_family',
      command: 'select',
      using: `kind = 'comment' and ${isFamily('case_id', 'replies')} and ${isFamily('case_id', 'plan')}`,
    },
    {
      name: 'outcome_remark_comments',
      command: 'insert',
      check: `kind = 'comment' and ${isFamily('case_id', 'replies')} and said_by_id = ${familyPerson} and answer is null and ${isSeen}`,
    },
  ],
});

/** What a team or a family says to an outcome of Section E, and what became of it. Its words never change; it is answered once. */
export class OutcomeRemark extends OutcomeRemarkSchema.class {}
OutcomeRemarkSchema.setClass(OutcomeRemark);
