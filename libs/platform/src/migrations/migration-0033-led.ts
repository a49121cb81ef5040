import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const lead = `(select m.organisation_id from membership m where m.id = ${setting('membership', 'uuid')} and m.role = 'social-care-lead')`;
const led = `((select nullif(current_setting('app.led_areas', true), ''))::text[])`;
const isAsked = `state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed')`;
const isLed = `source = 'social-care' and (organisation_id = ${lead} or area_id = any (${led})) and ${isAsked}`;
const isLedTeam = `part = 'adviser' and (team_id in (select t.id from team t where t.organisation_id = ${lead} and t.agency = 'social-care') or (area_id = any (${led}) and team_id in (select t.id from team t where t.agency = 'social-care')))`;
const ofLedRequest = `exists (select 1 from advice_request r where r.id = request_id and r.source = 'social-care' and (r.organisation_id = ${lead} or r.area_id = any (${led})))`;

/** A social care SEN lead follows what is asked of social care anywhere in the area, also of other organisations' teams. */
export class Migration0033Led extends Migration {
  override up(): void {
    this.addSql(`alter policy advice_request_led on advice_request using (${isLed})`);
    this.addSql(`alter policy advice_request_leads on advice_request using (${isLed}) with check (${isLed})`);
    this.addSql(`alter policy participant_led on participant using (${isLedTeam})`);
    this.addSql(
      `alter policy participant_led_joins on participant with check (${isLedTeam} and commissioner_id = ${lead})`,
    );
    this.addSql(`alter policy participant_led_leaves on participant using (${isLedTeam}) with check (${isLedTeam})`);
    this.addSql(
      `alter policy advice_reply_led on advice_reply using (kind in ('wrong-team', 'not-known', 'nil-return') and ${ofLedRequest})`,
    );
    this.addSql(
      `alter policy advice_reply_led_signs on advice_reply with check (kind = 'nil-return' and ${ofLedRequest})`,
    );
    this.addSql(`grant select on organisation_area to ehc_worker`); // whom to tell of what is late
    this.addSql(belongTogether);
    // a lead hears of what is asked of social care there
    this.addSql(
      `do $$ begin execute replace(pg_get_functiondef('open_rooms(jsonb)'::regprocedure), 'else false end', $s$when 'social-care' then w.id = any (current_setting('app.led_areas', true)::text[]) else false end$s$); end $$`,
    );
  }
}

/** As before; whoever leads the social care of an area also puts others' social care teams on the cases about which social care was asked there. */
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
       and (r.commissioner_id = (to_jsonb(new)->>'commissioner_id')::uuid
            or (r.source = 'social-care' and r.organisation_id = (to_jsonb(new)->>'commissioner_id')::uuid)
            or (r.source = 'social-care' and exists (
              select 1 from organisation_area x join organisation o on o.id = x.organisation_id and o.kind = 'local-authority'
               where x.organisation_id = (to_jsonb(new)->>'commissioner_id')::uuid and x.area_id = r.area_id)))) then
    raise exception 'a commissioner puts teams on the cases about which it was asked' using errcode = '42501';
  end if;
  return new;
end $$`;
