import { Migration } from '@mikro-orm/migrations';

/** What the database does by itself: knows who acts, keeps the record, refuses what must never change. */
export class Migration0002Functions extends Migration {
  override up(): void {
    this.addSql(`create sequence case_reference`);
    this.addSql(become);
    this.addSql(auditDigest);
    this.addSql(auditAppend);
    this.addSql(noteRefusal);
    this.addSql(requireAudit);
    this.addSql(refuseChange);
    this.addSql(belongTogether);
    for (const table of auditedTables.filter((each) => !['child', 'ehc_case'].includes(each))) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
    }
    for (const table of auditedTables) {
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
    }
    for (const table of ['statement', 'plan_version', 'audit_entry']) {
      this.addSql(
        `create trigger ${table}_unchanging before update or delete on ${table} for each row execute function refuse_change()`,
      );
      this.addSql(
        `create trigger ${table}_unemptied before truncate on ${table} for each statement execute function refuse_change()`,
      );
    }
    this.addSql(
      `create trigger contribution_unchanging before update or delete on contribution for each row when (old.state = 'submitted') execute function refuse_change()`,
    );
    this.addSql(
      `create trigger sharing_decision_unchanging before update or delete on sharing_decision for each row when (old.superseded_at is not null) execute function refuse_change()`,
    );
    this.grants();
  }

  private grants(): void {
    this.addSql(`revoke all on all tables in schema public from public`);
    this.addSql(`grant usage on schema public to ehc_app, ehc_worker`);
    this.addSql(`grant select, insert, update on all tables in schema public to ehc_app`);
    this.addSql(`revoke all on audit_entry, audit_head, advice_reminder, migration from ehc_app`);
    this.addSql(`grant select on audit_entry to ehc_app`);
    this.addSql(`grant delete on outcome to ehc_app`);
    this.addSql(`grant usage on sequence case_reference to ehc_app`);
    this.addSql(`grant select, insert, update on outbox, mail to ehc_worker`);
    this.addSql(`grant select on advice_request, team, organisation, area to ehc_worker`);
    this.addSql(`grant select, insert on advice_reminder to ehc_worker`);
    this.addSql(`grant select, delete on handled_request to ehc_worker`);
    this.addSql(`grant delete on outbox to ehc_worker`);
    this.addSql(`revoke execute on all functions in schema public from public`);
    this.addSql(`grant execute on function become, audit_append, note_refusal to ehc_app`);
    this.addSql(`grant execute on function audit_append to ehc_worker`);
    this.addSql(`grant execute on function audit_digest, require_audit, refuse_change to ehc_app, ehc_worker`);
  }
}

const auditedTables = [
  'child',
  'ehc_case',
  'participant',
  'sharing_decision',
  'statement',
  'disclosure_release',
  'record_read',
  'advice_request',
  'contribution',
  'proposed_outcome',
  'outcome',
  'outcome_source',
  'plan_version',
];

/** Names the actor to this transaction; no row where the session no longer counts or the membership has ended. */
const become = `
create function become(p_person uuid, p_membership uuid, p_epoch int)
returns table (person_id uuid, name text, membership_id uuid, role text, organisation_id uuid, organisation text,
               team_id uuid, team text, agency text, area_id text, memberships bigint, is_on_case boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  who record;
begin
  select p.id as person_id, p.name, m.id as membership_id, m.role, m.organisation_id, o.name as organisation,
         m.team_id, t.name as team, t.agency, m.area_id,
         (select count(*) from membership x where x.person_id = p.id and (x.ended_on is null or x.ended_on > current_date)) as memberships,
         exists (select 1 from participant x where x.person_id = p.id and x.ended_on is null) as is_on_case
    into who
    from person p
    left join membership m on m.id = p_membership and m.person_id = p.id and (m.ended_on is null or m.ended_on > current_date)
    left join organisation o on o.id = m.organisation_id
    left join team t on t.id = m.team_id
   where p.id = p_person and p.session_epoch = p_epoch and (p_membership is null or m.id is not null);
  if not found then return; end if;
  perform set_config('app.person', who.person_id::text, true),
          set_config('app.membership', coalesce(who.membership_id::text, ''), true),
          set_config('app.family_person', case when who.membership_id is null then who.person_id::text else '' end, true),
          set_config('app.organisation', coalesce(who.organisation_id::text, ''), true),
          set_config('app.team', coalesce(who.team_id::text, ''), true),
          set_config('app.agency', coalesce(who.agency, ''), true),
          set_config('app.officer_area', case when who.role in ('case-officer', 'signing-officer') then coalesce(who.area_id, '') else '' end, true),
          set_config('app.commissioner', case when who.role = 'designated-health-officer' then who.organisation_id::text else '' end, true);
  return query select who.person_id, who.name::text, who.membership_id, who.role::text, who.organisation_id, who.organisation::text,
                      who.team_id, who.team::text, who.agency::text, who.area_id::text, who.memberships, who.is_on_case;
end $$`;

/** The digest of one audit entry over everything in it and the entry before. */
const auditDigest = `
create function audit_digest(p_previous text, p_area text, p_seq bigint, p_at timestamptz, p_person uuid, p_membership uuid,
                             p_action text, p_case uuid, p_subject uuid, p_details jsonb)
returns text language sql immutable as $$
  select encode(sha256(convert_to(p_previous || jsonb_build_array(
    p_area, p_seq, (extract(epoch from p_at) * 1000)::bigint, p_person, p_membership, p_action, p_case, p_subject, p_details)::text, 'UTF8')), 'hex')
$$`;

/** Appends entries to the chains of their areas. The chain's head is locked until this transaction ends: call it last. */
const auditAppend = `
create function audit_append(p_entries jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  entry record;
  head audit_head;
  digest text;
  moment timestamptz;
begin
  for entry in
    select coalesce(nullif(e->>'areaId', ''), '000') as area, e->>'action' as action, (e->>'caseId')::uuid as case_id,
           (e->>'subjectId')::uuid as subject_id, coalesce(e->'details', '{}') as details, (e->>'at')::timestamptz as at
      from jsonb_array_elements(p_entries) with ordinality as list(e, n) order by 1, n
  loop
    insert into audit_head (area_id, seq, hash) values (entry.area, 0, '') on conflict do nothing;
    select * into head from audit_head where area_id = entry.area for update;
    moment := date_trunc('milliseconds', coalesce(entry.at, clock_timestamp()));
    digest := audit_digest(head.hash, entry.area, head.seq + 1, moment,
      nullif(current_setting('app.person', true), '')::uuid, nullif(current_setting('app.membership', true), '')::uuid,
      entry.action, entry.case_id, entry.subject_id, entry.details);
    insert into audit_entry (area_id, seq, at, person_id, membership_id, action, case_id, subject_id, details, previous_hash, hash)
    values (entry.area, head.seq + 1, moment, nullif(current_setting('app.person', true), '')::uuid,
      nullif(current_setting('app.membership', true), '')::uuid, entry.action, entry.case_id, entry.subject_id, entry.details, head.hash, digest);
    update audit_head set seq = head.seq + 1, hash = digest where area_id = entry.area;
  end loop;
end $$`;

/** Records that somebody asked for what they may not see, in the chain of the case's own area. */
const noteRefusal = `
create function note_refusal(p_subject uuid, p_details jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  about record;
begin
  select c.id, c.area_id into about from ehc_case c
   where c.id in (p_subject, (select r.case_id from advice_request r where r.id = p_subject),
                  (select v.case_id from plan_version v where v.id = p_subject)) limit 1;
  perform audit_append(jsonb_build_array(jsonb_build_object(
    'areaId', about.area_id, 'caseId', about.id, 'subjectId', p_subject, 'action', 'access.refused', 'details', p_details)));
end $$`;

/**
 * A row about a case is of the case's own area; advice is of the team that was asked; a commissioner's officer puts teams
 * only on cases about which it was asked. Row-level security alone sees one row at a time.
 */
const belongTogether = `
create function belong_together() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from ehc_case c where c.id = new.case_id and c.area_id = new.area_id) then
    raise exception 'a row of % must be of the area of its case', tg_table_name using errcode = '42501';
  end if;
  if tg_table_name = 'contribution' and not exists (
    select 1 from advice_request r where r.id = (to_jsonb(new)->>'request_id')::uuid
       and r.case_id = new.case_id and r.team_id = (to_jsonb(new)->>'team_id')::uuid) then
    raise exception 'advice is of the team that was asked' using errcode = '42501';
  end if;
  if tg_table_name = 'participant' and to_jsonb(new)->>'commissioner_id' is not null and not exists (
    select 1 from advice_request r where r.case_id = new.case_id
       and r.commissioner_id = (to_jsonb(new)->>'commissioner_id')::uuid) then
    raise exception 'a commissioner puts teams on the cases about which it was asked' using errcode = '42501';
  end if;
  return new;
end $$`;

/**
 * No write without an audit entry: checked when the transaction commits. The chain's head is locked by whoever appends, so
 * the last entry of the row's area is of this transaction or there is none.
 */
const requireAudit = `
create function require_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  written xid;
begin
  if session_user not in ('ehc_app', 'ehc_worker') then return null; end if;
  select e.xmin into written from audit_entry e
   where e.area_id = to_jsonb(coalesce(new, old))->>'area_id' order by e.seq desc limit 1;
  if written is distinct from pg_current_xact_id()::xid then
    raise exception 'a write to % has no audit entry', tg_table_name;
  end if;
  return null;
end $$`;

const refuseChange = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % never change', tg_table_name;
end $$`;
