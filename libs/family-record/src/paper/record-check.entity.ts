import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

/** How a family without an account tells, and how it checks what was written down. */
export const paperWays = ['paper', 'telephone', 'meeting'] as const;

const RecordCheckSchema = defineEntity({
  name: 'RecordCheck',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    checkedBy: p.text(),
    checkedOn: civilDate(),
    how: p.enum(paperWays),
    /** Everything recorded up to this instant was on the page that they checked. */
    upTo: instant(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'record_check_officer', command: 'select', using: isOfficer },
    { name: 'record_check_officer_records', command: 'insert', check: isOfficer },
    { name: 'record_check_family', command: 'select', using: isFamily('case_id', 'story') },
  ],
});

/** That the family read what was written down for it, and said that it is right. */
export class RecordCheck extends RecordCheckSchema.class {}
RecordCheckSchema.setClass(RecordCheck);
