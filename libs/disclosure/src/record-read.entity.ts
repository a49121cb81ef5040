import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { WithoutAgreement } from '#consent';
import { actingPerson, anyOf, isFamily, isOfficer, Organisation, Person, roles, Team } from '#identity';
import { areaId, civilDate, id } from '#platform';

/** Reading what is restricted is never told here; reading without agreement, once the family may know of that (C8, K6). */
const mayBeTold = `what <> 'restricted' and (without_agreement_id is null or exists (
  select 1 from sharing_without_agreement w where w.id = without_agreement_id and w.hidden_until is null))`;

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
    /** What was read: `family-record`, `plan`, `plan-file`, `attachment`, `without-agreement`, `restricted`. */
    what: p.text(),
    purpose: p.text(),
    /** The sharing without agreement that let them read: the family sees the line once it may know of that. */
    withoutAgreement: () => p.manyToOne(WithoutAgreement).mapToPk().nullable(),
    /** One line per reader, thing and day. */
    readOn: civilDate(),
  },
  indexes: [
    {
      name: 'record_read_once',
      expression:
        'create unique index record_read_once on record_read (case_id, person_id, what, read_on, without_agreement_id) nulls not distinct',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'record_read_see', command: 'select', using: anyOf(isOfficer, `person_id = ${actingPerson}`) },
    { name: 'record_read_family', command: 'select', using: `${isFamily('case_id', 'log')} and ${mayBeTold}` },
    { name: 'record_read_note', command: 'insert', check: `person_id = ${actingPerson}` },
  ],
});

/** That somebody outside the family read what the family told or the plan, on a day: the family's own log shows it. */
export class RecordRead extends RecordReadSchema.class {}
RecordReadSchema.setClass(RecordRead);
