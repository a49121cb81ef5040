import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Letterhead } from '#platform';

const AreaSchema = defineEntity({
  name: 'Area',
  properties: {
    /** DfE code of the local authority, three digits. */
    id: p.text().primary(),
    name: p.text(),
    gss: p.text().nullable(),
    /** The invented area for demonstration; never one of England's. */
    isDemonstration: p.boolean().default(false),
    /** Accent colour and logo of its documents; the portal’s own look where nothing is set. */
    letterhead: p.json<Partial<Omit<Letterhead, 'name'>>>().nullable(),
  },
});

/** A local authority's area. */
export class Area extends AreaSchema.class {}
AreaSchema.setClass(Area);
