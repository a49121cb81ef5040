import { Migration } from '@mikro-orm/migrations';

/** How officers word the statements of a plan, with every wording before. */
export class Migration0036Sections extends Migration {
  override up(): void {
    this.addSql(
      `create table "plan_text" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "section" text not null, "key" uuid not null, "number" int not null, "text" text null, "drafted" text null, "said_in" uuid null, "sources" jsonb null, "is_masked" boolean not null default false, "by_id" uuid not null, "at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "plan_text" add constraint "plan_text_case_id_key_number_unique" unique ("case_id", "key", "number")`,
    );
    this.addSql(
      `alter table "plan_text" add constraint "plan_text_rests" check ((sources is null) <> (drafted is null) and (said_in is null or text is null))`,
    );
    this.addSql(
      `alter table "plan_text" add constraint "plan_text_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "plan_text" add constraint "plan_text_by_id_foreign" foreign key ("by_id") references "person" ("id")`,
    );
    this.addSql(`alter table "plan_text" enable row level security`);
    this.addSql(`alter table "plan_text" force row level security`);
    const isOfficer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
    this.addSql(`create policy "plan_text_officer" on "plan_text" for select using (${isOfficer})`);
    this.addSql(`create policy "plan_text_officer_writes" on "plan_text" for insert with check (${isOfficer})`);
    this.addSql(
      `create trigger plan_text_belongs before insert or update of area_id, case_id on plan_text for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger plan_text_audited after insert or update or delete on plan_text deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger plan_text_unchanging before update or delete on plan_text for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on plan_text to ehc_app`);
  }
}
