import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { categories } from '#consent';
import { actingAgency, isFamily, isOfficer, isTeam, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const sharedWithAgency = `${isTeam()} and exists (
  select 1 from sharing_decision d
  where d.case_id = statement.case_id and d.category = statement.category and d.agency = ${actingAgency}
    and d.superseded_at is null and d.answer in ('agreed', 'required-by-law'))`;

/** What somebody is who tells. */
export const tellers = ['child', 'young-person', 'parent', 'supporter', 'other'] as const;
export type Teller = (typeof tellers)[number];

const StatementSchema = defineEntity({
  name: 'Statement',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    category: p.enum(categories),
    words: p.text(),
    kind: p.enum(['quoted', 'reported']),
    toldBy: p.text(),
    /** What they are; not known of statements recorded before this was asked. */
    toldAs: p.enum(tellers).nullable(),
    /** The pictures that the child chose, on the child's own pages. */
    pictures: p.array().columnType('text[]').nullable(),
    toldOn: civilDate(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    /** The earlier statement that this one corrects; both are kept. */
    replaces: () => p.manyToOne(Statement).mapToPk().nullable(),
  },
  indexes: [{ properties: ['case', 'category', 'toldOn'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'statement_officer', command: 'select', using: isOfficer },
    { name: 'statement_officer_records', command: 'insert', check: isOfficer },
    { name: 'statement_family', command: 'select', using: isFamily('case_id', 'story') },
    { name: 'statement_family_tells', command: 'insert', check: isFamily('case_id', 'story') },
    { name: 'statement_agency', command: 'select', using: sharedWithAgency },
  ],
});

/** Something the family told, once, in its own words or as reported (C1). Never changed; a correction is a new one. */
export class Statement extends StatementSchema.class {}
StatementSchema.setClass(Statement);
