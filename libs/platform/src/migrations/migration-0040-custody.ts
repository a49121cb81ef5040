import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const today = `((now() at time zone 'Europe/London')::date)`;
const officer = `area_id = ${setting('officer_area', 'text')}`;
const organisation = setting('organisation', 'uuid');
const invitedAbout = `(select m.only_case_id from membership m where m.id = ${setting('membership', 'uuid')})`;
const isGivenTo = (column: string) => `${column} = ${organisation} and coalesce(${invitedAbout}, case_id) = case_id`;
const lasts = (of: string) => `(${of}.ended_on is null or ${of}.ended_on > ${today})`;
const isReadable = (of: string) => `${of}ended_at is null and (${of}expires_on is null or ${of}expires_on >= ${today})`;
const ofFamily = `release_id is null and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = ${setting('family_person', 'uuid')} and 'plan' = any(p.scope) and (p.ended_on is null or p.ended_on > ${today})) and exists (select 1 from plan_version v where v.id = plan_version_id)`;
const ofRecipient = `exists (select 1 from disclosure_release r where r.id = release_id and r.plan_version_id = plan_document.plan_version_id
  and r.recipient_id = ${organisation} and ${isReadable('r.')})`;

/** Custody: what a youth offending team tells, releases that wait for a signature, and what ends with a detention. */
export class Migration0040Custody extends Migration {
  override up(): void {
    this.addSql(`alter table "ehc_case" add column "detained_since" date null`);
    this.addSql(`alter table "membership" add column "only_case_id" uuid null`);
    this.addSql(`alter table "organisation" drop constraint "organisation_kind_check"`);
    this.addSql(
      `alter table "organisation" add constraint "organisation_kind_check" check ("kind" in ('local-authority', 'school', 'nhs-provider', 'health-commissioner', 'youth-offending-team', 'virtual-school', 'secure-establishment', 'other'))`,
    );
    this.endings();
    this.prepared();
    this.notices();
    this.functions();
  }

  /** What was given can end before its last day, and whoever was invited about one case sees that of this case alone. */
  private endings(): void {
    this.addSql(`alter table "disclosure_release" add column "ended_at" timestamptz(3) null`);
    this.addSql(
      `alter policy "release_recipient" on "disclosure_release" using (${isGivenTo('recipient_id')} and ${isReadable('')})`,
    );
    this.addSql(`create policy "release_keeper" on "disclosure_release" for select to ehc_owner using (true)`);
    this.addSql(
      `create policy "release_keeper_ends" on "disclosure_release" for update to ehc_owner using (true) with check (true)`,
    );
    this
      .addSql(`alter policy "plan_version_released" on "plan_version" using (exists (select 1 from disclosure_release r
      where r.plan_version_id = plan_version.id and r.recipient_id = ${organisation} and ${isReadable('r.')}))`);
    this.addSql(`alter policy "plan_document_recipient" on "plan_document" using (${ofRecipient})`);
    this.addSql(
      `alter policy "plan_document_asked" on "plan_document" with check (asked_by_id = ${setting('person', 'uuid')} and state = 'asked' and ((${officer}) or (${ofFamily}) or (${ofRecipient})))`,
    );
    this.addSql(`alter policy "consultation_institution" on "consultation" using (${isGivenTo('institution_id')})`);
    this.addSql(
      `alter policy "consultation_institution_replies" on "consultation" using (${isGivenTo('institution_id')} and reply is null) with check (${isGivenTo('institution_id')} and ground is null)`,
    );
  }

  private prepared(): void {
    this.addSql(
      `create table "prepared_release" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "purpose" text not null, "recipient_id" uuid not null, "counted_from" date not null, "because" text not null, "prepared_for" uuid not null, "prepared_at" timestamptz(3) not null, "signed_release_id" uuid null, "dropped_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "prepared_release" add constraint "prepared_release_prepared_for_recipient_id_unique" unique ("prepared_for", "recipient_id")`,
    );
    this.addSql(`create index "prepared_release_case_id_index" on "prepared_release" ("case_id")`);
    this.addSql(
      `alter table "prepared_release" add constraint "prepared_release_is_settled_once" check (signed_release_id is null or dropped_at is null)`,
    );
    this.points('prepared_release', {
      case_id: 'ehc_case',
      recipient_id: 'organisation',
      signed_release_id: 'disclosure_release?',
    });
    this.guard('prepared_release', '');
    this.addSql(
      `create policy "prepared_release_officer" on "prepared_release" using (${officer}) with check (${officer})`,
    );
    this.addSql(`create policy "prepared_release_keeper" on "prepared_release" for select to ehc_owner using (true)`);
    this.addSql(
      `create policy "prepared_release_keeper_drops" on "prepared_release" for update to ehc_owner using (true) with check (true)`,
    );
  }

  private notices(): void {
    this.addSql(
      `create table "custody_notice" ("id" uuid not null default uuidv7(), "area_id" text not null, "host_area_id" text null, "host_name" text not null, "kind" text not null, "given_name" text not null, "family_name" text not null, "born" date not null, "event_on" date not null, "told_on" date not null, "establishment_id" uuid not null, "is_adult_estate" boolean not null, "expected_release_on" date null, "risk" text not null, "communication" text not null, "team_id" uuid not null, "told_by_id" uuid not null, "told_at" timestamptz(3) not null, "follows_id" uuid null, "case_id" uuid null, "settled_by_id" uuid null, "settled_at" timestamptz(3) null, "refused_because" text null, primary key ("id"))`,
    );
    for (const columns of [['area_id', 'settled_at'], ['team_id'], ['case_id'], ['follows_id']])
      this.addSql(
        `create index "custody_notice_${columns.join('_')}_index" on "custody_notice" (${columns.map((column) => `"${column}"`).join(', ')})`,
      );
    for (const [name, check] of [
      ['kind_check', `"kind" in ('detention', 'transfer', 'release')`],
      [
        'is_settled',
        '(settled_at is null) = (settled_by_id is null) and (refused_because is null or settled_at is not null)',
      ],
      ['is_matched_or_refused', 'settled_at is null or (case_id is null) <> (refused_because is null)'],
      ['goes_on', `(kind = 'detention') = (follows_id is null)`],
    ])
      this.addSql(`alter table "custody_notice" add constraint "custody_notice_${name}" check (${check})`);
    this.points('custody_notice', {
      host_area_id: 'area?',
      establishment_id: 'organisation',
      team_id: 'team',
      told_by_id: 'person',
      follows_id: 'custody_notice?',
      case_id: 'ehc_case?',
      settled_by_id: 'person?',
    });
    this.guard('custody_notice', 'when (new.case_id is not null)');
    const ofTeam = `team_id = ${setting('team', 'uuid')}`;
    for (const [name, rest] of [
      ['officer', `using (${officer}) with check (${officer})`],
      ['host', `for select using (host_area_id = ${setting('officer_area', 'text')})`],
      ['team', `for select using (${ofTeam})`],
      [
        'team_tells',
        `for insert with check (${ofTeam} and ${setting('agency', 'text')} = 'youth-justice' and settled_at is null)`,
      ],
      ['establishment', `for select using (${invitedAbout} is not null and ${isGivenTo('establishment_id')})`],
      ['keeper', `for select to ehc_owner using (true)`],
    ])
      this.addSql(`create policy "custody_notice_${name}" on "custody_notice" ${rest}`);
    const told =
      'area_id, host_area_id, kind, given_name, family_name, born, event_on, told_on, establishment_id, expected_release_on, risk, communication, team_id, told_by_id, told_at, follows_id';
    const row = (name: string) => `(${told.replaceAll(/(\w+)/g, `${name}.$1`)})`;
    this.addSql(
      `create trigger custody_notice_unchanging before update on custody_notice for each row when (old.settled_at is not null or ${row('old')} is distinct from ${row('new')}) execute function refuse_change()`,
    );
  }

  private functions(): void {
    for (const each of [detentionGoesOn, inviteGuest, endGuest]) this.addSql(each);
    this.addSql(
      `create trigger custody_notice_arrives before insert on custody_notice for each row execute function detention_goes_on()`,
    );
    this.addSql(`revoke execute on function detention_goes_on, invite_guest, end_guest from public`);
    this.addSql(`grant execute on function invite_guest, end_guest to ehc_app`);
  }

  /** Foreign keys; a `?` for a column that may be empty. */
  private points(table: string, targets: Record<string, string>): void {
    for (const [column, target] of Object.entries(targets))
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${target.replace('?', '')}" ("id")${target.endsWith('?') ? ' on delete set null' : ''}`,
      );
  }

  /** Row-level security, the record, the area of the case; nothing is ever deleted. */
  private guard(table: string, when: string): void {
    this.addSql(`alter table "${table}" enable row level security`);
    this.addSql(`alter table "${table}" force row level security`);
    this.addSql(
      `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row ${when} execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(`create trigger ${table}_kept before delete on ${table} for each row execute function refuse_change()`);
    this.addSql(`grant select, insert, update on ${table} to ehc_app`);
  }
}

/**
 * A transfer or release goes on from the notice before, with its case. What the establishment was given for the detention
 * ends in the same transaction, whoever tells it: the releases, those that wait for a signature, and whoever was invited.
 */
const detentionGoesOn = `
create function detention_goes_on() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record;
begin
  if session_user <> 'ehc_app' then return new; end if;
  new.case_id := null;
  if new.follows_id is null then return new; end if;
  select * into before from custody_notice where id = new.follows_id;
  if not found or before.team_id <> new.team_id or before.area_id <> new.area_id then
    raise exception 'a notice follows one of the same team and home authority' using errcode = '42501';
  end if;
  if before.settled_at is null or before.case_id is null then return new; end if;
  new.case_id := before.case_id;
  update disclosure_release set ended_at = now()
   where case_id = before.case_id and recipient_id = before.establishment_id and purpose = 'P14' and ended_at is null;
  update prepared_release set dropped_at = now()
   where case_id = before.case_id and recipient_id = before.establishment_id and signed_release_id is null and dropped_at is null;
  update membership m set ended_on = ${today}
   where m.only_case_id = before.case_id and m.organisation_id = before.establishment_id and ${lasts('m')};
  insert into outbox (topic, payload, rooms)
  values ('identity.case-access-changed', jsonb_build_object('caseId', before.case_id), '{}');
  return new;
end $$`;

/**
 * Lets somebody into an establishment about one detained child, for an officer of the home authority, while the detention
 * there lasts. Of two at once the second waits at the person.
 */
const inviteGuest = `
create function invite_guest(p_name text, p_email text, p_organisation uuid, p_case uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_person uuid;
begin
  if not exists (
    select 1 from custody_notice n
     where n.case_id = p_case and n.establishment_id = p_organisation and n.kind <> 'release' and n.settled_at is not null
       and n.area_id = nullif(current_setting('app.officer_area', true), '')
       and not exists (select 1 from custody_notice f where f.follows_id = n.id and f.refused_because is null)) then
    raise exception 'only an officer of the home authority invites into an establishment, while the detention lasts' using errcode = '42501';
  end if;
  insert into person (name, email) values (p_name, p_email) on conflict (email) do nothing;
  select id into v_person from person where email = p_email for no key update;
  if not exists (select 1 from membership m where m.person_id = v_person and m.organisation_id = p_organisation
                   and m.only_case_id = p_case and ${lasts('m')}) then
    insert into membership (person_id, organisation_id, role, only_case_id) values (v_person, p_organisation, 'head', p_case);
  end if;
  return v_person;
end $$`;

/** Ends the part of somebody who was invited about one case, for an officer of the case's area. */
const endGuest = `
create function end_guest(p_membership uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update membership m set ended_on = ${today}
   where m.id = p_membership and ${lasts('m')} and exists (
     select 1 from ehc_case c where c.id = m.only_case_id and c.area_id = nullif(current_setting('app.officer_area', true), ''));
  if not found then
    raise exception 'only an officer of the home authority ends it' using errcode = '42501';
  end if;
end $$`;
