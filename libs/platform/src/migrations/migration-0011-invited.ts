import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;

/** People who are asked for advice in person: each a team of one, which lasts as long as something is asked of it. */
export class Migration0011Invited extends Migration {
  override up(): void {
    this.addSql(`alter table "team" add "invited_by_id" text null`);
    this.addSql(
      `alter table "team" add constraint "team_invited_by_id_foreign" foreign key ("invited_by_id") references "area" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "team" add constraint "team_invited_by_id_email_unique" unique ("invited_by_id", "email")`,
    );
    this.addSql(ownTeamAlone);
    this.addSql(inviteAdviser);
    this.addSql(endInvitation);
    this.addSql(
      `create trigger advice_request_ends_invitation after update of state on advice_request for each row
         when (old.state <> new.state and new.state in ('withdrawn', 're-routed', 'declined', 'nil-return')) execute function end_invitation()`,
    );
    this.addSql(`revoke execute on function invite_adviser, end_invitation from public`);
    this.addSql(`grant execute on function invite_adviser to ehc_app`);
  }
}

/**
 * Makes somebody a team of one in the area of the officer who acts, and gives it back where it is there already. They may
 * act in it from now on. Its body serves no area, so that it is offered to nobody else. Of two at once the second waits
 * at the person.
 */
const inviteAdviser = `
create function invite_adviser(p_name text, p_email text, p_team text, p_organisation text)
returns table (team_id uuid, organisation_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  v_area text := nullif(current_setting('app.officer_area', true), '');
  v_person uuid;
  v_team uuid;
  v_organisation uuid;
begin
  if v_area is null then
    raise exception 'only an officer asks somebody in person' using errcode = '42501';
  end if;
  insert into person (name, email) values (p_name, p_email) on conflict (email) do nothing;
  select id into v_person from person where email = p_email for no key update;
  select id, organisation_id into v_team, v_organisation from team where invited_by_id = v_area and email = p_email for no key update;
  if v_team is null then
    insert into organisation (name, kind) values (p_organisation, 'other') returning id into v_organisation;
    insert into team (organisation_id, name, agency, email, invited_by_id)
    values (v_organisation, p_team, 'other', p_email, v_area) returning id into v_team;
  end if;
  if not exists (select 1 from membership where team_id = v_team and (ended_on is null or ended_on > ${today})) then
    insert into membership (person_id, organisation_id, team_id, role) values (v_person, v_organisation, v_team, 'contributor');
  end if;
  return query select v_team, v_organisation;
end $$`;

/** Nobody acts in a team of one of whom nothing is asked any more. Waits for an officer who asks it anew just now. */
const endInvitation = `
create function end_invitation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform 1 from team where id = old.team_id and invited_by_id is not null for no key update;
  if found and not exists (
    select 1 from advice_request r where r.team_id = old.team_id and r.state not in ('withdrawn', 're-routed', 'declined', 'nil-return')) then
    update membership set ended_on = ${today} where team_id = old.team_id and (ended_on is null or ended_on > ${today});
  end if;
  return null;
end $$`;

/** As in migration 6; the functions above end what the portal may not end by itself. */
const ownTeamAlone = `
create or replace function own_team_alone() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_user = 'ehc_app' and to_jsonb(old)->>(case tg_table_name when 'team' then 'id' else 'team_id' end)
     is distinct from nullif(current_setting('app.team', true), '') then
    raise exception 'only the team itself ends a %', tg_table_name using errcode = '42501';
  end if;
  return new;
end $$`;
