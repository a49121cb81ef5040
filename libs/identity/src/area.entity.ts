import { defineEntity, p } from '@mikro-orm/postgresql';

const AreaSchema = defineEntity({
  name: 'Area',
  properties: {
    /** DfE code of the local authority, three digits. */
    id: p.text().primary(),
    name: p.text(),
    gss: p.text().nullable(),
    /** The invented area for demonstration; never one of England's. */
    isDemonstration: p.boolean().default(false),
  },
});

/** A local authority's area. */
export class Area extends AreaSchema.class {}
AreaSchema.setClass(Area);
