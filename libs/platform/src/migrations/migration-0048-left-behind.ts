import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `nullif(current_setting('app.${name}', true), '')::${type}`;
const today = `((now() at time zone 'Europe/London')::date)`;

/**
 * What an officer restricted and left behind is lifted by a second person. One place of detention is named once, and a home
 * authority outside England by its name. @rule K6 K8 K13
 */
export class Migration0048LeftBehind extends Migration {
  override up(): void {
    this.addSql(isLeftBehind);
    this.addSql(
      `create policy "restriction_left_behind" on "restriction" for select using (is_left_behind(area_id, case_id, restricted_by_id))`,
    );
    this.addSql(lift);
    this.homeOutsideEngland();
    this.addSql(`drop function name_establishment(text)`);
    this.addSql(nameEstablishment);
    this.addSql(`revoke execute on function name_establishment from public`);
    this.addSql(`grant execute on function name_establishment to ehc_app`);
  }

  private homeOutsideEngland(): void {
    this.addSql(`alter table "custody_notice" add column "home_name" text not null default ''`);
    this.addSql(`drop trigger custody_notice_unchanging on custody_notice`);
    this.addSql(
      `create trigger custody_notice_unchanging before update on custody_notice for each row when (
         old.settled_at is not null and ${withoutRelease('old')} is distinct from ${withoutRelease('new')}
         or ${row('old')} is distinct from ${row('new')}
         or old.expected_release_on is distinct from new.expected_release_on and pg_trigger_depth() = 0) execute function refuse_change()`,
    );
  }
}

/** As in migration 0044. */
const told =
  'area_id, home_name, host_area_id, kind, given_name, family_name, born, event_on, told_on, establishment_id, risk, communication, team_id, told_by_id, told_at, follows_id';
const row = (name: string) => `(${told.replaceAll(/(\w+)/g, `${name}.$1`)})`;
const withoutRelease = (name: string) => `to_jsonb(${name}) - 'expected_release_on'`;

/**
 * Whether the row is of an officer who no longer works for its authority, and whoever acts is the one to answer for it
 * now: a signing officer there, or the officer named on the case. Never what somebody of the family restricted.
 */
const isLeftBehind = `
create function is_left_behind(p_area text, p_case uuid, p_by uuid) returns boolean language plpgsql stable as $$
begin
  if p_area is distinct from ${setting('officer_area', 'text')} then return false; end if;
  return (exists (select 1 from public.membership m where m.id = ${setting('membership', 'uuid')} and m.role = 'signing-officer')
          or exists (select 1 from public.ehc_case c where c.id = p_case and c.officer_id = ${setting('person', 'uuid')}))
     and not exists (select 1 from public.participant p where p.case_id = p_case and p.person_id = p_by)
     and exists (select 1 from public.membership m where m.person_id = p_by and m.area_id = p_area)
     and not exists (select 1 from public.membership m where m.person_id = p_by and m.area_id = p_area
                      and m.role in ('case-officer', 'signing-officer') and (m.ended_on is null or m.ended_on > ${today}));
end $$`;

/** As before, for them too. */
const lift = `
create or replace function lift_restriction(p_case uuid, p_restriction uuid, p_reason text, p_at timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  marked uuid[];
begin
  update restriction r set lifted_at = p_at, lifted_reason = p_reason
   where r.id = p_restriction and r.case_id = p_case and r.lifted_at is null
     and ((r.restricted_by_id = (select ${setting('person', 'uuid')})
           and (r.area_id = (select ${setting('officer_area', 'text')}) or is_family_on(r.case_id, 'story')))
          or is_left_behind(r.area_id, r.case_id, r.restricted_by_id))
  returning statements into marked;
  return query update statement s set restricted = false where s.id = any (marked) and s.restricted returning s.id;
end $$`;

/** As before, but a name that differs in case, spaces or points alone is the same place. */
const nameEstablishment = `
create function name_establishment(p_name text) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_id uuid;
  v_letters text := regexp_replace(lower(p_name), '[^[:alnum:]]', '', 'g');
begin
  if current_setting('app.agency', true) is distinct from 'youth-justice' or v_letters = '' then
    raise exception 'only a youth offending team names an establishment' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtext('name_establishment'));
  select id into v_id from organisation
   where kind = 'secure-establishment' and regexp_replace(lower(name), '[^[:alnum:]]', '', 'g') = v_letters limit 1;
  if not found then
    insert into organisation (name, kind) values (regexp_replace(trim(p_name), '\\s+', ' ', 'g'), 'secure-establishment')
    returning id into v_id;
  end if;
  return v_id;
end $$`;
