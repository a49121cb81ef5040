import { defineEntity, p } from '@mikro-orm/postgresql';
import { instant } from '../database/columns.ts';

const HandledRequestSchema = defineEntity({
  name: 'HandledRequest',
  properties: {
    /** Digest of the person, the route, the form's one-time key and everything that was sent. */
    key: p.text().primary(),
    personId: p.uuid(),
    answer: p.json<unknown>().nullable(),
    createdAt: instant().defaultRaw('now()'),
  },
  indexes: [{ properties: ['createdAt'] }],
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'handled_request_own',
      using: `person_id = (select nullif(current_setting('app.person', true), '')::uuid)`,
      check: `person_id = (select nullif(current_setting('app.person', true), '')::uuid)`,
    },
    { name: 'handled_request_tidied', roles: ['ehc_worker'], using: 'true' },
  ],
});

/** A request that was carried out, with its answer: a double click or a repeated POST gets the same answer. */
export class HandledRequest extends HandledRequestSchema.class {}
HandledRequestSchema.setClass(HandledRequest);
