import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { categories } from '#consent';
import { Person, Team } from '#identity';
import { areaId, id, instant } from '#platform';
import { isOwnRecord, isOwnToWrite } from '../own-record.ts';
import { Section17 } from '../section-17/section-17.entity.ts';

/** The sections of the plan that a text of social care can serve. */
export const servedSections = ['D', 'H1', 'H2'] as const;
export type ServedSection = (typeof servedSections)[number];

const Section17TextSchema = defineEntity({
  name: 'Section17Text',
  tableName: 'section17_text',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk().nullable(),
    section17: () => p.manyToOne(Section17).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    /** What it is about, in the categories in which families agree or refuse. */
    category: p.enum(categories),
    words: p.text(),
    /** Saying it elsewhere would put somebody at risk: it never leaves social care. */
    keptApart: p.boolean().default(false),
    /** Which section of the plan it serves, if any. */
    serves: p.enum(servedSections).nullable(),
    /** Where it was written first. */
    origin: p.enum(['section-17', 'advice']).default('section-17'),
    /** The card of the advice to which it went, or from which it came. */
    requestId: p.uuid().nullable(),
    cardKey: p.text().nullable(),
    placedAt: instant().nullable(),
    writtenBy: () => p.manyToOne(Person).mapToPk(),
    writtenAt: instant(),
  },
  indexes: [{ properties: ['section17'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'section17_text_team', using: isOwnRecord, check: isOwnToWrite }],
});

/** Something written once, for the section 17 assessment and, where it may, for the EHC advice. */
export class Section17Text extends Section17TextSchema.class {}
Section17TextSchema.setClass(Section17Text);
