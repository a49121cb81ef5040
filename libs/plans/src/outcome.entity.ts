import { defineEntity, p } from '@mikro-orm/postgresql';
import { ProposedOutcome } from '#advice';
import { Case } from '#cases';
import { isOfficer, Person } from '#identity';
import { areaId, id, instant } from '#platform';

const OutcomeSchema = defineEntity({
  name: 'Outcome',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    position: p.integer(),
    text: p.text(),
    by: p.text(),
    measure: p.text(),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['case', 'position'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'outcome_officer', using: isOfficer, check: isOfficer }],
});

/** A shared outcome of Section E. */
export class Outcome extends OutcomeSchema.class {}
OutcomeSchema.setClass(Outcome);

export const uses = ['as-it-stands', 'joined', 'not-used'] as const;

const OutcomeSourceSchema = defineEntity({
  name: 'OutcomeSource',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    proposal: () => p.manyToOne(ProposedOutcome).mapToPk().unique(),
    outcome: () => p.manyToOne(Outcome).mapToPk().nullable(),
    use: p.enum(uses),
    /** Why the proposal is not used. */
    reason: p.text().nullable(),
    decidedBy: () => p.manyToOne(Person).mapToPk(),
    decidedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    {
      name: 'outcome_source_accounts',
      expression: "case use when 'not-used' then outcome_id is null and reason <> '' else outcome_id is not null end",
    },
  ],
  rowLevelSecurity: 'force',
  policies: [{ name: 'outcome_source_officer', using: isOfficer, check: isOfficer }],
});

/** How one proposed outcome was used: as it stands, joined with others, or not used for a reason. */
export class OutcomeSource extends OutcomeSourceSchema.class {}
OutcomeSourceSchema.setClass(OutcomeSource);
