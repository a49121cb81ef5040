import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { categories, isGranted } from '#consent';
import { familyPerson, isFamily, isOfficer, isTeam, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

/** The same rule as `decide` (disclosure); the matrix there holds both against each other. */
const ordinary = 'not restricted';
const unlessGranted = `(${ordinary} or ${isGranted})`;
const isShared = `case when restricted then ${isTeam()} and ${isGranted} else category = any (shared_categories(case_id)) end`;

/** What somebody is who tells. */
export const tellers = ['child', 'young-person', 'parent', 'supporter', 'other'] as const;
export type Teller = (typeof tellers)[number];

/** The words of a text as the search compares them: PostgreSQL writes them when the text is written. */
export const lexemesOfWords = () => p.array().columnType('text[]').nullable().lazy().hidden();

const StatementSchema = defineEntity({
  name: 'Statement',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    category: p.enum(categories),
    words: p.text(),
    lexemes: lexemesOfWords(),
    kind: p.enum(['quoted', 'reported']),
    toldBy: p.text(),
    /** What they are; not known of statements recorded before this was asked. */
    toldAs: p.enum(tellers).nullable(),
    /** The pictures that the child chose, on the child's own pages. */
    pictures: p.array().columnType('text[]').nullable(),
    toldOn: civilDate(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    /** Of a section 47 enquiry (K6): read by nobody, officers included, without leave from two people. */
    restricted: p.boolean().default(false),
    /** Within the family, only whoever told it reads it: what one person says is not for the others. */
    onlyTeller: p.boolean().default(false),
    /** Who of the family told it, where they sign in. */
    teller: () => p.manyToOne(Person).mapToPk().nullable(),
    /** The earlier statement that this one corrects; both are kept. */
    replaces: () => p.manyToOne(Statement).mapToPk().nullable(),
  },
  indexes: [{ properties: ['case', 'category', 'toldOn'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'statement_officer', command: 'select', using: `${isOfficer} and ${unlessGranted}` },
    { name: 'statement_officer_records', command: 'insert', check: isOfficer },
    {
      name: 'statement_family',
      command: 'select',
      using: `${ordinary} and (not only_teller or teller_id = ${familyPerson}) and ${isFamily('case_id', 'story')}`,
    },
    {
      name: 'statement_family_tells',
      command: 'insert',
      check: `${ordinary} and teller_id = ${familyPerson} and ${isFamily('case_id', 'story')}`,
    },
    { name: 'statement_agency', command: 'select', using: isShared },
    { name: 'statement_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'statement_keeper_restricts', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/** Something the family told, once, in its own words or as reported (C1). Its words never change: a correction is a new one. */
export class Statement extends StatementSchema.class {}
StatementSchema.setClass(Statement);
