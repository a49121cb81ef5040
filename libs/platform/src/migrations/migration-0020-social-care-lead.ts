import { Migration } from '@mikro-orm/migrations';

const lead = `(select m.organisation_id from membership m where m.id = (select nullif(current_setting('app.membership', true), '')::uuid) and m.role = 'social-care-lead')`;
const isAsked = `state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed')`;
const isLed = `source = 'social-care' and organisation_id = ${lead} and ${isAsked}`;
const isLedTeam = `part = 'adviser' and team_id in (select t.id from team t where t.organisation_id = ${lead} and t.agency = 'social-care')`;
const ofLedRequest = `exists (select 1 from advice_request r where r.id = request_id and r.source = 'social-care' and r.organisation_id = ${lead})`;

/** A social care SEN lead follows, allocates and signs off what is asked of their organisation's social care teams. */
export class Migration0020SocialCareLead extends Migration {
  override up(): void {
    for (const table of ['membership', 'record_read']) {
      this.addSql(`alter table "${table}" drop constraint "${table}_role_check"`);
      this.addSql(
        `alter table "${table}" add constraint "${table}_role_check" check ("role" in ('case-officer', 'signing-officer', 'contributor', 'team-manager', 'designated-health-officer', 'social-care-lead', 'head', 'administrator'))`,
      );
    }
    this.addSql(`create policy "advice_request_led" on "advice_request" for select using (${isLed})`);
    this.addSql(
      `create policy "advice_request_leads" on "advice_request" for update using (${isLed}) with check (${isLed})`,
    );
    this.addSql(`create policy "participant_led" on "participant" for select using (${isLedTeam})`);
    this.addSql(
      `create policy "participant_led_joins" on "participant" for insert with check (${isLedTeam} and commissioner_id = ${lead})`,
    );
    this.addSql(
      `create policy "participant_led_leaves" on "participant" for update using (${isLedTeam}) with check (${isLedTeam})`,
    );
    this.addSql(
      `create policy "advice_reply_led" on "advice_reply" for select using (kind in ('wrong-team', 'not-known', 'nil-return') and ${ofLedRequest})`,
    );
    this.addSql(
      `create policy "advice_reply_led_signs" on "advice_reply" for insert with check (kind = 'nil-return' and ${ofLedRequest})`,
    );
    this.addSql(belongTogether);
  }
}

/** As in the migration before; whoever leads social care puts its teams on the cases about which they were asked. */
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
            or (r.source = 'social-care' and r.organisation_id = (to_jsonb(new)->>'commissioner_id')::uuid))) then
    raise exception 'a commissioner puts teams on the cases about which it was asked' using errcode = '42501';
  end if;
  return new;
end $$`;
