import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;

/** Whoever acts knows whether their team is theirs alone, and whose social care they lead. */
export class Migration0033Alone extends Migration {
  override up(): void {
    this.addSql(`drop function become(uuid, uuid, int)`);
    this.addSql(become);
    this.addSql(`revoke execute on function become from public`);
    this.addSql(`grant execute on function become to ehc_app`);
  }
}

/** As before, with whether the team is theirs alone, and the areas whose social care they lead: those that their own authority serves. */
const become = `
create function become(p_person uuid, p_membership uuid, p_epoch int)
returns table (person_id uuid, name text, membership_id uuid, role text, organisation_id uuid, organisation text,
               team_id uuid, team text, agency text, area_id text, memberships bigint, is_on_case boolean,
               is_alone boolean, led_areas text[])
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  who record;
begin
  select p.id as person_id, p.name, m.id as membership_id, m.role, m.organisation_id, o.name as organisation,
         m.team_id, t.name as team, t.agency, m.area_id,
         (select count(*) from membership x where x.person_id = p.id and (x.ended_on is null or x.ended_on > ${today})) as memberships,
         exists (select 1 from participant x where x.person_id = p.id and x.scope <> '{}' and (x.ended_on is null or x.ended_on > ${today})) as is_on_case,
         coalesce(t.invited_by_id is not null, false) as is_alone,
         case when m.role = 'social-care-lead' and o.kind = 'local-authority'
              then array(select x.area_id::text from organisation_area x where x.organisation_id = o.id order by 1) else '{}'::text[] end as led_areas
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
          set_config('app.family_cases', coalesce((
            select array_agg(x.case_id)::text from participant x
             where who.membership_id is null and x.person_id = who.person_id and 'sharing' = any(x.scope)
               and (x.ended_on is null or x.ended_on > ${today})), ''), true),
          set_config('app.organisation', coalesce(who.organisation_id::text, ''), true),
          set_config('app.team', coalesce(who.team_id::text, ''), true),
          set_config('app.agency', coalesce(who.agency, ''), true),
          set_config('app.officer_area', case when who.role in ('case-officer', 'signing-officer') then coalesce(who.area_id, '') else '' end, true),
          set_config('app.led_areas', who.led_areas::text, true),
          set_config('app.commissioner', case when who.role = 'designated-health-officer' then who.organisation_id::text else '' end, true);
  return query select who.person_id, who.name::text, who.membership_id, who.role::text, who.organisation_id, who.organisation::text,
                      who.team_id, who.team::text, who.agency::text, who.area_id::text, who.memberships, who.is_on_case,
                      who.is_alone, who.led_areas;
end $$`;
