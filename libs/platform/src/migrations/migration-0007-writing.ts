import { Migration } from '@mikro-orm/migrations';

/** Writing together: words written at the same time, earlier drafts, and the signature of a second person. */
export class Migration0007Writing extends Migration {
  override up(): void {
    this.addSql(
      `create table "sign_off" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "contribution_id" uuid not null, "team_id" uuid not null, "state" text not null default 'waiting', "asked_by_id" uuid not null, "asked_of_id" uuid not null, "asked_at" timestamptz(3) not null, "comment" text null, "decided_by_id" uuid null, "decided_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create unique index sign_off_waiting on sign_off (contribution_id) where state = 'waiting'`);
    this.addSql(`create index "sign_off_contribution_id_asked_at_index" on "sign_off" ("contribution_id", "asked_at")`);
    this.addSql(
      `create table "earlier_draft" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "contribution_id" uuid not null, "team_id" uuid not null, "body" jsonb not null, "saved_by_id" uuid not null, "saved_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `create index "earlier_draft_contribution_id_saved_at_index" on "earlier_draft" ("contribution_id", "saved_at")`,
    );
    this.addSql(`alter table "team" add "sign_off" boolean not null default false`);
    this.addSql(`alter table "advice_request" add "sign_off" text null`);
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_sign_off_check" check ("sign_off" in ('waiting', 'sent-back'))`,
    );
    this.addSql(
      `alter table "contribution" add "asides" jsonb not null default '[]', add "stretch_began_at" timestamptz(3) not null default now(), add "signed_by_id" uuid null, add "signed_at" timestamptz(3) null`,
    );
    this.addSql(
      `alter table "contribution" add constraint "contribution_signed_by_id_foreign" foreign key ("signed_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id")`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_asked_by_id_foreign" foreign key ("asked_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_asked_of_id_foreign" foreign key ("asked_of_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "sign_off" add constraint "sign_off_state_check" check ("state" in ('waiting', 'signed', 'sent-back', 'taken-back'))`,
    );
    this.addSql(`alter table "sign_off" enable row level security`);
    this.addSql(`alter table "sign_off" force row level security`);
    this.addSql(
      `create policy "sign_off_team" on "sign_off" using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(
      `alter table "earlier_draft" add constraint "earlier_draft_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "earlier_draft" add constraint "earlier_draft_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id")`,
    );
    this.addSql(
      `alter table "earlier_draft" add constraint "earlier_draft_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "earlier_draft" add constraint "earlier_draft_saved_by_id_foreign" foreign key ("saved_by_id") references "person" ("id")`,
    );
    this.addSql(`alter table "earlier_draft" enable row level security`);
    this.addSql(`alter table "earlier_draft" force row level security`);
    this.addSql(
      `create policy "earlier_draft_team" on "earlier_draft" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(
      `create policy "earlier_draft_kept" on "earlier_draft" for insert with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(ofItsContribution);
    for (const table of ['earlier_draft', 'sign_off']) {
      this.addSql(`revoke all on ${table} from public`);
      this.addSql(`grant select, insert, update on ${table} to ehc_app`);
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id, team_id, contribution_id on ${table} for each row execute function of_its_contribution()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
    }
    this.addSql(`grant update (sign_off) on team to ehc_app`);
    this.addSql(
      `create trigger earlier_draft_unchanging before update or delete on earlier_draft for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger earlier_draft_unemptied before truncate on earlier_draft for each statement execute function refuse_change()`,
    );
    this.addSql(
      `create trigger sign_off_unchanging before update or delete on sign_off for each row when (old.state <> 'waiting') execute function refuse_change()`,
    );
  }
}

/** What hangs on a contribution is of its area, case and team; whoever writes it sees the contribution. */
const ofItsContribution = `
create function of_its_contribution() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from contribution k where k.id = new.contribution_id and k.area_id = new.area_id
                    and k.case_id = new.case_id and k.team_id = new.team_id) then
    raise exception 'a row of % must be of the area, case and team of its contribution', tg_table_name using errcode = '42501';
  end if;
  return new;
end $$`;
