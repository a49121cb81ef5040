import { defineEntity, p } from '@mikro-orm/postgresql';
import { areaId, instant } from '#platform';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  properties: {
    /** The chain: one per area, `000` for what belongs to none. */
    areaId: areaId().primary(),
    seq: p.bigint().primary().$type<string>(),
    at: instant(),
    personId: p.uuid().nullable(),
    membershipId: p.uuid().nullable(),
    action: p.text(),
    caseId: p.uuid().nullable(),
    subjectId: p.uuid().nullable(),
    details: p.json<Record<string, unknown>>(),
    previousHash: p.text(),
    hash: p.text(),
  },
  indexes: [{ name: 'audit_entry_case', properties: ['areaId', 'caseId', 'seq'] }],
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'audit_entry_officer',
      command: 'select',
      using: `area_id = (select nullif(current_setting('app.officer_area', true), ''))`,
    },
    { name: 'audit_entry_keeper', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/** One line of the record of who did what. Only the database writes it (`audit_append`); nobody changes it. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);

const AuditHeadSchema = defineEntity({
  name: 'AuditHead',
  properties: {
    areaId: areaId().primary(),
    seq: p.bigint().$type<string>(),
    hash: p.text(),
  },
});

/** Where each chain ends, so that a record cut short is noticed. */
export class AuditHead extends AuditHeadSchema.class {}
AuditHeadSchema.setClass(AuditHead);
