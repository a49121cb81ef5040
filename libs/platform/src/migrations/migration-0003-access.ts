import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const organisation = `(select nullif(current_setting('app.organisation', true), '')::uuid)`;
const team = `(select nullif(current_setting('app.team', true), '')::uuid)`;
const isOwnTeam = `team_id = ${team} and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = ${team} and p.ended_on is null)`;

/**
 * Days are London's, whatever the zone of the server. A team reaches its advice only while it is on the case. The portal
 * writes, of people, bodies and letters, only the columns that it has a reason to write.
 */
export class Migration0003Access extends Migration {
  override up(): void {
    this.addSql(become);
    for (const table of ['membership', 'participant']) {
      this.addSql(`alter table ${table} alter column started_on set default ${today}`);
    }
    this.addSql(`alter policy plan_version_released on plan_version using (exists (select 1 from disclosure_release r
      where r.plan_version_id = plan_version.id and r.recipient_id = ${organisation}
        and (r.expires_on is null or r.expires_on >= ${today})))`);
    this.addSql(
      `alter policy release_recipient on disclosure_release using (recipient_id = ${organisation} and (expires_on is null or expires_on >= ${today}))`,
    );
    this.addSql(`alter policy contribution_team on contribution using (${isOwnTeam}) with check (${isOwnTeam})`);
    this.addSql(
      `alter policy proposed_outcome_team on proposed_outcome using (${isOwnTeam}) with check (${isOwnTeam})`,
    );
    this.addSql(
      `revoke insert, update on person, membership, area, team, organisation, organisation_area, mail from ehc_app`,
    );
    this.addSql(`grant insert (name, email), update (password_hash, session_epoch) on person to ehc_app`);
    this.addSql(`revoke select on mail from ehc_app`);
    this.addSql(`grant select (id, key), insert (key, recipient, subject, body) on mail to ehc_app`);
    this.addSql(`revoke select, update on outbox from ehc_app`);
  }
}

/** As in migration 2, with London's day. */
const become = `
create or replace function become(p_person uuid, p_membership uuid, p_epoch int)
returns table (person_id uuid, name text, membership_id uuid, role text, organisation_id uuid, organisation text,
               team_id uuid, team text, agency text, area_id text, memberships bigint, is_on_case boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  who record;
begin
  select p.id as person_id, p.name, m.id as membership_id, m.role, m.organisation_id, o.name as organisation,
         m.team_id, t.name as team, t.agency, m.area_id,
         (select count(*) from membership x where x.person_id = p.id and (x.ended_on is null or x.ended_on > ${today})) as memberships,
         exists (select 1 from participant x where x.person_id = p.id and x.ended_on is null) as is_on_case
    into who
    from person p
    left join membership m on m.id = p_membership and m.person_id = p.id and (m.ended_on is null or m.ended_on > ${today})
    left join organisation o on o.id = m.organisation_id
    left join team t on t.id = m.team_id
   where p.id = p_person and p.session_epoch = p_epoch and (p_membership is null or m.id is not null);
  if not found then return; end if;
  perform set_config('app.person', who.person_id::text, true),
          set_config('app.membership', coalesce(who.membership_id::text, ''), true),
          set_config('app.family_person', case when who.membership_id is null then who.person_id::text else '' end, true),
          set_config('app.organisation', coalesce(who.organisation_id::text, ''), true),
          set_config('app.team', coalesce(who.team_id::text, ''), true),
          set_config('app.agency', coalesce(who.agency, ''), true),
          set_config('app.officer_area', case when who.role in ('case-officer', 'signing-officer') then coalesce(who.area_id, '') else '' end, true),
          set_config('app.commissioner', case when who.role = 'designated-health-officer' then who.organisation_id::text else '' end, true);
  return query select who.person_id, who.name::text, who.membership_id, who.role::text, who.organisation_id, who.organisation::text,
                      who.team_id, who.team::text, who.agency::text, who.area_id::text, who.memberships, who.is_on_case;
end $$`;
