import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Letterhead } from '#platform';

const AreaSchema = defineEntity({
  name: 'Area',
  properties: {
    /** DfE code of the local authority, three digits; of a nation its GSS code. */
    id: p.text().primary(),
    name: p.text(),
    gss: p.text().nullable(),
    /** The invented area for demonstration; never one of England's. */
    isDemonstration: p.boolean().default(false),
    /** Accent colour and logo of its documents; the portal’s own look where nothing is set. */
    letterhead: p.json<Partial<Omit<Letterhead, 'name'>>>().nullable(),
  },
});

/**
 * Where another law holds: areas in which a child may live, and of which nobody here is an officer. Their authorities are
 * named in words.
 */
export const nations: Readonly<Record<string, string>> = {
  W92000004: 'Wales',
  S92000003: 'Scotland',
  N92000002: 'Northern Ireland',
};

/** A local authority's area, or a nation outside England. */
export class Area extends AreaSchema.class {}
AreaSchema.setClass(Area);
