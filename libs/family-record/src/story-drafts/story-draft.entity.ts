import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { categories } from '#consent';
import { familyPerson, isFamily, Person } from '#identity';
import { areaId, id, instant } from '#platform';

const isOwn = `person_id = ${familyPerson} and ${isFamily('case_id', 'story')}`;

const StoryDraftSchema = defineEntity({
  name: 'StoryDraft',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    person: () => p.manyToOne(Person).mapToPk(),
    /** The step of the story. */
    category: p.enum(categories),
    /** What stands in each field; nothing once it was told. */
    fields: p.json<Record<string, string>>(),
    savedAt: instant(),
  },
  uniques: [{ properties: ['case', 'person', 'category'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'story_draft_own', using: isOwn, check: isOwn }],
});

/** What somebody of the family has begun to tell. Nobody else sees it, not in the family and not at the authority. */
export class StoryDraft extends StoryDraftSchema.class {}
StoryDraftSchema.setClass(StoryDraft);
