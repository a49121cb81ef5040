import type pg from 'pg';

type Asking = pg.Pool | pg.ClientBase;

/** What the database says it is, one line per thing, so that two of them can be compared. */
export async function dump(database: Asking): Promise<string[]> {
  const lines: string[] = [];
  for (const [kind, sql] of Object.entries(questions)) {
    const { rows } = await database.query<{ line: string }>(sql);
    lines.push(...rows.map(({ line }) => `${kind}: ${line}`));
  }
  return lines.toSorted();
}

/** MikroORM's own table of migrations is in no entity. */
const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`;

const questions = {
  table: `select format('%s row security %s, forced %s', c.relname, c.relrowsecurity, c.relforcerowsecurity) as line
            from pg_class c where ${ours}`,
  column: `select format('%s.%s %s%s default %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  case when a.attnotnull then ' not null' else '' end, coalesce(pg_get_expr(d.adbin, d.adrelid), 'none'),
                  case when a.attgenerated <> '' then ' generated' else '' end) as line
             from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where ${ours}`,
  constraint: `select format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
                 from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype <> 't' where ${ours}`,
  index: `select pg_get_indexdef(i.indexrelid) as line from pg_class c join pg_index i on i.indrelid = c.oid where ${ours}`,
  policy: `select format('%s %s %s for %s to %s using (%s) check (%s)', c.relname, p.polname,
                  case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd,
                  coalesce((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)), 'public'),
                  coalesce(pg_get_expr(p.polqual, p.polrelid), ''), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) as line
             from pg_class c join pg_policy p on p.polrelid = c.oid where ${ours}`,
};
