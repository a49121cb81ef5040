import { defineEntity, p } from '@mikro-orm/postgresql';
import { id, instant } from '../database/columns.ts';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  properties: {
    id: id(),
    /** Where it lies in the store. */
    key: p.text().unique(),
    /** Decided by its content, never by its name. */
    type: p.text(),
    /** In bytes. */
    size: p.integer(),
    /** SHA-256 of its bytes. */
    hash: p.text(),
    /** What the scanner said. Only the worker's role can write it. */
    verdict: p.enum(['waiting', 'clean', 'refused']).default('waiting'),
    storedAt: instant().defaultRaw('now()'),
    /** When the scanner was last asked to look. */
    askedAt: instant().nullable(),
    checkedAt: instant().nullable(),
    /** When whoever it belonged to took it away; its bytes stay a while. */
    removedAt: instant().nullable(),
    /** When its bytes were deleted. */
    erasedAt: instant().nullable(),
  },
  indexes: [
    {
      name: 'stored_file_waiting',
      expression: `create index stored_file_waiting on stored_file (stored_at) where verdict = 'waiting'`,
    },
    {
      name: 'stored_file_leaving',
      expression: `create index stored_file_leaving on stored_file (removed_at) where erased_at is null and (verdict = 'refused' or removed_at is not null)`,
    },
  ],
});

/** A file in the store. It says nothing about whom it concerns: whatever it belongs to does, and decides who may read it. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);
