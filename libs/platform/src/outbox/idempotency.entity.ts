import { defineEntity, p } from '@mikro-orm/postgresql';
import { instant } from '../database/columns.ts';

const HandledRequestSchema = defineEntity({
  name: 'HandledRequest',
  properties: {
    /** Digest of the person, the route, the form's one-time key and everything that was sent. */
    key: p.text().primary(),
    answer: p.json<unknown>().nullable(),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** A request that was carried out, with its answer: a double click or a repeated POST gets the same answer. */
export class HandledRequest extends HandledRequestSchema.class {}
HandledRequestSchema.setClass(HandledRequest);
