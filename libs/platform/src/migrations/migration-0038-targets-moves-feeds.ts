import { Migration } from '@mikro-orm/migrations';

const membership = `(select nullif(current_setting('app.membership', true), '')::uuid)`;
const person = `(select nullif(current_setting('app.person', true), '')::uuid)`;
const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const virtualSchool = `(select m.area_id from membership m where m.id = ${membership} and m.role = 'virtual-school-head')`;
const ofAuthority = `exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = ${virtualSchool})`;
const ofPart = `exists (select 1 from looked_after_person p where p.period_id = pep_target.period_id and p.membership_id = ${membership} and p.ended_on is null and p.part in ('social-worker', 'reviewing-officer', 'designated-teacher') and exists (select 1 from looked_after_period l where l.id = p.period_id))`;

/** Targets of personal education plans, moves of looked-after children, school holidays, and calendars without names. */
export class Migration0038TargetsMovesFeeds extends Migration {
  override up(): void {
    this.addSql(
      `create table "pep_target" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "period_id" uuid not null, "text" text not null, "by" text not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "ended_on" date null, primary key ("id"))`,
    );
    this.addSql(
      `create table "care_move" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "period_id" uuid not null, "kind" text not null, "moves_on" date not null, "aware_on" date not null, "to_area_id" text null, "to_name" text not null, "sent_on" date null, "sent_how" text null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `create table "school_holiday" ("id" uuid not null default uuidv7(), "area_id" text not null, "starts_on" date not null, "ends_on" date not null, primary key ("id"))`,
    );
    this.addSql(
      `create table "calendar_feed" ("id" uuid not null default uuidv7(), "person_id" uuid not null, "membership_id" uuid not null, "secret_hash" text not null, "made_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"))`,
    );
    for (const [table, column, target, more] of [
      ['pep_target', 'case_id', 'ehc_case', ''],
      ['pep_target', 'period_id', 'looked_after_period', ''],
      ['pep_target', 'recorded_by_id', 'person', ''],
      ['care_move', 'case_id', 'ehc_case', ''],
      ['care_move', 'period_id', 'looked_after_period', ''],
      ['care_move', 'to_area_id', 'area', ' on delete set null'],
      ['care_move', 'recorded_by_id', 'person', ''],
      ['school_holiday', 'area_id', 'area', ''],
      ['calendar_feed', 'person_id', 'person', ''],
      ['calendar_feed', 'membership_id', 'membership', ''],
    ] as const)
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${target}" ("id")${more}`,
      );
    for (const [table, column] of [
      ['pep_target', 'period_id'],
      ['pep_target', 'case_id'],
      ['care_move', 'period_id'],
      ['care_move', 'case_id'],
      ['calendar_feed', 'membership_id'],
    ] as const)
      this.addSql(`create index "${table}_${column}_index" on "${table}" ("${column}")`);
    for (const [table, name, check] of [
      ['care_move', 'kind_check', `check ("kind" in ('placement', 'authority'))`],
      ['care_move', 'sent_how_check', `check ("sent_how" in ('portal', 'paper'))`],
      ['care_move', 'sent', 'check ((sent_on is null) = (sent_how is null))'],
      ['school_holiday', 'in_order', 'check (ends_on >= starts_on)'],
      ['school_holiday', 'area_id_starts_on_ends_on_unique', 'unique ("area_id", "starts_on", "ends_on")'],
      ['calendar_feed', 'secret_hash_unique', 'unique ("secret_hash")'],
    ] as const)
      this.addSql(`alter table "${table}" add constraint "${table}_${name}" ${check}`);
    this.locks();
    this.feeds();
  }

  private locks(): void {
    for (const table of ['pep_target', 'care_move']) {
      this.addSql(`alter table "${table}" enable row level security`);
      this.addSql(`alter table "${table}" force row level security`);
      this.addSql(`create policy "${table}_officer" on "${table}" using (${officer}) with check (${officer})`);
      this.addSql(
        `create policy "${table}_authority" on "${table}" using (${ofAuthority}) with check (${ofAuthority})`,
      );
      this.addSql(
        `create trigger ${table}_period before insert or update of period_id, case_id on ${table} for each row execute function of_its_period()`,
      );
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
      this.addSql(
        `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_change()`,
      );
      this.addSql(`grant select, insert, update on ${table} to ehc_app`);
    }
    this.addSql(`create policy "pep_target_part" on "pep_target" for select using (${ofPart})`);
    this.addSql(`grant select, insert on school_holiday to ehc_app`);
  }

  private feeds(): void {
    this.addSql(`alter table "calendar_feed" enable row level security`);
    this.addSql(`alter table "calendar_feed" force row level security`);
    this.addSql(
      `create policy "calendar_feed_own" on "calendar_feed" using (person_id = ${person}) with check (person_id = ${person})`,
    );
    this.addSql(`create policy "calendar_feed_keeper" on "calendar_feed" for select to ehc_owner using (true)`);
    this.addSql(`grant select, insert, update on calendar_feed to ehc_app`);
    this.addSql(calendarOf);
    this.addSql(`revoke execute on function calendar_of from public`);
    this.addSql(`grant execute on function calendar_of to ehc_app`);
  }
}

/** Whose calendar a secret address is, as a session would remember them; nobody once it was ended. */
const calendarOf = `
create function calendar_of(p_hash text) returns table (person_id uuid, membership_id uuid, epoch int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.person_id, f.membership_id, p.session_epoch from calendar_feed f join person p on p.id = f.person_id
   where f.secret_hash = p_hash and f.ended_at is null
$$`;
