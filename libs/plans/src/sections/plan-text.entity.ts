import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Person } from '#identity';
import { areaId, id, instant } from '#platform';

const PlanTextSchema = defineEntity({
  name: 'PlanText',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    section: p.text(),
    /** What it words: a need, outcome or provision, something told, or a statement of the officers' own. */
    key: p.uuid(),
    /** 1 for the first wording of this statement, then 2… */
    number: p.integer(),
    /** None: as it is drafted; for a statement of the officers' own: taken out. */
    text: p.text().nullable(),
    /** How the statement was drafted when this was written; none for the officers' own. */
    drafted: p.text().nullable(),
    /** The statement of the section that says this too: it keeps the sources of both. */
    saidIn: p.uuid().nullable(),
    /** For a statement of the officers' own, the entries of section K that it rests on. */
    sources: p.json<string[]>().nullable(),
    /** Child protection information: left out of copies for those outside the case (F8). */
    isMasked: p.boolean().default(false),
    by: () => p.manyToOne(Person).mapToPk(),
    at: instant(),
  },
  uniques: [{ properties: ['case', 'key', 'number'] }],
  checks: [
    {
      name: 'plan_text_rests',
      expression: '(sources is null) <> (drafted is null) and (said_in is null or text is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'plan_text_officer', command: 'select', using: isOfficer },
    { name: 'plan_text_officer_writes', command: 'insert', check: isOfficer },
  ],
});

/** How an officer worded one statement of the plan, and when. Never changed: the latest of a statement counts. */
export class PlanText extends PlanTextSchema.class {}
PlanTextSchema.setClass(PlanText);
