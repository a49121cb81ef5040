import { Migration } from '@mikro-orm/migrations';

const person = `(select nullif(current_setting('app.person', true), '')::uuid)`;
const told =
  'area_id, host_area_id, kind, given_name, family_name, born, event_on, told_on, establishment_id, risk, communication, team_id, told_by_id, told_at, follows_id';
const row = (name: string) => `(${told.replaceAll(/(\w+)/g, `${name}.$1`)})`;
const withoutRelease = (name: string) => `to_jsonb(${name}) - 'expected_release_on'`;

/** What is recorded of a notice of custody after it was told: another expected release, what went out by hand. */
export class Migration0044CustodyEntries extends Migration {
  override up(): void {
    this.entries();
    this.expectedRelease();
    this.lastingParts();
    this.addSql(nameEstablishment);
    this.addSql(`revoke execute on function name_establishment from public`);
    this.addSql(`grant execute on function name_establishment to ehc_app`);
    this.absences();
  }

  private entries(): void {
    this.addSql(
      `create table "custody_entry" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid null, "notice_id" uuid not null, "kind" text not null, "on_day" date not null, "was" date null, "by_id" uuid not null, "for_id" uuid null, "at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(`create index "custody_entry_notice_id_index" on "custody_entry" ("notice_id")`);
    this.addSql(
      `alter table "custody_entry" add constraint "custody_entry_kind_check" check ("kind" in ('expected-release', 'sent-to-home', 'sent-to-host', 'sent-to-establishment'))`,
    );
    for (const [column, target] of [
      ['case_id', 'ehc_case" ("id") on delete set null'],
      ['notice_id', 'custody_notice" ("id")'],
      ['by_id', 'person" ("id")'],
      ['for_id', 'organisation" ("id") on delete set null'],
    ])
      this.addSql(
        `alter table "custody_entry" add constraint "custody_entry_${column}_foreign" foreign key ("${column}") references "${target}`,
      );
    this.addSql(`alter table "custody_entry" enable row level security`);
    this.addSql(`alter table "custody_entry" force row level security`);
    const ofNotice = 'exists (select 1 from custody_notice n where n.id = notice_id';
    this.addSql(`create policy "custody_entry_read" on "custody_entry" for select using (${ofNotice}))`);
    this.addSql(
      `create policy "custody_entry_recorded" on "custody_entry" for insert with check (by_id = ${person} and ${ofNotice} and n.area_id = custody_entry.area_id and n.case_id is not distinct from custody_entry.case_id))`,
    );
    this.addSql(
      `create trigger custody_entry_belongs before insert or update of area_id, case_id on custody_entry for each row when (new.case_id is not null) execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger custody_entry_audited after insert or update or delete on custody_entry deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger custody_entry_unchanging before update or delete on custody_entry for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on custody_entry to ehc_app`);
  }

  /** The notice has the latest day that was told; it moves by an entry alone, which keeps the day before and who told it. */
  private expectedRelease(): void {
    this.addSql(moveRelease);
    this.addSql(`revoke execute on function move_release from public`);
    this.addSql(
      `create trigger custody_entry_moves_release before insert on custody_entry for each row when (new.kind = 'expected-release') execute function move_release()`,
    );
    this.addSql(
      `create policy "custody_notice_keeper_moves" on "custody_notice" for update to ehc_owner using (true) with check (true)`,
    );
    this.addSql(`drop trigger custody_notice_unchanging on custody_notice`);
    this.addSql(
      `create trigger custody_notice_unchanging before update on custody_notice for each row when (
         old.settled_at is not null and ${withoutRelease('old')} is distinct from ${withoutRelease('new')}
         or ${row('old')} is distinct from ${row('new')}
         or old.expected_release_on is distinct from new.expected_release_on and pg_trigger_depth() = 0) execute function refuse_change()`,
    );
  }

  /** A youth offending team stays on the case while the detention lasts, whatever becomes of what it was asked. */
  private lastingParts(): void {
    this.addSql(
      `do $$ begin execute replace(pg_get_functiondef('end_part()'::regprocedure),
        $s$and not exists (select 1 from advice_request r$s$,
        $s$and not is_in_custody_with(old.case_id, old.team_id)
     and not exists (select 1 from advice_request r$s$); end $$`,
    );
    this.addSql(isInCustodyWith);
    this.addSql(`revoke execute on function is_in_custody_with from public`);
  }

  /** Whoever plans a meeting with somebody sees when they are away; row-level security of the parts applies inside. */
  private absences(): void {
    this.addSql(
      `create policy "absence_meeting" on "absence" for select using (exists (select 1 from looked_after_person l join membership m on m.id = l.membership_id
        where m.person_id = absence.person_id and m.team_id = absence.team_id and l.ended_on is null))`,
    );
  }
}

const moveRelease = `
create function move_release() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select expected_release_on into new.was from custody_notice where id = new.notice_id for update;
  update custody_notice set expected_release_on = new.on_day where id = new.notice_id;
  return new;
end $$`;

/** Puts a place of detention into the directory, for a youth offending team that names one: of two at once there is one. */
const nameEstablishment = `
create function name_establishment(p_name text) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_id uuid;
begin
  if current_setting('app.agency', true) is distinct from 'youth-justice' or trim(p_name) = '' then
    raise exception 'only a youth offending team names an establishment' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtext('name_establishment'));
  select id into v_id from organisation where kind = 'secure-establishment' and lower(name) = lower(trim(p_name)) limit 1;
  if not found then
    insert into organisation (name, kind) values (trim(p_name), 'secure-establishment') returning id into v_id;
  end if;
  return v_id;
end $$`;

/** As told by the team: the last that stands of a detention of the case is no release. */
const isInCustodyWith = `
create function is_in_custody_with(p_case uuid, p_team uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from custody_notice n
     where n.case_id = p_case and n.team_id = p_team and n.kind <> 'release' and n.settled_at is not null
       and not exists (select 1 from custody_notice f where f.follows_id = n.id and f.case_id = p_case))
$$`;
