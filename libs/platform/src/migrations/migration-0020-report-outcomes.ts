import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;

/**
 * What a report says that is used in place of asking (B13) is entered by an officer, as advice of nobody's team; a report
 * in which a virus was found gives way to a clean one.
 */
export class Migration0020ReportOutcomes extends Migration {
  override up(): void {
    for (const table of ['contribution', 'proposed_outcome'])
      this.addSql(`alter table "${table}" alter column "team_id" drop not null`);
    this.addSql(`alter table "contribution" drop constraint "contribution_team_id_foreign"`);
    this.addSql(
      `alter table "contribution" add constraint "contribution_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(`create unique index contribution_entered on contribution (request_id, edition) where team_id is null`);
    this.addSql(
      `create policy "contribution_enters" on "contribution" for insert with check (team_id is null and state = 'submitted' and ${officer})`,
    );
    this.addSql(
      `create policy "proposed_outcome_enters" on "proposed_outcome" for insert with check (team_id is null and ${officer})`,
    );
    this.addSql(belongTogether);
    this.addSql(`create policy "advice_reuse_worker" on "advice_reuse" for select to "ehc_worker" using (true)`);
    this.addSql(`grant select (id, area_id, case_id, request_id, file_id) on advice_reuse to ehc_worker`);
    this.addSql(`drop trigger advice_reuse_unchanging on advice_reuse`);
    this.addSql(
      `create function keep_report() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - 'file_id' - 'file_name' <> to_jsonb(new) - 'file_id' - 'file_name'
     or (old.file_id is not null and not exists (select 1 from stored_file f where f.id = old.file_id and f.verdict = 'refused')) then
    raise exception 'rows of % never change', tg_table_name;
  end if;
  return new;
end $$`,
    );
    this.addSql(
      `create trigger advice_reuse_unchanging before update on advice_reuse for each row execute function keep_report()`,
    );
  }
}

/** As in migration 2; advice of nobody's team answers a request for which a report is used. */
const belongTogether = `
create or replace function belong_together() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from ehc_case c where c.id = new.case_id and c.area_id = new.area_id) then
    raise exception 'a row of % must be of the area of its case', tg_table_name using errcode = '42501';
  end if;
  if tg_table_name = 'contribution' and not exists (
    select 1 from advice_request r where r.id = (to_jsonb(new)->>'request_id')::uuid and r.case_id = new.case_id
       and (r.team_id = (to_jsonb(new)->>'team_id')::uuid or (to_jsonb(new)->>'team_id' is null and r.state = 'reused'))) then
    raise exception 'advice is of the team that was asked' using errcode = '42501';
  end if;
  if tg_table_name = 'participant' and to_jsonb(new)->>'commissioner_id' is not null and not exists (
    select 1 from advice_request r where r.case_id = new.case_id
       and r.commissioner_id = (to_jsonb(new)->>'commissioner_id')::uuid) then
    raise exception 'a commissioner puts teams on the cases about which it was asked' using errcode = '42501';
  end if;
  return new;
end $$`;
