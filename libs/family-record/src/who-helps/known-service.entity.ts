import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { anyOf, isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const onTheCase = anyOf(isOfficer, isFamily('case_id', 'story'));

const KnownServiceSchema = defineEntity({
  name: 'KnownService',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The person or the service. */
    name: p.text(),
    /** What they do for the child. */
    helpsWith: p.text(),
    /** Where they work; how to reach them, as far as the family said so. */
    organisation: p.text(),
    contact: p.text(),
    toldBy: p.text(),
    toldOn: civilDate(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    /** The day on which the family said that they help no more; the row stays. */
    endedOn: civilDate().nullable(),
    savedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'known_service_on_case', using: onTheCase, check: onTheCase }],
});

/** Somebody who helps the child, as the family told it: whom the authority may need to ask. */
export class KnownService extends KnownServiceSchema.class {}
KnownServiceSchema.setClass(KnownService);
