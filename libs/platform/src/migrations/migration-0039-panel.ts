import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;

/** What moderating groups say of a case, before and after the decision. */
export class Migration0039Panel extends Migration {
  override up(): void {
    this.addSql(
      `create table "panel_record" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "kind" text not null, "sat_on" date not null, "members" text not null, "view" text not null, "reasons" text not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "panel_record" add constraint "panel_record_kind_check" check ("kind" in ('panel', 'second-look'))`,
    );
    this.addSql(
      `alter table "panel_record" add constraint "panel_record_view_check" check ("view" in ('issue', 'no-plan', 'more', 'same', 'other'))`,
    );
    this.addSql(
      `alter table "panel_record" add constraint panel_record_says check (case kind when 'panel' then view in ('issue', 'no-plan', 'more') else view in ('same', 'other') end)`,
    );
    this.addSql(
      `alter table "panel_record" add constraint "panel_record_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "panel_record" add constraint "panel_record_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(`create index "panel_record_case_id_index" on "panel_record" ("case_id")`);
    this.addSql(`alter table "panel_record" enable row level security`);
    this.addSql(`alter table "panel_record" force row level security`);
    this.addSql(`create policy "panel_record_officer" on "panel_record" for select using (${officer})`);
    this.addSql(`create policy "panel_record_keeps" on "panel_record" for insert with check (${officer})`);
    this.addSql(
      `create trigger panel_record_belongs before insert or update of area_id, case_id on panel_record for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger panel_record_audited after insert or update or delete on panel_record deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger panel_record_kept before update or delete on panel_record for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on panel_record to ehc_app`);
  }
}
