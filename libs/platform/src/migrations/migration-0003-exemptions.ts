import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const family = `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null)`;

/** The exemptions that an authority claims from the statutory days of a case. */
export class Migration0003Exemptions extends Migration {
  override up(): void {
    this.addSql(
      `create table "case_exemption" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "rule" text not null, "ground" text not null, "begins_on" date not null, "ends_on" date not null, "advice_asked_on" date null, "why" text not null, "family_told_on" date null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "withdrawn_by_id" uuid null, "withdrawn_at" timestamptz(3) null, "withdrawn_why" text null, primary key ("id"))`,
    );
    this.addSql(`create index "case_exemption_case_id_index" on "case_exemption" ("case_id")`);
    this.addSql(
      `alter table "case_exemption" add constraint "case_exemption_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "case_exemption" add constraint "case_exemption_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "case_exemption" add constraint "case_exemption_withdrawn_by_id_foreign" foreign key ("withdrawn_by_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "case_exemption" add constraint "case_exemption_ground_check" check ("ground" in ('school-closure', 'early-years-closure', 'exceptional', 'absence', 'missed-appointment', 'representations'))`,
    );
    this.addSql(`alter table "case_exemption" enable row level security`);
    this.addSql(`alter table "case_exemption" force row level security`);
    this.addSql(
      `create policy "case_exemption_officer" on "case_exemption" using (${officer}) with check (${officer})`,
    );
    this.addSql(`create policy "case_exemption_family" on "case_exemption" for select using (${family})`);
    this.addSql(
      `create trigger case_exemption_belongs before insert or update of area_id, case_id on case_exemption for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger case_exemption_audited after insert or update or delete on case_exemption deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger case_exemption_unchanging before update or delete on case_exemption for each row when (old.withdrawn_at is not null) execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on case_exemption to ehc_app`);
  }
}
