import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isOfficer, Person } from '#identity';
import { areaId, id, instant } from '#platform';
import { uses } from '../outcome.entity.ts';
import { lineKinds, lineSections, type LineDetails } from './plan-line.schema.ts';

const PlanLineSchema = defineEntity({
  name: 'PlanLine',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    kind: p.enum(lineKinds),
    section: p.enum(lineSections),
    /** One of the four areas, for a need of section B; else empty. */
    area: p.text(),
    text: p.text(),
    details: p.json<LineDetails>(),
    /** Needs and outcomes that an officer tied it to, besides those that its advice names. */
    tiedTo: p.json<string[]>().defaultRaw("'[]'"),
    /** Child protection information, as an officer marked its newest wording (F8): no team reads it. Kept by a trigger. */
    isMasked: p.boolean().default(false),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'plan_line_officer', using: isOfficer, check: isOfficer },
    {
      name: 'plan_line_team',
      command: 'select',
      using: `not is_masked and exists (select 1 from line_source s where s.case_id = plan_line.case_id and s.line_id = plan_line.id)`,
    },
  ],
});

/** A need or a piece of provision as the plan words it. */
export class PlanLine extends PlanLineSchema.class {}
PlanLineSchema.setClass(PlanLine);

/** Only what was submitted is used. */
const ofSubmitted = `exists (select 1 from contribution k where k.id = contribution_id and k.state = 'submitted')`;

const LineSourceSchema = defineEntity({
  name: 'LineSource',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    contributionId: p.uuid(),
    kind: p.enum(lineKinds),
    /** The key of the need or provision in the contribution's body. */
    key: p.text(),
    line: () => p.manyToOne(PlanLine).mapToPk().nullable(),
    use: p.enum(uses),
    /** Why it is not used. */
    reason: p.text().nullable(),
    decidedBy: () => p.manyToOne(Person).mapToPk(),
    decidedAt: instant(),
  },
  uniques: [{ properties: ['case', 'contributionId', 'kind', 'key'] }],
  checks: [
    {
      name: 'line_source_accounts',
      expression: "case use when 'not-used' then line_id is null and reason <> '' else line_id is not null end",
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'line_source_officer', using: isOfficer, check: `${isOfficer} and ${ofSubmitted}` },
    {
      name: 'line_source_team',
      command: 'select',
      using: `exists (select 1 from contribution k where k.id = contribution_id and k.team_id = ${actingTeam})`,
    },
  ],
});

/** How a need or a piece of provision of some advice was used: as it stands, joined with others, or not for a reason. */
export class LineSource extends LineSourceSchema.class {}
LineSourceSchema.setClass(LineSource);
