import { Migration } from '@mikro-orm/migrations';

/** Questions to the family, asked once for all, and the visits that agencies plan. */
export class Migration0025Questions extends Migration {
  override up(): void {
    this.addSql(
      `create table "family_question" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "team_id" uuid null, "asked_by_id" uuid not null, "asked_at" timestamptz(3) not null, "category" text not null, "words" text not null, "again_reason" text null, "state" text not null default 'waiting', "statement_id" uuid null, "is_told_before" boolean not null default false, "settled_by_id" uuid null, "settled_at" timestamptz(3) null, "mailed_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "family_question_case_id_asked_at_index" on "family_question" ("case_id", "asked_at")`);
    this.addSql(`create index family_question_waiting on family_question (team_id, case_id) where state = 'waiting'`);
    this.addSql(`create index family_question_area on family_question (area_id, asked_at)`);
    this.addSql(
      `alter table "family_question" add constraint "family_question_category_check" check ("category" in ('history', 'strengths', 'communication', 'learning', 'friends-and-feelings', 'health', 'daily-life', 'home-and-family', 'hopes'))`,
    );
    this.addSql(
      `alter table "family_question" add constraint "family_question_state_check" check ("state" in ('waiting', 'answered', 'on-record', 'declined', 'withdrawn'))`,
    );
    this.addSql(
      `create table "appointment" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "team_id" uuid not null, "on_day" date not null, "from_time" text not null, "to_time" text not null, "place_kind" text not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "cancelled_by_id" uuid null, "cancelled_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "appointment_case_id_on_day_index" on "appointment" ("case_id", "on_day")`);
    this.addSql(`alter table "appointment" add constraint "appointment_ends_after_start" check (from_time < to_time)`);
    this.addSql(
      `alter table "appointment" add constraint "appointment_place_kind_check" check ("place_kind" in ('home', 'setting', 'clinic', 'online', 'elsewhere'))`,
    );
    this.addSql(
      `create table "appointment_detail" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "appointment_id" uuid not null, "team_id" uuid not null, "place" text not null, "who" text not null, "purpose" text not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "appointment_detail" add constraint "appointment_detail_appointment_id_unique" unique ("appointment_id")`,
    );
    this.addSql(`create index "appointment_detail_case_id_index" on "appointment_detail" ("case_id")`);
    this.addSql(
      `alter table "family_question" add constraint "family_question_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "family_question" add constraint "family_question_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "family_question" add constraint "family_question_asked_by_id_foreign" foreign key ("asked_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "family_question" add constraint "family_question_statement_id_foreign" foreign key ("statement_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "family_question" add constraint "family_question_settled_by_id_foreign" foreign key ("settled_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "appointment" add constraint "appointment_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "appointment" add constraint "appointment_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "appointment" add constraint "appointment_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "appointment" add constraint "appointment_cancelled_by_id_foreign" foreign key ("cancelled_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "appointment_detail" add constraint "appointment_detail_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "appointment_detail" add constraint "appointment_detail_appointment_id_foreign" foreign key ("appointment_id") references "appointment" ("id")`,
    );
    this.addSql(
      `alter table "appointment_detail" add constraint "appointment_detail_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `create policy "participant_worker" on "participant" for select to "ehc_worker" using (person_id is not null)`,
    );
    this.addSql(`alter table "family_question" enable row level security`);
    this.addSql(`alter table "family_question" force row level security`);
    this.addSql(
      `create policy "family_question_officer" on "family_question" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text) and (statement_id is null or exists (select 1 from statement s where s.id = statement_id and s.case_id = family_question.case_id)))`,
    );
    this.addSql(
      `create policy "family_question_team" on "family_question" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "family_question_team_asks" on "family_question" for insert with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and state in ('waiting', 'on-record') and exists (select 1 from advice_request r where r.case_id = family_question.case_id and r.team_id = family_question.team_id and r.state in ('sent', 'received', 'taken', 'returned', 'not-known')) and (statement_id is null or exists (select 1 from statement s where s.id = statement_id and s.case_id = family_question.case_id)))`,
    );
    this.addSql(
      `create policy "family_question_team_withdraws" on "family_question" for update using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and state = 'waiting') with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and state = 'withdrawn')`,
    );
    this.addSql(
      `create policy "family_question_family" on "family_question" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and 'replies' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and state <> 'on-record')`,
    );
    this.addSql(
      `create policy "family_question_family_answers" on "family_question" for update using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and 'replies' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and state = 'waiting') with check (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and 'replies' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and state in ('answered', 'declined') and (statement_id is null or exists (select 1 from statement s where s.id = statement_id and s.case_id = family_question.case_id)))`,
    );
    this.addSql(`create policy "family_question_worker" on "family_question" for select to "ehc_worker" using (true)`);
    this.addSql(
      `create policy "family_question_worker_mails" on "family_question" for update to "ehc_worker" using (true) with check (true)`,
    );
    this.addSql(`alter table "appointment" enable row level security`);
    this.addSql(`alter table "appointment" force row level security`);
    this.addSql(
      `create policy "appointment_officer" on "appointment" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "appointment_team" on "appointment" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "appointment_team_plans" on "appointment" for insert with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "appointment_team_cancels" on "appointment" for update using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date)))) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "appointment_family" on "appointment" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and 'progress' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(`alter table "appointment_detail" enable row level security`);
    this.addSql(`alter table "appointment_detail" force row level security`);
    this.addSql(
      `create policy "appointment_detail_officer" on "appointment_detail" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "appointment_detail_team" on "appointment_detail" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "appointment_detail_team_plans" on "appointment_detail" for insert with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "appointment_detail_family" on "appointment_detail" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and 'progress' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    for (const table of ['family_question', 'appointment', 'appointment_detail']) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
      this.addSql(
        `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_change()`,
      );
    }
    this.addSql(
      unchanging(
        'family_question',
        'settled_at',
        'area_id, case_id, team_id, asked_by_id, asked_at, category, words, again_reason',
      ),
    );
    this.addSql(
      unchanging(
        'appointment',
        'cancelled_at',
        'area_id, case_id, team_id, on_day, from_time, to_time, place_kind, recorded_by_id',
      ),
    );
    this.addSql(
      `create trigger appointment_detail_unchanging before update on appointment_detail for each row when (old.* is distinct from new.*) execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on family_question, appointment, appointment_detail to ehc_app`);
    this.addSql(`grant select, update (mailed_at) on family_question to ehc_worker`);
    this.addSql(`grant select (case_id, person_id, scope, ended_on) on participant to ehc_worker`);
  }
}

/** What was written stays as it was written; what came of it is written beside it, once. */
function unchanging(table: string, settled: string, columns: string): string {
  const row = (name: string) =>
    `(${columns
      .split(', ')
      .map((column) => `${name}.${column}`)
      .join(', ')})`;
  return `create trigger ${table}_unchanging before update on ${table} for each row
    when (old.${settled} is not null or ${row('old')} is distinct from ${row('new')}) execute function refuse_change()`;
}
