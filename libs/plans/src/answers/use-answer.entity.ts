import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';

const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const UseAnswerSchema = defineEntity({
  name: 'UseAnswer',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    contributionId: p.uuid(),
    team: () => p.manyToOne(Team).mapToPk(),
    isReflected: p.boolean(),
    /** What is not reflected; empty where all is. */
    words: p.text(),
    answeredBy: () => p.manyToOne(Person).mapToPk(),
    answeredAt: instant(),
    /** What the officer did about it, or why nothing. */
    reply: p.text().nullable(),
    repliedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    repliedAt: instant().nullable(),
  },
  indexes: [{ properties: ['case', 'contributionId'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'use_answer_officer', command: 'select', using: isOfficer },
    { name: 'use_answer_replied', command: 'update', using: isOfficer, check: isOfficer },
    { name: 'use_answer_team', command: 'select', using: isOwnTeam },
    {
      name: 'use_answer_answers',
      command: 'insert',
      check: `${isOwnTeam} and reply is null and exists (select 1 from contribution k where k.id = contribution_id and k.team_id = use_answer.team_id and k.state = 'submitted')`,
    },
  ],
});

/** Whether the plan reflects somebody's advice, as they say themselves; and what was answered. The latest counts. */
export class UseAnswer extends UseAnswerSchema.class {}
UseAnswerSchema.setClass(UseAnswer);
