import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const person = `(select nullif(current_setting('app.family_person', true), '')::uuid)`;
const familyIn = (scope: 'story' | 'plan') =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = ${person} and '${scope}' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date)))`;

const tables = ['statement_file', 'story_draft', 'known_service', 'earlier_report', 'fact_correction', 'record_check'];
/** What was said stays as it was said. */
const unchanging = ['statement_file', 'earlier_report', 'fact_correction', 'record_check'];

/** The family's side of the record: drafts, files, the child's pages, who helps, corrections and the paper route. */
export class Migration0024Story extends Migration {
  override up(): void {
    this.addSql(`alter table statement add column told_as text null, add column pictures text[] null`);
    this.addSql(
      `alter table statement add constraint statement_told_as_check check (told_as in ('child', 'young-person', 'parent', 'supporter', 'other'))`,
    );
    this.addSql(
      `create table "known_service" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "name" text not null, "helps_with" text not null, "organisation" text not null, "contact" text not null, "told_by" text not null, "told_on" date not null, "recorded_by_id" uuid not null, "ended_on" date null, "saved_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "known_service_case_id_index" on "known_service" ("case_id")`);
    this.addSql(
      `create table "record_check" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "checked_by" text not null, "checked_on" date not null, "how" text not null, "up_to" timestamptz(3) not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "record_check_case_id_index" on "record_check" ("case_id")`);
    this.addSql(
      `alter table "record_check" add constraint "record_check_how_check" check ("how" in ('paper', 'telephone', 'meeting'))`,
    );
    this.addSql(
      `create table "statement_file" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "statement_id" uuid not null, "file_id" uuid not null, "name" text not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "statement_file" add constraint "statement_file_statement_id_unique" unique ("statement_id")`,
    );
    this.addSql(`alter table "statement_file" add constraint "statement_file_file_id_unique" unique ("file_id")`);
    this.addSql(`create index "statement_file_case_id_index" on "statement_file" ("case_id")`);
    this.addSql(
      `create table "earlier_report" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "author_name" text not null, "author_role" text not null, "organisation" text not null, "given_on" date not null, "given_for" text not null, "file_id" uuid not null, "file_name" text not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`alter table "earlier_report" add constraint "earlier_report_file_id_unique" unique ("file_id")`);
    this.addSql(`create index "earlier_report_case_id_index" on "earlier_report" ("case_id")`);
    this.addSql(
      `create table "story_draft" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "person_id" uuid not null, "category" text not null, "fields" jsonb not null, "saved_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "story_draft" add constraint "story_draft_case_id_person_id_category_unique" unique ("case_id", "person_id", "category")`,
    );
    this.addSql(
      `alter table "story_draft" add constraint "story_draft_category_check" check ("category" in ('history', 'strengths', 'communication', 'learning', 'friends-and-feelings', 'health', 'daily-life', 'home-and-family', 'hopes'))`,
    );
    this.addSql(
      `create table "fact_correction" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "document_id" uuid not null, "said" text not null, "words" text not null, "team_id" uuid null, "told_by" text not null, "told_on" date not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "fact_correction_case_id_index" on "fact_correction" ("case_id")`);
    this.addSql(`create index "fact_correction_team_id_index" on "fact_correction" ("team_id")`);
    this.addSql(
      `alter table "known_service" add constraint "known_service_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "known_service" add constraint "known_service_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "record_check" add constraint "record_check_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "record_check" add constraint "record_check_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "statement_file" add constraint "statement_file_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "statement_file" add constraint "statement_file_statement_id_foreign" foreign key ("statement_id") references "statement" ("id")`,
    );
    this.addSql(
      `alter table "statement_file" add constraint "statement_file_file_id_foreign" foreign key ("file_id") references "stored_file" ("id")`,
    );
    this.addSql(
      `alter table "earlier_report" add constraint "earlier_report_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "earlier_report" add constraint "earlier_report_file_id_foreign" foreign key ("file_id") references "stored_file" ("id")`,
    );
    this.addSql(
      `alter table "earlier_report" add constraint "earlier_report_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "story_draft" add constraint "story_draft_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "story_draft" add constraint "story_draft_person_id_foreign" foreign key ("person_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "fact_correction" add constraint "fact_correction_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "fact_correction" add constraint "fact_correction_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "fact_correction" add constraint "fact_correction_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(`alter table "known_service" enable row level security`);
    this.addSql(`alter table "known_service" force row level security`);
    this.addSql(
      `create policy "known_service_on_case" on "known_service" using ((${officer}) or (${familyIn('story')})) with check ((${officer}) or (${familyIn('story')}))`,
    );
    this.addSql(`alter table "record_check" enable row level security`);
    this.addSql(`alter table "record_check" force row level security`);
    this.addSql(`create policy "record_check_officer" on "record_check" for select using (${officer})`);
    this.addSql(`create policy "record_check_officer_records" on "record_check" for insert with check (${officer})`);
    this.addSql(`create policy "record_check_family" on "record_check" for select using (${familyIn('story')})`);
    this.addSql(`alter table "statement_file" enable row level security`);
    this.addSql(`alter table "statement_file" force row level security`);
    this.addSql(
      `create policy "statement_file_read" on "statement_file" for select using (exists (select 1 from statement s where s.id = statement_file.statement_id and s.case_id = statement_file.case_id))`,
    );
    this.addSql(
      `create policy "statement_file_tell" on "statement_file" for insert with check (((${officer}) or (${familyIn('story')})) and exists (select 1 from statement s where s.id = statement_file.statement_id and s.case_id = statement_file.case_id))`,
    );
    this.addSql(`alter table "earlier_report" enable row level security`);
    this.addSql(`alter table "earlier_report" force row level security`);
    this.addSql(
      `create policy "earlier_report_read" on "earlier_report" for select using ((${officer}) or (${familyIn('story')}))`,
    );
    this.addSql(
      `create policy "earlier_report_add" on "earlier_report" for insert with check ((${officer}) or (${familyIn('story')}))`,
    );
    this.addSql(`alter table "story_draft" enable row level security`);
    this.addSql(`alter table "story_draft" force row level security`);
    this.addSql(
      `create policy "story_draft_own" on "story_draft" using (person_id = ${person} and ${familyIn('story')}) with check (person_id = ${person} and ${familyIn('story')})`,
    );
    this.addSql(`alter table "fact_correction" enable row level security`);
    this.addSql(`alter table "fact_correction" force row level security`);
    this.addSql(`create policy "fact_correction_officer" on "fact_correction" for select using (${officer})`);
    this.addSql(`create policy "fact_correction_family" on "fact_correction" for select using (${familyIn('plan')})`);
    this.addSql(
      `create policy "fact_correction_family_says" on "fact_correction" for insert with check (${familyIn('plan')})`,
    );
    this.addSql(
      `create policy "fact_correction_author" on "fact_correction" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    for (const table of tables) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
    }
    for (const table of unchanging)
      this.addSql(
        `create trigger ${table}_unchanging before update or delete on ${table} for each row execute function refuse_change()`,
      );
    this.addSql(`grant select, insert, update on ${tables.join(', ')} to ehc_app`);
  }
}
