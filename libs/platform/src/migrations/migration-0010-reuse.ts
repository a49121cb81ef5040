import { Migration } from '@mikro-orm/migrations';

/** Advice already given, offered in place of a fresh request, and the three sign-offs (B13). */
export class Migration0010Reuse extends Migration {
  override up(): void {
    this.addSql(
      `create table "advice_reuse" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "request_id" uuid not null, "contribution_id" uuid null, "author_name" text not null, "author_role" text not null, "organisation" text not null, "given_on" date not null, "given_for" text not null, "asked_by_id" uuid not null, "asked_on" date not null, primary key ("id"))`,
    );
    this.addSql(`alter table "advice_reuse" add constraint "advice_reuse_request_id_unique" unique ("request_id")`);
    this.addSql(`create index "advice_reuse_case_id_index" on "advice_reuse" ("case_id")`);
    this.addSql(
      `create table "advice_reuse_answer" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "reuse_id" uuid not null, "party" text not null, "is_satisfied" boolean not null, "on" date not null, "said_by" text not null, "how" text not null, "why" text null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "advice_reuse_answer" add constraint "advice_reuse_answer_reuse_id_party_unique" unique ("reuse_id", "party")`,
    );
    this.addSql(
      `alter table "advice_reuse_answer" add constraint "advice_reuse_answer_party_check" check ("party" in ('author', 'authority', 'family'))`,
    );
    this.addSql(
      `alter table "advice_reuse_answer" add constraint "advice_reuse_answer_how_check" check ("how" in ('portal', 'meeting', 'telephone', 'writing'))`,
    );
    this.addSql(
      `alter table "advice_reuse" add constraint "advice_reuse_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "advice_reuse" add constraint "advice_reuse_request_id_foreign" foreign key ("request_id") references "advice_request" ("id")`,
    );
    this.addSql(
      `alter table "advice_reuse" add constraint "advice_reuse_asked_by_id_foreign" foreign key ("asked_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "advice_reuse_answer" add constraint "advice_reuse_answer_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "advice_reuse_answer" add constraint "advice_reuse_answer_reuse_id_foreign" foreign key ("reuse_id") references "advice_reuse" ("id")`,
    );
    this.addSql(
      `alter table "advice_reuse_answer" add constraint "advice_reuse_answer_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(`drop policy "advice_request_family" on "advice_request"`);
    this.addSql(
      `create policy "advice_request_family" on "advice_request" for select using ((state not in ('proposed', 'left-out') or exists (select 1 from advice_reuse u where u.request_id = advice_request.id)) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(
      `create policy "advice_request_family_agrees" on "advice_request" for update using (state = 'proposed' and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null)) with check (state = 'reused' and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null) and (select count(*) from advice_reuse_answer a join advice_reuse u on u.id = a.reuse_id where u.request_id = advice_request.id and a.is_satisfied) = 3)`,
    );
    this.addSql(`alter table "advice_reuse" enable row level security`);
    this.addSql(`alter table "advice_reuse" force row level security`);
    this.addSql(
      `create policy "advice_reuse_officer" on "advice_reuse" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "advice_reuse_family" on "advice_reuse" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(`alter table "advice_reuse_answer" enable row level security`);
    this.addSql(`alter table "advice_reuse_answer" force row level security`);
    this.addSql(
      `create policy "reuse_answer_officer" on "advice_reuse_answer" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "reuse_answer_family" on "advice_reuse_answer" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(
      `create policy "reuse_answer_family_says" on "advice_reuse_answer" for insert with check (party = 'family' and how = 'portal' and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    for (const table of ['advice_reuse', 'advice_reuse_answer']) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
      this.addSql(
        `create trigger ${table}_unchanging before update or delete on ${table} for each row execute function refuse_change()`,
      );
    }
    this.addSql(`grant select, insert, update on advice_reuse, advice_reuse_answer to ehc_app`);
  }
}
