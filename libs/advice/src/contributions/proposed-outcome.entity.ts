import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, agencies, isFamily, isOfficer, isTeam } from '#identity';
import { areaId, id } from '#platform';
import { Contribution } from './contribution.entity.ts';

const isOwnTeam = `team_id = ${actingTeam} and ${isTeam()}`;

const ProposedOutcomeSchema = defineEntity({
  name: 'ProposedOutcome',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    contribution: () => p.manyToOne(Contribution).mapToPk(),
    teamId: p.uuid().nullable(),
    source: p.enum(agencies),
    /** The key of the outcome in the contribution's body. */
    key: p.text(),
    text: p.text(),
    by: p.text(),
    measure: p.text(),
  },
  uniques: [{ properties: ['contribution', 'key'] }],
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'proposed_outcome_enters', command: 'insert', check: `team_id is null and ${isOfficer}` },
    { name: 'proposed_outcome_officer', command: 'select', using: isOfficer },
    { name: 'proposed_outcome_team', using: isOwnTeam, check: isOwnTeam },
    { name: 'proposed_outcome_family', command: 'select', using: isFamily('case_id', 'plan') },
  ],
});

/** An outcome that submitted advice proposes. Each must be accounted for in Section E. */
export class ProposedOutcome extends ProposedOutcomeSchema.class {}
ProposedOutcomeSchema.setClass(ProposedOutcome);
