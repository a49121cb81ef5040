import { Migration } from '@mikro-orm/migrations';

const team = `(select nullif(current_setting('app.team', true), '')::uuid)`;

/** Handing over, being away, leaving a team, and the end of a team. */
export class Migration0006Queue extends Migration {
  override up(): void {
    this.addSql(`alter table "team" add "ended_on" date null`);
    this.addSql(`alter table "advice_request" add "handed_over_by_id" uuid null, add "hand_over_note" text null`);
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_handed_over_by_id_foreign" foreign key ("handed_over_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `create table "absence" ("team_id" uuid not null, "person_id" uuid not null, "cover_id" uuid not null, "starts_on" date not null, "ends_on" date not null, primary key ("team_id", "person_id"))`,
    );
    for (const [column, table, how] of [
      ['team_id', 'team', ' on update cascade on delete cascade'],
      ['person_id', 'person', ' on update cascade on delete cascade'],
      ['cover_id', 'person', ''],
    ]) {
      this.addSql(
        `alter table "absence" add constraint "absence_${column}_foreign" foreign key ("${column}") references "${table}" ("id")${how}`,
      );
    }
    this.addSql(`alter table "absence" enable row level security`);
    this.addSql(`alter table "absence" force row level security`);
    this.addSql(`create policy absence_team on absence using (team_id = ${team}) with check (team_id = ${team})`);
    this.addSql(`grant select, insert, update on absence to ehc_app`);
    this.addSql(`grant update (ended_on) on team, membership to ehc_app`);
    this.addSql(ownTeamAlone);
    this.addSql(`revoke execute on function own_team_alone from public`);
    for (const table of ['team', 'membership']) {
      this.addSql(
        `create trigger ${table}_own_alone before update on ${table} for each row execute function own_team_alone()`,
      );
    }
    this.addSql(
      `create policy advice_request_worker_returns on advice_request for update to ehc_worker using (true) with check (true)`,
    );
    this.addSql(
      `grant update (state, assignee_id, handed_over_by_id, hand_over_note, changed_at, version) on advice_request to ehc_worker`,
    );
    this.addSql(`grant select on membership to ehc_worker`);
    this.addSql(`grant select (id, name, email) on person to ehc_worker`);
  }
}

/** The portal ends teams and memberships of the team alone in which somebody acts. */
const ownTeamAlone = `
create function own_team_alone() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if session_user = 'ehc_app' and to_jsonb(old)->>(case tg_table_name when 'team' then 'id' else 'team_id' end)
     is distinct from nullif(current_setting('app.team', true), '') then
    raise exception 'only the team itself ends a %', tg_table_name using errcode = '42501';
  end if;
  return new;
end $$`;
