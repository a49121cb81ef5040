import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const person = setting('person', 'uuid');
const isOfficer = `area_id = ${setting('officer_area', 'text')}`;
const isTeam = `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = ${setting('team', 'uuid')} and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date)))`;
const isSocialCare = `${setting('agency', 'text')} = 'social-care'`;
const amongOfficers = `${isOfficer} and second_id is null`;
const ofTheTwo = `(asked_by_id = ${person} or second_id = ${person}) and ${isTeam}`;

/** Section 47 material by leave of two people; social care asks for that leave within its team, unknown to anybody else. @rule K6 */
export class Migration0037Section47 extends Migration {
  override up(): void {
    this.addSql(
      `create table "section47" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "team_id" uuid not null, "kind" text not null, "held_on" date not null, "words" text not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "section47_case_id_index" on "section47" ("case_id")`);
    this.addSql(
      `alter table "section47" add constraint "section47_kind_check" check ("kind" in ('strategy-discussion', 'enquiry', 'conference', 'note', 'read'))`,
    );
    for (const [column, to] of [
      ['case_id', 'ehc_case'],
      ['team_id', 'team'],
      ['recorded_by_id', 'person'],
    ])
      this.addSql(
        `alter table "section47" add constraint "section47_${column}_foreign" foreign key ("${column}") references "${to}" ("id")`,
      );
    this.addSql(`alter table "section47" enable row level security`);
    this.addSql(`alter table "section47" force row level security`);
    this.addSql(
      `create policy "section47_team_records" on "section47" for insert with check (team_id = ${setting('team', 'uuid')} and ${isSocialCare} and ${isTeam})`,
    );
    this.addSql(
      `create policy "section47_granted" on "section47" for select using (((${isOfficer}) or (${isTeam})) and is_granted(case_id))`,
    );
    this.addSql(
      `create trigger section47_belongs before insert or update of area_id, case_id on section47 for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger section47_audited after insert or update or delete on section47 deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger section47_unchanging before update or delete on section47 for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on section47 to ehc_app`);
    this.grants();
  }

  private grants(): void {
    this.addSql(`alter table "restricted_grant" add column "second_id" uuid null`);
    this.addSql(
      `alter table "restricted_grant" add constraint "restricted_grant_second_id_foreign" foreign key ("second_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "restricted_grant" add constraint "restricted_grant_by_the_second" check ((second_id is null or approved_by_id is null or approved_by_id = second_id))`,
    );
    this.addSql(`alter policy "restricted_grant_officer" on "restricted_grant" using (${amongOfficers})`);
    this.addSql(
      `alter policy "restricted_grant_asks" on "restricted_grant" with check (${amongOfficers} and asked_by_id = ${person} and approved_by_id is null)`,
    );
    this.addSql(
      `alter policy "restricted_grant_approves" on "restricted_grant" using (${amongOfficers}) with check (${amongOfficers} and (approved_by_id is null or approved_by_id = ${person} or ended_at is not null))`,
    );
    this.addSql(`create policy "restricted_grant_of_two" on "restricted_grant" for select using (${ofTheTwo})`);
    this.addSql(
      `create policy "restricted_grant_asks_colleague" on "restricted_grant" for insert with check (second_id <> ${person} and asked_by_id = ${person} and approved_by_id is null and ${isSocialCare} and ${isTeam})`,
    );
    this.addSql(
      `create policy "restricted_grant_colleague_answers" on "restricted_grant" for update using (${ofTheTwo}) with check (${ofTheTwo} and (approved_by_id is null or approved_by_id = second_id) and (approved_by_id is null or approved_by_id = ${person} or ended_at is not null))`,
    );
  }
}
