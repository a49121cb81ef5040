import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isOfficer, Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { Contribution } from '../contributions/contribution.entity.ts';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

/** One point of the checklist as it was judged; what is missing in words where it is not met. */
export interface JudgedPoint {
  key: string;
  text: string;
  isMet: boolean;
  missing: string;
}

const AdviceJudgementSchema = defineEntity({
  name: 'AdviceJudgement',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    /** The edition that was judged. */
    contribution: () => p.manyToOne(Contribution).mapToPk(),
    decision: p.enum(['accepted', 'returned']),
    points: p.json<JudgedPoint[]>(),
    judgedBy: () => p.manyToOne(Person).mapToPk(),
    judgedAt: instant(),
  },
  indexes: [{ properties: ['request'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'advice_judgement_officer', using: isOfficer, check: isOfficer },
    { name: 'advice_judgement_team', command: 'select', using: `team_id = ${actingTeam}` },
  ],
});

/** How the authority judged one edition of advice, point by point. Never changed. @rule B16 */
export class AdviceJudgement extends AdviceJudgementSchema.class {}
AdviceJudgementSchema.setClass(AdviceJudgement);
