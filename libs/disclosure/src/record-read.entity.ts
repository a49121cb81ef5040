import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingPerson, anyOf, isFamily, isOfficer, Organisation, Person, roles, Team } from '#identity';
import { areaId, civilDate, id } from '#platform';

const RecordReadSchema = defineEntity({
  name: 'RecordRead',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    person: () => p.manyToOne(Person).mapToPk(),
    organisation: () => p.manyToOne(Organisation).mapToPk().nullable(),
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    /** The role in which they read it, as it was that day. */
    role: p.enum(roles).nullable(),
    /** What was read: `family-record`, `plan`, `attachment`. */
    what: p.text(),
    purpose: p.text(),
    /** One line per reader, thing and day. */
    readOn: civilDate(),
  },
  uniques: [{ name: 'record_read_once', properties: ['case', 'person', 'what', 'readOn'] }],
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'record_read_see',
      command: 'select',
      using: anyOf(isOfficer, isFamily('case_id', 'log'), `person_id = ${actingPerson}`),
    },
    { name: 'record_read_note', command: 'insert', check: `person_id = ${actingPerson}` },
  ],
});

/** That somebody outside the family read what the family told or the plan, on a day: the family's own log shows it. */
export class RecordRead extends RecordReadSchema.class {}
RecordReadSchema.setClass(RecordRead);
