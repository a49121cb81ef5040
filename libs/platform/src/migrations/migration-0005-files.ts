import { Migration } from '@mikro-orm/migrations';

const team = `(select nullif(current_setting('app.team', true), '')::uuid)`;
const isOwnTeam = `team_id = ${team} and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = ${team} and p.ended_on is null)`;

/** Files in the store, and the reports that are attached to advice. */
export class Migration0005Files extends Migration {
  override up(): void {
    this.addSql(
      `create table "stored_file" ("id" uuid not null default uuidv7(), "key" text not null, "type" text not null, "size" int not null, "hash" text not null, "verdict" text not null default 'waiting', "stored_at" timestamptz(3) not null default now(), "asked_at" timestamptz(3) null, "checked_at" timestamptz(3) null, "removed_at" timestamptz(3) null, "erased_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`alter table "stored_file" add constraint "stored_file_key_unique" unique ("key")`);
    this.addSql(`create index stored_file_waiting on stored_file (stored_at) where verdict = 'waiting'`);
    this.addSql(
      `create index stored_file_leaving on stored_file (removed_at) where erased_at is null and (verdict = 'refused' or removed_at is not null)`,
    );
    this.addSql(
      `alter table "stored_file" add constraint "stored_file_verdict_check" check ("verdict" in ('waiting', 'clean', 'refused'))`,
    );
    this.addSql(
      `create table "attachment" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "request_id" uuid not null, "team_id" uuid not null, "file_id" uuid not null, "name" text not null, "is_report" boolean not null default false, "attached_by_id" uuid not null, "attached_at" timestamptz(3) not null, "submitted_at" timestamptz(3) null, "removed_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "attachment_request_id_index" on "attachment" ("request_id")`);
    this.addSql(`create index "attachment_case_id_index" on "attachment" ("case_id")`);
    this.addSql(`alter table "attachment" add constraint "attachment_file_id_unique" unique ("file_id")`);
    for (const [column, table] of Object.entries(parents))
      this.addSql(
        `alter table "attachment" add constraint "attachment_${column}_foreign" foreign key ("${column}") references "${table}" ("id")`,
      );
    this.addSql(`alter table "attachment" enable row level security`);
    this.addSql(`alter table "attachment" force row level security`);
    this.addSql(`create policy "attachment_team" on "attachment" using (${isOwnTeam}) with check (${isOwnTeam})`);
    this.addSql(
      `create policy "attachment_officer" on "attachment" for select using (submitted_at is not null and area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(`create policy "attachment_worker" on "attachment" for select to "ehc_worker" using (true)`);
    this.addSql(`alter table "contribution" add column "attachments" jsonb not null default '[]'`);

    this.addSql(ofItsRequest);
    this.addSql(
      `create trigger attachment_belongs before insert or update of area_id, case_id on attachment for each row execute function belong_together()`,
    );
    this.addSql(
      `create trigger attachment_of_its_request before insert or update of case_id, request_id, team_id on attachment for each row execute function attachment_of_its_request()`,
    );
    this.addSql(
      `create constraint trigger attachment_audited after insert or update or delete on attachment deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger attachment_unchanging before update on attachment for each row when (old.submitted_at is not null and (new.file_id, new.name, new.is_report, new.request_id, new.team_id, new.submitted_at) is distinct from (old.file_id, old.name, old.is_report, old.request_id, old.team_id, old.submitted_at)) execute function refuse_change()`,
    );
    this.grants();
  }

  /** What a scanner said is for the worker alone to write: the portal cannot release what was not checked. */
  private grants(): void {
    this.addSql(
      `grant select, insert (key, type, size, hash, asked_at), update (removed_at) on stored_file to ehc_app`,
    );
    this.addSql(`grant select, update (asked_at, verdict, checked_at, erased_at) on stored_file to ehc_worker`);
    this.addSql(`grant select, insert, update on attachment to ehc_app`);
    this.addSql(`grant select (id, area_id, case_id, request_id, team_id, file_id) on attachment to ehc_worker`);
    this.addSql(`revoke execute on function attachment_of_its_request from public`);
  }
}

const parents = {
  case_id: 'ehc_case',
  request_id: 'advice_request',
  team_id: 'team',
  file_id: 'stored_file',
  attached_by_id: 'person',
};

/** A report goes with a request of the same case, from the team that was asked. Row-level security alone sees one row at a time. */
const ofItsRequest = `
create function attachment_of_its_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from advice_request r where r.id = new.request_id and r.case_id = new.case_id and r.team_id = new.team_id) then
    raise exception 'a report is of the team that was asked' using errcode = '42501';
  end if;
  return new;
end $$`;
