import { defineEntity, p } from '@mikro-orm/postgresql';
import { familyPerson, isFamily, isOfficer, isYoungPerson, Person } from '#identity';
import { areaId, id, instant } from '#platform';
import { Case } from '../case.entity.ts';

const TakeoverSchema = defineEntity({
  name: 'Takeover',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk().unique(),
    chosenBy: () => p.manyToOne(Person).mapToPk(),
    chosenAt: instant(),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'takeover_officer', command: 'select', using: isOfficer },
    { name: 'takeover_family', command: 'select', using: isFamily() },
    {
      name: 'takeover_young_person',
      command: 'insert',
      check: `chosen_by_id = ${familyPerson} and ${isYoungPerson()}`,
    },
  ],
});

/** That a young person, who decides since compulsory school age ended, chose which relatives keep seeing what (C3, C6). */
export class Takeover extends TakeoverSchema.class {}
TakeoverSchema.setClass(Takeover);
