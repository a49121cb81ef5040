import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingPerson, Organisation, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';

export const entryKinds = ['expected-release', 'sent-to-home', 'sent-to-host', 'sent-to-establishment'] as const;

// row-level security of the notices applies inside: whoever reads the notice
const ofNotice = 'exists (select 1 from custody_notice n where n.id = notice_id';

const CustodyEntrySchema = defineEntity({
  name: 'CustodyEntry',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk().nullable(),
    notice: () => p.manyToOne(CustodyNotice).mapToPk(),
    kind: p.enum(entryKinds),
    /** The day on which the release is expected now, or on which it was sent. */
    onDay: civilDate(),
    /** When it was expected before: PostgreSQL fills it in and moves the notice (trigger `move_release`). */
    was: civilDate().nullable(),
    by: () => p.manyToOne(Person).mapToPk(),
    for: () => p.manyToOne(Organisation).mapToPk().nullable(),
    at: instant(),
  },
  indexes: [{ properties: ['notice'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'custody_entry_read', command: 'select', using: `${ofNotice})` },
    {
      name: 'custody_entry_recorded',
      command: 'insert',
      check: `by_id = ${actingPerson} and ${ofNotice} and n.area_id = custody_entry.area_id and n.case_id is not distinct from custody_entry.case_id)`,
    },
  ],
});

/** What was told or done on a notice of custody after it was told: never changed. @rule K8 K11 I13 */
export class CustodyEntry extends CustodyEntrySchema.class {}
CustodyEntrySchema.setClass(CustodyEntry);
