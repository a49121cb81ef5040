import { Migration } from '@mikro-orm/migrations';

/** What a health commissioner is asked to agree of section G, item by item, and what it said. */
export class Migration0036HealthProvision extends Migration {
  override up(): void {
    this.addSql(
      `create table "health_provision" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "reference" text not null, "line_id" uuid not null, "words" text not null, "commissioner_id" uuid null, "asked_by_id" uuid not null, "asked_at" timestamptz(3) not null, "decision" text null, "name" text null, "role" text null, "decided_on" date null, "reason" text null, "evidence" text null, "recorded_by_id" uuid null, "recorded_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "health_provision_case_id_line_id_index" on "health_provision" ("case_id", "line_id")`);
    this.addSql(`create index "health_provision_commissioner_id_index" on "health_provision" ("commissioner_id")`);
    this.addSql(
      `alter table "health_provision" add constraint "health_provision_is_decided" check (case when decision is null then recorded_at is null else recorded_at is not null and name <> '' and role <> '' and decided_on is not null end)`,
    );
    this.addSql(
      `alter table "health_provision" add constraint "health_provision_says_why" check (decision is distinct from 'not-agreed' or reason <> '')`,
    );
    this.addSql(
      `alter table "health_provision" add constraint "health_provision_is_known" check (commissioner_id is not null or evidence <> '')`,
    );
    this.addSql(
      `alter table "health_provision" add constraint "health_provision_decision_check" check ("decision" in ('agreed', 'not-agreed'))`,
    );
    for (const [column, table, missing] of [
      ['case', 'ehc_case', ''],
      ['commissioner', 'organisation', ' on delete set null'],
      ['asked_by', 'person', ''],
      ['recorded_by', 'person', ' on delete set null'],
    ])
      this.addSql(
        `alter table "health_provision" add constraint "health_provision_${column}_id_foreign" foreign key ("${column}_id") references "${table}" ("id")${missing}`,
      );
    this.addSql(`alter table "health_provision" enable row level security`);
    this.addSql(`alter table "health_provision" force row level security`);
    const isOfficer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
    const ofCommissioner = `commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid)`;
    this.addSql(
      `create policy "health_provision_officer" on "health_provision" using (${isOfficer}) with check (${isOfficer})`,
    );
    this.addSql(
      `create policy "health_provision_commissioner" on "health_provision" for select using (${ofCommissioner})`,
    );
    this.addSql(
      `create policy "health_provision_commissioner_decides" on "health_provision" for update using (${ofCommissioner} and decision is null) with check (${ofCommissioner})`,
    );
    this.addSql(
      `create trigger health_provision_belongs before insert or update of area_id, case_id on health_provision for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger health_provision_audited after insert or update or delete on health_provision deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger health_provision_unchanging before update on health_provision for each row
         when (old.decision is not null or (old.words, old.line_id, old.asked_by_id, old.asked_at, old.commissioner_id) is distinct from (new.words, new.line_id, new.asked_by_id, new.asked_at, new.commissioner_id)) execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on health_provision to ehc_app`);
  }
}
