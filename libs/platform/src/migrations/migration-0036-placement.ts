import { Migration } from '@mikro-orm/migrations';

const isOfficer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;

/** Why a plan names its institution, which grounds institutions give, and what is decided about personal budgets. */
export class Migration0036Placement extends Migration {
  override up(): void {
    this.addSql(`alter table "consultation" add column "reply_grounds" jsonb not null default '[]'`);
    this.addSql(
      `create table "placement_decision" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "plan_version_id" uuid not null, "institution_id" uuid not null, "basis" text not null, "reason" text not null, "steps" text not null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "placement_decision_case_id_index" on "placement_decision" ("case_id")`);
    this.addSql(
      `alter table "placement_decision" add constraint "placement_decision_plan_version_id_unique" unique ("plan_version_id")`,
    );
    this.addSql(
      `alter table "placement_decision" add constraint "placement_decision_says_why" check (reason <> '' and (basis <> 'education-of-others' or steps <> ''))`,
    );
    this.addSql(
      `alter table "placement_decision" add constraint "placement_decision_basis_check" check ("basis" in ('requested', 'mainstream', 'against-wishes', 'education-of-others'))`,
    );
    this.addSql(
      `create table "personal_budget" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "decision" text not null, "words" text not null, "needs" jsonb not null, "outcomes" jsonb not null, "amount" text not null, "frequency" text not null, "managed_by" text null, "monitoring" text not null, "reviewed" text not null, "reason" text not null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `create index "personal_budget_case_id_decided_at_index" on "personal_budget" ("case_id", "decided_at")`,
    );
    this.addSql(
      `alter table "personal_budget" add constraint "personal_budget_says_what" check (case decision when 'agreed' then words <> '' and managed_by is not null else reason <> '' end)`,
    );
    this.addSql(
      `alter table "personal_budget" add constraint "personal_budget_decision_check" check ("decision" in ('agreed', 'refused'))`,
    );
    this.addSql(
      `alter table "personal_budget" add constraint "personal_budget_managed_by_check" check ("managed_by" in ('notional', 'third-party', 'direct', 'mixed'))`,
    );
    for (const [table, column, other] of [
      ['placement_decision', 'case', 'ehc_case'],
      ['placement_decision', 'plan_version', 'plan_version'],
      ['placement_decision', 'institution', 'organisation'],
      ['placement_decision', 'decided_by', 'person'],
      ['personal_budget', 'case', 'ehc_case'],
      ['personal_budget', 'decided_by', 'person'],
    ])
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_id_foreign" foreign key ("${column}_id") references "${other}" ("id")`,
      );
    for (const table of ['placement_decision', 'personal_budget']) {
      this.addSql(`alter table "${table}" enable row level security`);
      this.addSql(`alter table "${table}" force row level security`);
      this.addSql(`create policy "${table}_officer" on "${table}" for select using (${isOfficer})`);
      this.addSql(`create policy "${table}_officer_decides" on "${table}" for insert with check (${isOfficer})`);
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
      this.addSql(
        `create trigger ${table}_unchanging before update or delete on ${table} for each row execute function refuse_change()`,
      );
      this.addSql(`grant select, insert, update on ${table} to ehc_app`);
    }
  }
}
