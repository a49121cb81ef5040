import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { categories } from '#consent';
import { actingTeam, isFamily, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { lexemesOfWords, Statement } from '../statements/statement.entity.ts';

/** `on-record`: what the family told before answered it, and nobody was asked. `declined`: the family would rather not say. */
export const questionStates = ['waiting', 'answered', 'on-record', 'declined', 'withdrawn'] as const;
export type QuestionState = (typeof questionStates)[number];

const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;
/** A team asks while it answers a request of the case: row-level security of requests lets it see its own alone. */
const isAnswering = `exists (select 1 from advice_request r where r.case_id = family_question.case_id and r.team_id = family_question.team_id and r.state in ('sent', 'received', 'taken', 'returned', 'not-known'))`;
/** Answered by something told on the same case that whoever settles it may read. */
const isAnsweredHere = `(statement_id is null or exists (select 1 from statement s where s.id = statement_id and s.case_id = family_question.case_id))`;

const FamilyQuestionSchema = defineEntity({
  name: 'FamilyQuestion',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The team that asks; none where an officer of the authority does. */
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    askedBy: () => p.manyToOne(Person).mapToPk(),
    askedAt: instant(),
    category: p.enum(categories),
    words: p.text(),
    lexemes: lexemesOfWords(),
    /** Why it is asked although something told before seems to answer it (C1). */
    againReason: p.text().nullable(),
    state: p.enum(questionStates).default('waiting'),
    /** What answers it. */
    statement: () => p.manyToOne(Statement).mapToPk().nullable(),
    /** The family says that it had told this before: it was asked again after all. */
    isToldBefore: p.boolean().default(false),
    settledBy: () => p.manyToOne(Person).mapToPk().nullable(),
    settledAt: instant().nullable(),
    /** When the family's mail of the day told of it. */
    mailedAt: instant().nullable(),
  },
  indexes: [
    { properties: ['case', 'askedAt'] },
    {
      name: 'family_question_waiting',
      expression: `create index family_question_waiting on family_question (team_id, case_id) where state = 'waiting'`,
    },
    {
      name: 'family_question_area',
      expression: 'create index family_question_area on family_question (area_id, asked_at)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'family_question_officer', using: isOfficer, check: `${isOfficer} and ${isAnsweredHere}` },
    { name: 'family_question_team', command: 'select', using: isOwnTeam },
    {
      name: 'family_question_team_asks',
      command: 'insert',
      check: `${isOwnTeam} and state in ('waiting', 'on-record') and ${isAnswering} and ${isAnsweredHere}`,
    },
    {
      name: 'family_question_team_withdraws',
      command: 'update',
      using: `${isOwnTeam} and state = 'waiting'`,
      check: `${isOwnTeam} and state = 'withdrawn'`,
    },
    {
      name: 'family_question_family',
      command: 'select',
      using: `${isFamily('case_id', 'replies')} and state <> 'on-record'`,
    },
    {
      name: 'family_question_family_answers',
      command: 'update',
      using: `${isFamily('case_id', 'replies')} and state = 'waiting'`,
      check: `${isFamily('case_id', 'replies')} and state in ('answered', 'declined') and ${isAnsweredHere}`,
    },
    { name: 'family_question_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
    // the family is told of it by mail: the grant names the one column that the worker writes
    { name: 'family_question_worker_mails', command: 'update', roles: ['ehc_worker'], using: 'true', check: 'true' },
  ],
});

/** A question to the family, asked of it once for all; what it asks never changes, and it is settled once. @rule C1 */
export class FamilyQuestion extends FamilyQuestionSchema.class {}
FamilyQuestionSchema.setClass(FamilyQuestion);

/** Whose question a row `q` is, in words. */
export const askerSql = `coalesce((select t.name || ', ' || o.name from team t join organisation o on o.id = t.organisation_id where t.id = q.team_id), (select a.name from area a where a.id = q.area_id))`;
