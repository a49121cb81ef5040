import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { anyOf, isFamily, isOfficer } from '#identity';
import { areaId, id, StoredFile } from '#platform';
import { Statement } from '../statements/statement.entity.ts';

/** Row-level security of the statements applies inside: whoever may read the words may open the file. */
const isOfReadStatement =
  'exists (select 1 from statement s where s.id = statement_file.statement_id and s.case_id = statement_file.case_id)';

const StatementFileSchema = defineEntity({
  name: 'StatementFile',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** What was told with it: its words say what can be seen or heard. */
    statement: () => p.manyToOne(Statement).mapToPk().unique(),
    file: () => p.manyToOne(StoredFile).mapToPk().unique(),
    /** As people see it. */
    name: p.text(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'statement_file_read', command: 'select', using: isOfReadStatement },
    {
      name: 'statement_file_tell',
      command: 'insert',
      check: `(${anyOf(isOfficer, isFamily('case_id', 'story'))}) and ${isOfReadStatement}`,
    },
  ],
});

/** A photo, drawing or recording that was told: it goes with one statement, and is read by whoever may read that. */
export class StatementFile extends StatementFileSchema.class {}
StatementFileSchema.setClass(StatementFile);
