import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { anyOf, isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant, StoredFile } from '#platform';

const onTheCase = anyOf(isOfficer, isFamily('case_id', 'story'));

const EarlierReportSchema = defineEntity({
  name: 'EarlierReport',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    authorName: p.text(),
    authorRole: p.text(),
    organisation: p.text(),
    /** The day on the report, and what it was written for. */
    givenOn: civilDate(),
    givenFor: p.text(),
    file: () => p.manyToOne(StoredFile).mapToPk().unique(),
    fileName: p.text(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'earlier_report_read', command: 'select', using: onTheCase },
    { name: 'earlier_report_add', command: 'insert', check: onTheCase },
  ],
});

/** A report that somebody wrote about the child before, given by the family: it may be enough, so that nobody writes again (B13). */
export class EarlierReport extends EarlierReportSchema.class {}
EarlierReportSchema.setClass(EarlierReport);
