import { Migration } from '@mikro-orm/migrations';

/** Lets the portal write how an authority’s documents look, for officers of that authority alone. */
export class Migration0039Letterhead extends Migration {
  override up(): void {
    this.addSql(`grant update (letterhead) on area to ehc_app`);
    this
      .addSql(`create function own_letterhead() returns trigger language plpgsql set search_path = pg_catalog, public as $$
      begin
        if current_user = 'ehc_app' and new.id is distinct from nullif(current_setting('app.officer_area', true), '') then
          raise exception 'only officers of an area change how its documents look' using errcode = '42501';
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger area_own_letterhead before update of letterhead on area for each row execute function own_letterhead()`,
    );
  }
}
