import type pg from 'pg';

/** A column as the database describes it. */
export interface Column {
  name: string;
  type: string;
  /** It has no default and may not be null: whoever inserts must say it. */
  needed: boolean;
  /** The table whose row it points to. */
  parent: string | null;
  /** The values that its check allows, if it has a list of them. */
  choices: string[];
}

export type Catalogue = Map<string, Column[]>;

/** Every table in `public` with its columns, so that factories and tests follow the schema by themselves. */
export async function readCatalogue(admin: pg.Pool): Promise<Catalogue> {
  const { rows } = await admin.query<Column & { table: string; check: string | null }>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
           a.attnotnull and not a.atthasdef and a.attidentity = '' as needed,
           (select f.confrelid::regclass::text from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)
             order by array_length(f.conkey, 1) limit 1) as parent,
           (select pg_get_constraintdef(k.oid) from pg_constraint k
             where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
               and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as check
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attnum`);
  const catalogue: Catalogue = new Map();
  for (const { table, check, ...column } of rows) {
    const choices = [...(check ?? '').matchAll(/'((?:[^']|'')*)'::text/g)].map(([, value]) => value!);
    catalogue.set(table, [...(catalogue.get(table) ?? []), { ...column, choices }]);
  }
  for (const columns of catalogue.values())
    for (const column of columns) column.parent ??= namedParent(column, catalogue);
  return catalogue;
}

/** `plan_version_id` points to `plan_version` even where no foreign key says so. */
function namedParent({ name, type }: Column, catalogue: Catalogue): string | null {
  if (type !== 'uuid' || !name.endsWith('_id')) return null;
  const table = name === 'case_id' ? 'ehc_case' : name.slice(0, -3);
  return catalogue.has(table) ? table : null;
}
