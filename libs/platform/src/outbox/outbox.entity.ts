import { defineEntity, p } from '@mikro-orm/postgresql';
import { id, instant } from '../database/columns.ts';

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox',
  properties: {
    id: id(),
    topic: p.text(),
    payload: p.json<unknown>(),
    rooms: p.array().columnType('text[]').$type<string[]>(),
    createdAt: instant().defaultRaw('now()'),
    relayedAt: instant().nullable(),
    handledAt: instant().nullable(),
  },
  indexes: [
    { name: 'outbox_waiting', expression: 'create index outbox_waiting on outbox (id) where handled_at is null' },
  ],
});

/** News that committed together with the rows it tells of; the relay hands it to queues and sockets. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage);
