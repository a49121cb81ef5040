import { Migration } from '@mikro-orm/migrations';

/** How the needs and provision of advice are used in the plan, what their authors answer, and what an outcome holds besides its words. */
export class Migration0028Merging extends Migration {
  override up(): void {
    this.addSql(
      `alter table "outcome" add column "steps" text not null default '', add column "reviewed" text not null default '', add column "owners" jsonb not null default '[]', add column "adulthood" text not null default '', add column "answers_aspiration" boolean not null default false, add column "tied_to" jsonb not null default '[]'`,
    );
    this.addSql(
      `alter table "outcome" add constraint "outcome_adulthood_check" check ("adulthood" in ('', 'employment', 'independent-living', 'community', 'health'))`,
    );
    this.addSql(
      `create table "plan_line" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "kind" text not null, "section" text not null, "area" text not null, "text" text not null, "details" jsonb not null, "tied_to" jsonb not null default '[]', "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "plan_line_case_id_index" on "plan_line" ("case_id")`);
    this.addSql(
      `alter table "plan_line" add constraint "plan_line_kind_check" check ("kind" in ('need', 'provision'))`,
    );
    this.addSql(
      `alter table "plan_line" add constraint "plan_line_section_check" check ("section" in ('B', 'C', 'D', 'F', 'G', 'H1', 'H2'))`,
    );
    this.addSql(
      `create table "refused_group" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "members" text not null, "refused_by_id" uuid not null, "refused_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "refused_group" add constraint "refused_group_case_id_members_unique" unique ("case_id", "members")`,
    );
    this.addSql(
      `create table "line_source" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "contribution_id" uuid not null, "kind" text not null, "key" text not null, "line_id" uuid null, "use" text not null, "reason" text null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_case_id_contribution_id_kind_key_unique" unique ("case_id", "contribution_id", "kind", "key")`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_accounts" check (case use when 'not-used' then line_id is null and reason <> '' else line_id is not null end)`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_kind_check" check ("kind" in ('need', 'provision'))`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_use_check" check ("use" in ('as-it-stands', 'joined', 'not-used'))`,
    );
    this.addSql(
      `create table "use_answer" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "contribution_id" uuid not null, "team_id" uuid not null, "is_reflected" boolean not null, "words" text not null, "answered_by_id" uuid not null, "answered_at" timestamptz(3) not null, "reply" text null, "replied_by_id" uuid null, "replied_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(
      `create index "use_answer_case_id_contribution_id_index" on "use_answer" ("case_id", "contribution_id")`,
    );
    this.addSql(
      `alter table "plan_line" add constraint "plan_line_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "refused_group" add constraint "refused_group_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "refused_group" add constraint "refused_group_refused_by_id_foreign" foreign key ("refused_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_line_id_foreign" foreign key ("line_id") references "plan_line" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "line_source" add constraint "line_source_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "use_answer" add constraint "use_answer_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "use_answer" add constraint "use_answer_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "use_answer" add constraint "use_answer_answered_by_id_foreign" foreign key ("answered_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "use_answer" add constraint "use_answer_replied_by_id_foreign" foreign key ("replied_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(`alter table "plan_line" enable row level security`);
    this.addSql(`alter table "plan_line" force row level security`);
    this.addSql(
      `create policy "plan_line_officer" on "plan_line" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "plan_line_team" on "plan_line" for select using (exists (select 1 from line_source s where s.case_id = plan_line.case_id and s.line_id = plan_line.id))`,
    );
    this.addSql(`alter table "refused_group" enable row level security`);
    this.addSql(`alter table "refused_group" force row level security`);
    this.addSql(
      `create policy "refused_group_officer" on "refused_group" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(`alter table "line_source" enable row level security`);
    this.addSql(`alter table "line_source" force row level security`);
    this.addSql(
      `create policy "line_source_officer" on "line_source" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text) and exists (select 1 from contribution k where k.id = contribution_id and k.state = 'submitted'))`,
    );
    this.addSql(
      `create policy "line_source_team" on "line_source" for select using (exists (select 1 from contribution k where k.id = contribution_id and k.team_id = (select nullif(current_setting('app.team', true), '')::uuid)))`,
    );
    this.addSql(`alter table "use_answer" enable row level security`);
    this.addSql(`alter table "use_answer" force row level security`);
    this.addSql(
      `create policy "use_answer_officer" on "use_answer" for select using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "use_answer_replied" on "use_answer" for update using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "use_answer_team" on "use_answer" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))))`,
    );
    this.addSql(
      `create policy "use_answer_answers" on "use_answer" for insert with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date))) and reply is null and exists (select 1 from contribution k where k.id = contribution_id and k.team_id = use_answer.team_id and k.state = 'submitted'))`,
    );
    this.addSql(
      `create policy "outcome_team" on "outcome" for select using (exists (select 1 from outcome_source s where s.case_id = outcome.case_id and s.outcome_id = outcome.id))`,
    );
    this.addSql(
      `create policy "outcome_source_team" on "outcome_source" for select using (exists (select 1 from proposed_outcome p where p.id = proposal_id and p.team_id = (select nullif(current_setting('app.team', true), '')::uuid)))`,
    );
    for (const table of ['plan_line', 'line_source', 'use_answer', 'refused_group']) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
    }
    this.addSql(
      `create trigger use_answer_unchanging before update on use_answer for each row
         when (old.reply is not null or (old.is_reflected, old.words, old.answered_by_id, old.answered_at, old.contribution_id) is distinct from (new.is_reflected, new.words, new.answered_by_id, new.answered_at, new.contribution_id)) execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on plan_line, line_source, refused_group, use_answer to ehc_app`);
    this.addSql(`grant delete on plan_line to ehc_app`);
  }
}
