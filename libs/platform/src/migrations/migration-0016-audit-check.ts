import { Migration } from '@mikro-orm/migrations';

/** The check for an audit entry reads the row's area alone, not a whole draft of 50 KB turned into JSON for it. */
export class Migration0016AuditCheck extends Migration {
  override up(): void {
    this.addSql(`
create or replace function require_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  area text;
  written xid;
begin
  if session_user not in ('ehc_app', 'ehc_worker') then return null; end if;
  if tg_op = 'DELETE' then area := old.area_id; else area := new.area_id; end if;
  select e.xmin into written from audit_entry e where e.area_id = area order by e.seq desc limit 1;
  if written is distinct from pg_current_xact_id()::xid then
    raise exception 'a write to % has no audit entry', tg_table_name;
  end if;
  return null;
end $$`);
  }
}
