import { defineEntity, p } from '@mikro-orm/postgresql';
import { ProposedOutcome, type Aside } from '#advice';
import { Case } from '#cases';
import { actingTeam, agencies, isFamily, isOfficer, Person } from '#identity';
import { areaId, id, instant } from '#platform';

/** Under which heading an outcome prepares for adult life (F10). */
export const adulthoodHeadings = ['', 'employment', 'independent-living', 'community', 'health'] as const;

const OutcomeSchema = defineEntity({
  name: 'Outcome',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The place that an officer gave it; 0 for none, and then its advice orders it. */
    position: p.integer(),
    text: p.text(),
    by: p.text(),
    measure: p.text(),
    /** Steps on the way (F3). */
    steps: p.text().default(''),
    /** When and by whom it is looked at again. */
    reviewed: p.text().default(''),
    /** The agencies that work towards it together. */
    owners: p.json<(typeof agencies)[number][]>().defaultRaw("'[]'"),
    /** Its heading among the preparing-for-adulthood outcomes; empty for none. */
    adulthood: p.enum(adulthoodHeadings).default(''),
    /** It answers an aspiration of section A. */
    answersAspiration: p.boolean().default(false),
    /** Needs that an officer tied it to, besides those that its advice names. */
    tiedTo: p.json<string[]>().defaultRaw("'[]'"),
    /** What was written in a field while somebody else wrote there too, until an officer chooses. */
    asides: p.json<Aside[]>().defaultRaw("'[]'"),
    /** Child protection information, as an officer marked its newest wording (F8): no team reads it. Kept by a trigger. */
    isMasked: p.boolean().default(false),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['case', 'position'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'outcome_officer', using: isOfficer, check: isOfficer },
    {
      name: 'outcome_team',
      command: 'select',
      using: `not is_masked and exists (select 1 from outcome_source s where s.case_id = outcome.case_id and s.outcome_id = outcome.id)`,
    },
    { name: 'outcome_family', command: 'select', using: isFamily('case_id', 'plan') },
  ],
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
  policies: [
    { name: 'outcome_source_officer', using: isOfficer, check: isOfficer },
    {
      name: 'outcome_source_team',
      command: 'select',
      using: `exists (select 1 from proposed_outcome p where p.id = proposal_id and p.team_id = ${actingTeam})`,
    },
    { name: 'outcome_source_family', command: 'select', using: isFamily('case_id', 'plan') },
  ],
});

/** How one proposed outcome was used: as it stands, joined with others, or not used for a reason. */
export class OutcomeSource extends OutcomeSourceSchema.class {}
OutcomeSourceSchema.setClass(OutcomeSource);
