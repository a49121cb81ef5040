import { Migration } from '@mikro-orm/migrations';

/** Answers other than advice, and how the authority judges advice point by point. */
export class Migration0004Replies extends Migration {
  override up(): void {
    this.addSql(
      `create table "advice_reply" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "request_id" uuid not null, "team_id" uuid not null, "kind" text not null, "words" text not null, "ground" text null, "whom" text null, "begins_on" date null, "ends_on" date null, "said_by_id" uuid not null, "said_at" timestamptz(3) not null, "answer" text null, "is_agreed" boolean null, "answered_by_id" uuid null, "answered_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "advice_reply_request_id_index" on "advice_reply" ("request_id")`);
    this.addSql(`create index "advice_reply_case_id_index" on "advice_reply" ("case_id")`);
    this.addSql(
      `create table "advice_judgement" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "request_id" uuid not null, "team_id" uuid not null, "contribution_id" uuid not null, "decision" text not null, "points" jsonb not null, "judged_by_id" uuid not null, "judged_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "advice_judgement_request_id_index" on "advice_judgement" ("request_id")`);
    this.addSql(`create index "advice_judgement_case_id_index" on "advice_judgement" ("case_id")`);
    this.addSql(`alter table "advice_request" drop constraint "advice_request_state_check"`);
    this.addSql(`alter table "advice_request" add "replaces_id" uuid null, add "questioned_at" timestamptz(3) null`);
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_state_check" check ("state" in ('proposed', 'left-out', 'sent', 'received', 'taken', 'submitted', 'returned', 'wrong-team', 'not-known', 'accepted', 'reused', 'withdrawn', 're-routed', 'declined', 'nil-return'))`,
    );
    this.addSql(`alter table "contribution" drop constraint "contribution_request_id_edition_unique"`);
    this.addSql(
      `alter table "contribution" add constraint "contribution_request_id_team_id_edition_unique" unique ("request_id", "team_id", "edition")`,
    );
    this.addSql(
      `alter table "advice_reply" add constraint "advice_reply_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "advice_reply" add constraint "advice_reply_request_id_foreign" foreign key ("request_id") references "advice_request" ("id")`,
    );
    this.addSql(
      `alter table "advice_reply" add constraint "advice_reply_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "advice_reply" add constraint "advice_reply_said_by_id_foreign" foreign key ("said_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "advice_reply" add constraint "advice_reply_answered_by_id_foreign" foreign key ("answered_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "advice_reply" add constraint "advice_reply_kind_check" check ("kind" in ('question', 'exception', 'wrong-team', 'not-known', 'cannot-comply', 'assess', 'commission', 'nil-return'))`,
    );
    this.addSql(`alter table "advice_reply" enable row level security`);
    this.addSql(`alter table "advice_reply" force row level security`);
    this.addSql(
      `alter table "advice_judgement" add constraint "advice_judgement_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "advice_judgement" add constraint "advice_judgement_request_id_foreign" foreign key ("request_id") references "advice_request" ("id")`,
    );
    this.addSql(
      `alter table "advice_judgement" add constraint "advice_judgement_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "advice_judgement" add constraint "advice_judgement_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id")`,
    );
    this.addSql(
      `alter table "advice_judgement" add constraint "advice_judgement_judged_by_id_foreign" foreign key ("judged_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "advice_judgement" add constraint "advice_judgement_decision_check" check ("decision" in ('accepted', 'returned'))`,
    );
    this.addSql(`alter table "advice_judgement" enable row level security`);
    this.addSql(`alter table "advice_judgement" force row level security`);
    this.addSql(`drop policy "advice_request_allocates" on "advice_request"`);
    this.addSql(`drop policy "advice_request_allocator" on "advice_request"`);
    this.addSql(`drop policy "advice_request_team" on "advice_request"`);
    this.addSql(`drop policy "advice_request_team_answers" on "advice_request"`);
    this.addSql(
      `create policy "advice_request_allocates" on "advice_request" for update using (commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed')) with check (commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed'))`,
    );
    this.addSql(
      `create policy "advice_request_allocator" on "advice_request" for select using (commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed'))`,
    );
    this.addSql(
      `create policy "advice_request_team" on "advice_request" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed'))`,
    );
    this.addSql(
      `create policy "advice_request_team_answers" on "advice_request" for update using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed')) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed'))`,
    );
    this.addSql(
      `create policy "advice_reply_officer" on "advice_reply" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "advice_reply_team" on "advice_reply" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid))`,
    );
    this.addSql(
      `create policy "advice_reply_team_says" on "advice_reply" for insert with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from advice_request r where r.id = request_id and r.team_id = advice_reply.team_id and r.case_id = advice_reply.case_id))`,
    );
    this.addSql(
      `create policy "advice_reply_allocator" on "advice_reply" for select using (kind = 'wrong-team' and exists (select 1 from advice_request r where r.id = request_id and r.commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid)))`,
    );
    this.addSql(
      `create policy "advice_judgement_officer" on "advice_judgement" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "advice_judgement_team" on "advice_judgement" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid))`,
    );
    this.addSql(`drop index advice_request_open`);
    this.addSql(
      `create index advice_request_open on advice_request (team_id, due_on, id) where state in ('sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known')`,
    );
    this.addSql(`drop index advice_request_waiting`);
    this.addSql(
      `create index advice_request_waiting on advice_request (due_on) where state in ('sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known')`,
    );
    for (const table of ['advice_reply', 'advice_judgement']) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
    }
    this.addSql(
      `create trigger advice_reply_unchanging before update or delete on advice_reply for each row when (old.answered_at is not null) execute function refuse_change()`,
    );
    this.addSql(
      `create trigger advice_judgement_unchanging before update or delete on advice_judgement for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on advice_reply, advice_judgement to ehc_app`);
  }
}
