import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const onCase = (who: string) =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where ${who} and (p.ended_on is null or p.ended_on > ${today}))`;

/**
 * What is shared of a case is looked up once in a transaction, no longer for each of its statements; and what was told can
 * be marked as restricted afterwards, which is the only thing about it that ever changes.
 */
export class Migration0034Told extends Migration {
  override up(): void {
    this.addSql(sharedCategories);
    this.addSql(`revoke execute on function shared_categories from public`);
    this.addSql(`grant execute on function shared_categories to ehc_app`);
    this.addSql(
      `alter policy statement_agency on statement using (case when restricted then ${onCase(`p.team_id = ${setting('team', 'uuid')}`)} and is_granted(case_id) else category = any (shared_categories(case_id)) end)`,
    );
    this.addSql(`revoke select on shared_with_team from ehc_app`);

    this.addSql(`create policy "statement_keeper" on "statement" for select to "ehc_owner" using (true)`);
    this.addSql(
      `create policy "statement_keeper_restricts" on "statement" for update to "ehc_owner" using (true) with check (restricted)`,
    );
    const kept = (row: string) => `to_jsonb(${row}) - 'restricted'`;
    this.addSql(`drop trigger statement_unchanging on statement`);
    this.addSql(
      `create trigger statement_unchanging before update on statement for each row
         when (old.restricted or not new.restricted or (${kept('old')}) is distinct from (${kept('new')})) execute function refuse_change()`,
    );
    this.addSql(
      `create trigger statement_undeleted before delete on statement for each row execute function refuse_change()`,
    );
    this.addSql(restrictStatement);
    this.addSql(`revoke execute on function restrict_statement from public`);
    this.addSql(`grant execute on function restrict_statement to ehc_app`);
  }
}

/** The categories of a case that are shared with whoever acts, kept until the transaction ends: every statement asks. */
const sharedCategories = `
create function shared_categories(p_case uuid) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  about text := concat_ws(' ', p_case, current_setting('app.team', true), current_setting('app.agency', true), current_setting('app.person', true));
  known text[] := string_to_array(current_setting('app.shared', true), '|');
  found text[];
begin
  if known[1] = about then return known[2]::text[]; end if;
  found := array(select category from shared_with_team where case_id = p_case);
  perform set_config('app.shared', about || '|' || found::text, true);
  return found;
end $$`;

/**
 * Restricts a statement with all that it corrects and that corrects it, where whoever acts is an officer of its area or
 * told it themself. With its owner's rights, since what is restricted can no longer be seen by whoever marks it. @rule K6
 */
const restrictStatement = `
create function restrict_statement(p_statement uuid) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive told as (
    select s.id, s.replaces_id from statement s
     where s.id = p_statement and not s.restricted
       and (s.area_id = ${setting('officer_area', 'text')} or (s.teller_id = ${setting('family_person', 'uuid')} and exists (
         select 1 from participant p where p.case_id = s.case_id and p.person_id = s.teller_id and 'story' = any (p.scope)
            and (p.ended_on is null or p.ended_on > ${today}))))
     union
    select s.id, s.replaces_id from statement s join told on s.id = told.replaces_id or s.replaces_id = told.id
  )
  update statement s set restricted = true from told where s.id = told.id and not s.restricted returning s.id
$$`;
