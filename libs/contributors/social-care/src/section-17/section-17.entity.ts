import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { section17Machine } from '#statute';
import { isOwnRecord, isOwnToWrite } from '../own-record.ts';

/** What a section 17 assessment leads to. */
export const outcomes = ['early-help', 'child-in-need', 'child-protection', 'none'] as const;
export type Outcome = (typeof outcomes)[number];

const Section17Schema = defineEntity({
  name: 'Section17',
  tableName: 'section17',
  properties: {
    id: id(),
    areaId: areaId(),
    /** None while nobody has asked for an education, health and care assessment. */
    case: () => p.manyToOne(Case).mapToPk().nullable(),
    team: () => p.manyToOne(Team).mapToPk(),
    /** Of a child without a case. */
    childName: p.text().nullable(),
    born: civilDate().nullable(),
    /** The day from which the 45 working days run (K5). */
    referredOn: civilDate(),
    referredBy: p.text(),
    reason: p.text(),
    state: p.enum(section17Machine.states).default('referred'),
    triagedOn: civilDate().nullable(),
    begunOn: civilDate().nullable(),
    endedOn: civilDate().nullable(),
    outcome: p.enum(outcomes).nullable(),
    /** Why it was closed early. */
    closedBecause: p.text().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['case'] }, { properties: ['team', 'state'] }],
  checks: [
    {
      name: 'section17_is_of_a_child',
      expression: '(case_id is not null or (child_name is not null and born is not null))',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'section17_team', using: isOwnRecord, check: isOwnToWrite },
    { name: 'section17_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** A section 17 assessment, led by a social worker, beside the EHC assessment or without one. @rule K5 */
export class Section17 extends Section17Schema.class {}
Section17Schema.setClass(Section17);
