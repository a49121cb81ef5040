import { Migration } from '@mikro-orm/migrations';

/**
 * The same rooms as before, found by their key. Where an id is made from text within the join, PostgreSQL may not look it
 * up before row security has seen every row: one socket that joined read all cases. Here the ids are made first.
 */
export class Migration0049Rooms extends Migration {
  override up(): void {
    for (const [was, is] of [
      [
        `from (select each as room, split_part(each, ':', 1) as kind, split_part(each, ':', 2) as id from unnest(asked.rooms) each) w`,
        `from (with named as materialized (
                 select each as room, split_part(each, ':', 1) as kind, split_part(each, ':', 2) as id,
                        case when split_part(each, ':', 1) in ('case', 'outcomes') then split_part(each, ':', 2)::uuid end as of_case,
                        case when split_part(each, ':', 1) = 'request' then split_part(each, ':', 2)::uuid end as of_request
                   from unnest(asked.rooms) each) select * from named) w`,
      ],
      [`on c.id = case when w.kind in ('case', 'outcomes') then w.id::uuid end`, `on c.id = w.of_case`],
      [`on r.id = case when w.kind = 'request' then w.id::uuid end`, `on r.id = w.of_request`],
    ] as const)
      this.addSql(replaced(was, is));
  }
}

/** Puts other words into the function. Refused where the old are not there. */
const replaced = (was: string, is: string) => `do $$
declare definition text := pg_get_functiondef('open_rooms(jsonb)'::regprocedure);
begin
  if strpos(definition, $was$${was}$was$) = 0 then raise exception 'open_rooms is another than was expected'; end if;
  execute replace(definition, $was$${was}$was$, $is$${is}$is$);
end $$`;
