import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isFamily, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const FactCorrectionSchema = defineEntity({
  name: 'FactCorrection',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The text that is corrected: a version of the plan, by its id. */
    documentId: p.uuid(),
    /** The sentence as it stands there. */
    said: p.text(),
    /** What is right, in the family's words. */
    words: p.text(),
    /** The team that wrote it, where one team did. */
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    toldBy: p.text(),
    toldOn: civilDate(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }, { properties: ['team'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'fact_correction_officer', command: 'select', using: isOfficer },
    { name: 'fact_correction_family', command: 'select', using: isFamily('case_id', 'plan') },
    { name: 'fact_correction_family_says', command: 'insert', check: isFamily('case_id', 'plan') },
    { name: 'fact_correction_author', command: 'select', using: `team_id = ${actingTeam} and ${isTeam()}` },
  ],
});

/** What the family put right in somebody else's text: both stand side by side, and neither is changed. */
export class FactCorrection extends FactCorrectionSchema.class {}
FactCorrectionSchema.setClass(FactCorrection);
