import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Person } from '#identity';
import { areaId, id, instant } from '#platform';

const RefusedGroupSchema = defineEntity({
  name: 'RefusedGroup',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The ids of its proposals, in order, with commas between them. */
    members: p.text(),
    refusedBy: () => p.manyToOne(Person).mapToPk(),
    refusedAt: instant(),
  },
  uniques: [{ properties: ['case', 'members'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'refused_group_officer', using: isOfficer, check: isOfficer }],
});

/** Proposals that were suggested as saying the same, and do not, as an officer judged. */
export class RefusedGroup extends RefusedGroupSchema.class {}
RefusedGroupSchema.setClass(RefusedGroup);
