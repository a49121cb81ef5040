import { Migration } from '@mikro-orm/migrations';

/** Tables, indexes and row-level security, as the entities declare them. */
export class Migration0001Tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "area" ("id" text not null, "name" text not null, "gss" text null, "is_demonstration" boolean not null default false, primary key ("id"))`,
    );
    this.addSql(
      `create table "audit_entry" ("area_id" text not null, "seq" bigint not null, "at" timestamptz(3) not null, "person_id" uuid null, "membership_id" uuid null, "action" text not null, "case_id" uuid null, "subject_id" uuid null, "details" jsonb not null, "previous_hash" text not null, "hash" text not null, primary key ("area_id", "seq"))`,
    );
    this.addSql(`create index "audit_entry_case" on "audit_entry" ("area_id", "case_id", "seq")`);
    this.addSql(
      `create table "audit_head" ("area_id" text not null, "seq" bigint not null, "hash" text not null, primary key ("area_id"))`,
    );
    this.addSql(
      `create table "child" ("id" uuid not null default uuidv7(), "area_id" text not null, "given_name" text not null, "family_name" text not null, "preferred_name" text null, "born" date not null, "sex" text not null, "nhs_number" text null, "upn" text null, "uln" text null, primary key ("id"))`,
    );
    this.addSql(`create index "child_area_id_family_name_index" on "child" ("area_id", "family_name")`);
    this.addSql(
      `alter table "child" add constraint "child_sex_check" check ("sex" in ('female', 'male', 'not stated'))`,
    );
    this.addSql(
      `create table "handled_request" ("key" text not null, "person_id" uuid not null, "answer" jsonb null, "created_at" timestamptz(3) not null default now(), primary key ("key"))`,
    );
    this.addSql(`create index "handled_request_created_at_index" on "handled_request" ("created_at")`);
    this.addSql(
      `create table "mail" ("id" uuid not null default uuidv7(), "key" text not null, "recipient" text not null, "subject" text not null, "body" text not null, "created_at" timestamptz(3) not null default now(), "sent_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`alter table "mail" add constraint "mail_key_unique" unique ("key")`);
    this.addSql(
      `create table "organisation" ("id" uuid not null default uuidv7(), "name" text not null, "kind" text not null, "ods_code" text null, "urn" text null, "ukprn" text null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_kind_check" check ("kind" in ('local-authority', 'school', 'nhs-provider', 'health-commissioner', 'youth-offending-team', 'virtual-school', 'other'))`,
    );
    this.addSql(
      `create table "organisation_area" ("area_id" text not null, "organisation_id" uuid not null, primary key ("area_id", "organisation_id"))`,
    );
    this.addSql(
      `create table "outbox" ("id" uuid not null default uuidv7(), "topic" text not null, "payload" jsonb not null, "rooms" text[] not null, "created_at" timestamptz(3) not null default now(), "relayed_at" timestamptz(3) null, "handled_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index outbox_waiting on outbox (id) where handled_at is null`);
    this.addSql(
      `create table "person" ("id" uuid not null default uuidv7(), "name" text not null, "email" text not null, "password_hash" text null, "session_epoch" int not null default 0, primary key ("id"))`,
    );
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email")`);
    this.addSql(
      `create table "ehc_case" ("id" uuid not null default uuidv7(), "area_id" text not null, "reference" text not null, "child_id" uuid not null, "state" text not null default 'requested', "requested_on" date not null, "requested_by" text not null, "requester_name" text not null, "circumstances" jsonb not null, "setting_id" uuid null, "officer_id" uuid not null, "decision" text null, "decided_on" date null, "decision_reasons" text null, "family_told_on" date null, "created_at" timestamptz(3) not null default now(), "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`alter table "ehc_case" add constraint "ehc_case_reference_unique" unique ("reference")`);
    this.addSql(
      `create index "ehc_case_area_id_state_requested_on_index" on "ehc_case" ("area_id", "state", "requested_on")`,
    );
    this.addSql(`create index "ehc_case_child_id_index" on "ehc_case" ("child_id")`);
    this.addSql(
      `alter table "ehc_case" add constraint "ehc_case_state_check" check ("state" in ('requested', 'refused', 'assessing', 'not-issued', 'drafting', 'draft-sent', 'final', 'reassessing', 'withdrawn', 'transferred', 'ceased'))`,
    );
    this.addSql(
      `alter table "ehc_case" add constraint "ehc_case_requested_by_check" check ("requested_by" in ('parent', 'young-person', 'school', 'post-16', 'brought-to-attention'))`,
    );
    this.addSql(
      `alter table "ehc_case" add constraint "ehc_case_decision_check" check ("decision" in ('assess', 'not-assess'))`,
    );
    this.addSql(
      `create table "outcome" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "position" int not null, "text" text not null, "by" text not null, "measure" text not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "outcome_case_id_position_index" on "outcome" ("case_id", "position")`);
    this.addSql(
      `create table "plan_version" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "number" int not null, "kind" text not null, "child_name" text not null, "born" date not null, "sections" jsonb not null, "hash" text not null, "institution_id" uuid null, "made_by_id" uuid not null, "made_at" timestamptz(3) not null, "signed_name" text null, "given_on" date not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_case_id_number_unique" unique ("case_id", "number")`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_kind_check" check ("kind" in ('draft', 'final'))`,
    );
    this.addSql(
      `create table "disclosure_release" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "plan_version_id" uuid not null, "purpose" text not null, "recipient_id" uuid not null, "sections" text[] not null, "reason" text not null, "basis" text not null, "approved_by_id" uuid not null, "released_at" timestamptz(3) not null, "expires_on" date null, "shown_to_family" boolean not null default true, primary key ("id"))`,
    );
    this.addSql(
      `create index "disclosure_release_recipient_id_plan_version_id_index" on "disclosure_release" ("recipient_id", "plan_version_id")`,
    );
    this.addSql(`create index "disclosure_release_case_id_index" on "disclosure_release" ("case_id")`);
    this.addSql(
      `create table "sharing_decision" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "category" text not null, "agency" text not null, "answer" text not null, "decided_by" text not null, "discussed_how" text not null, "discussed_on" date not null, "basis" text null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "superseded_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(
      `create unique index sharing_decision_current on sharing_decision (case_id, agency, category) where superseded_at is null`,
    );
    this.addSql(
      `alter table "sharing_decision" add constraint "sharing_decision_category_check" check ("category" in ('history', 'strengths', 'communication', 'learning', 'friends-and-feelings', 'health', 'daily-life', 'home-and-family', 'hopes'))`,
    );
    this.addSql(
      `alter table "sharing_decision" add constraint "sharing_decision_agency_check" check ("agency" in ('education', 'health', 'educational-psychology', 'social-care', 'youth-justice', 'virtual-school', 'other'))`,
    );
    this.addSql(
      `alter table "sharing_decision" add constraint "sharing_decision_answer_check" check ("answer" in ('agreed', 'refused', 'not-discussed', 'required-by-law'))`,
    );
    this.addSql(
      `create table "statement" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "category" text not null, "words" text not null, "kind" text not null, "told_by" text not null, "told_on" date not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "replaces_id" uuid null, primary key ("id"))`,
    );
    this.addSql(
      `create index "statement_case_id_category_told_on_index" on "statement" ("case_id", "category", "told_on")`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_category_check" check ("category" in ('history', 'strengths', 'communication', 'learning', 'friends-and-feelings', 'health', 'daily-life', 'home-and-family', 'hopes'))`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_kind_check" check ("kind" in ('quoted', 'reported'))`,
    );
    this.addSql(
      `create table "team" ("id" uuid not null default uuidv7(), "organisation_id" uuid not null, "name" text not null, "agency" text null, "email" text not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "team" add constraint "team_agency_check" check ("agency" in ('education', 'health', 'educational-psychology', 'social-care', 'youth-justice', 'virtual-school', 'other'))`,
    );
    this.addSql(
      `create table "record_read" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "person_id" uuid not null, "organisation_id" uuid null, "team_id" uuid null, "role" text null, "what" text not null, "purpose" text not null, "read_on" date not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "record_read" add constraint "record_read_once" unique ("case_id", "person_id", "what", "read_on")`,
    );
    this.addSql(
      `alter table "record_read" add constraint "record_read_role_check" check ("role" in ('case-officer', 'signing-officer', 'contributor', 'team-manager', 'designated-health-officer', 'head', 'administrator'))`,
    );
    this.addSql(
      `create table "participant" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "part" text not null, "person_id" uuid null, "team_id" uuid null, "commissioner_id" uuid null, "started_on" date not null default current_date, "ended_on" date null, primary key ("id"))`,
    );
    this.addSql(`create index "participant_team_id_case_id_index" on "participant" ("team_id", "case_id")`);
    this.addSql(`create index "participant_person_id_case_id_index" on "participant" ("person_id", "case_id")`);
    this.addSql(`create index "participant_case_id_index" on "participant" ("case_id")`);
    this.addSql(
      `alter table "participant" add constraint "participant_is_one" check ((person_id is null) <> (team_id is null))`,
    );
    this.addSql(
      `alter table "participant" add constraint "participant_part_check" check ("part" in ('parent', 'young-person', 'supporter', 'adviser'))`,
    );
    this.addSql(
      `create table "membership" ("id" uuid not null default uuidv7(), "person_id" uuid not null, "organisation_id" uuid not null, "team_id" uuid null, "area_id" text null, "role" text not null, "started_on" date not null default current_date, "ended_on" date null, primary key ("id"))`,
    );
    this.addSql(`create index "membership_person_id_index" on "membership" ("person_id")`);
    this.addSql(`create index "membership_team_id_index" on "membership" ("team_id")`);
    this.addSql(
      `alter table "membership" add constraint "membership_role_check" check ("role" in ('case-officer', 'signing-officer', 'contributor', 'team-manager', 'designated-health-officer', 'head', 'administrator'))`,
    );
    this.addSql(
      `create table "advice_request" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "reference" text not null, "year_group" text not null, "known_services" text[] not null default '{}', "source" text not null, "rule" text not null, "reason" text not null, "adjustment" text null, "asks" text null, "organisation_id" uuid null, "team_id" uuid null, "commissioner_id" uuid null, "assignee_id" uuid null, "state" text not null default 'proposed', "sent_on" date null, "received_on" date null, "received_how" text null, "due_on" date null, "submitted_at" timestamptz(3) null, "withdrawn_reason" text null, "returned_reason" text null, "changed_at" timestamptz(3) not null default now(), "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index advice_request_queue on advice_request (team_id, due_on, id)`);
    this.addSql(
      `create index advice_request_open on advice_request (team_id, due_on, id) where state in ('sent', 'received', 'taken', 'returned', 'not-known')`,
    );
    this.addSql(`create index "advice_request_case_id_index" on "advice_request" ("case_id")`);
    this.addSql(
      `create index "advice_request_commissioner_id_due_on_index" on "advice_request" ("commissioner_id", "due_on")`,
    );
    this.addSql(
      `create index advice_request_waiting on advice_request (due_on) where state in ('sent', 'received', 'taken', 'returned', 'not-known')`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_source_check" check ("source" in ('education', 'health', 'educational-psychology', 'social-care', 'youth-justice', 'virtual-school', 'other'))`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_state_check" check ("state" in ('proposed', 'left-out', 'sent', 'received', 'taken', 'submitted', 'returned', 'not-known', 'accepted', 'reused', 'withdrawn', 're-routed', 'declined', 'nil-return'))`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_received_how_check" check ("received_how" in ('opened', 'acknowledged'))`,
    );
    this.addSql(
      `create table "contribution" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "request_id" uuid not null, "team_id" uuid not null, "edition" int not null default 1, "state" text not null default 'draft', "body" jsonb not null, "draft_version" int not null default 0, "saved_by_id" uuid not null, "saved_at" timestamptz(3) not null, "submitted_at" timestamptz(3) null, "hash" text null, primary key ("id"))`,
    );
    this.addSql(`create index "contribution_case_id_state_index" on "contribution" ("case_id", "state")`);
    this.addSql(
      `alter table "contribution" add constraint "contribution_request_id_edition_unique" unique ("request_id", "edition")`,
    );
    this.addSql(
      `alter table "contribution" add constraint "contribution_state_check" check ("state" in ('draft', 'submitted'))`,
    );
    this.addSql(
      `create table "proposed_outcome" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "contribution_id" uuid not null, "team_id" uuid not null, "source" text not null, "key" text not null, "text" text not null, "by" text not null, "measure" text not null, primary key ("id"))`,
    );
    this.addSql(`create index "proposed_outcome_case_id_index" on "proposed_outcome" ("case_id")`);
    this.addSql(
      `alter table "proposed_outcome" add constraint "proposed_outcome_contribution_id_key_unique" unique ("contribution_id", "key")`,
    );
    this.addSql(
      `alter table "proposed_outcome" add constraint "proposed_outcome_source_check" check ("source" in ('education', 'health', 'educational-psychology', 'social-care', 'youth-justice', 'virtual-school', 'other'))`,
    );
    this.addSql(
      `create table "outcome_source" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "proposal_id" uuid not null, "outcome_id" uuid null, "use" text not null, "reason" text null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_proposal_id_unique" unique ("proposal_id")`,
    );
    this.addSql(`create index "outcome_source_case_id_index" on "outcome_source" ("case_id")`);
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_accounts" check (case use when 'not-used' then outcome_id is null and reason <> '' else outcome_id is not null end)`,
    );
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_use_check" check ("use" in ('as-it-stands', 'joined', 'not-used'))`,
    );
    this.addSql(
      `create table "advice_reminder" ("request_id" uuid not null, "step" text not null, "due_on" date not null, "at" timestamptz(3) not null, primary key ("request_id", "step", "due_on"))`,
    );
    this.addSql(
      `alter table "advice_reminder" add constraint "advice_reminder_step_check" check ("step" in ('seven-days-before', 'day-before', 'day-after'))`,
    );
    this.addSql(
      `alter table "organisation_area" add constraint "organisation_area_area_id_foreign" foreign key ("area_id") references "area" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "organisation_area" add constraint "organisation_area_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "ehc_case" add constraint "ehc_case_child_id_foreign" foreign key ("child_id") references "child" ("id")`,
    );
    this.addSql(
      `alter table "ehc_case" add constraint "ehc_case_setting_id_foreign" foreign key ("setting_id") references "organisation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "ehc_case" add constraint "ehc_case_officer_id_foreign" foreign key ("officer_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "outcome" add constraint "outcome_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_institution_id_foreign" foreign key ("institution_id") references "organisation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_made_by_id_foreign" foreign key ("made_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "disclosure_release" add constraint "disclosure_release_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "disclosure_release" add constraint "disclosure_release_recipient_id_foreign" foreign key ("recipient_id") references "organisation" ("id")`,
    );
    this.addSql(
      `alter table "disclosure_release" add constraint "disclosure_release_approved_by_id_foreign" foreign key ("approved_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "sharing_decision" add constraint "sharing_decision_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "sharing_decision" add constraint "sharing_decision_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_replaces_id_foreign" foreign key ("replaces_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "team" add constraint "team_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id")`,
    );
    this.addSql(
      `alter table "record_read" add constraint "record_read_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "record_read" add constraint "record_read_person_id_foreign" foreign key ("person_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "record_read" add constraint "record_read_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "record_read" add constraint "record_read_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "participant" add constraint "participant_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "participant" add constraint "participant_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "participant" add constraint "participant_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "participant" add constraint "participant_commissioner_id_foreign" foreign key ("commissioner_id") references "organisation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "membership" add constraint "membership_person_id_foreign" foreign key ("person_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "membership" add constraint "membership_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id")`,
    );
    this.addSql(
      `alter table "membership" add constraint "membership_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "membership" add constraint "membership_area_id_foreign" foreign key ("area_id") references "area" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_commissioner_id_foreign" foreign key ("commissioner_id") references "organisation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "advice_request" add constraint "advice_request_assignee_id_foreign" foreign key ("assignee_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "contribution" add constraint "contribution_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "contribution" add constraint "contribution_request_id_foreign" foreign key ("request_id") references "advice_request" ("id")`,
    );
    this.addSql(
      `alter table "contribution" add constraint "contribution_team_id_foreign" foreign key ("team_id") references "team" ("id")`,
    );
    this.addSql(
      `alter table "contribution" add constraint "contribution_saved_by_id_foreign" foreign key ("saved_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "proposed_outcome" add constraint "proposed_outcome_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "proposed_outcome" add constraint "proposed_outcome_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id")`,
    );
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_proposal_id_foreign" foreign key ("proposal_id") references "proposed_outcome" ("id")`,
    );
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_outcome_id_foreign" foreign key ("outcome_id") references "outcome" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "outcome_source" add constraint "outcome_source_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "advice_reminder" add constraint "advice_reminder_request_id_foreign" foreign key ("request_id") references "advice_request" ("id")`,
    );
    this.addSql(`alter table "audit_entry" enable row level security`);
    this.addSql(`alter table "audit_entry" force row level security`);
    this.addSql(
      `create policy "audit_entry_officer" on "audit_entry" for select using (area_id = (select nullif(current_setting('app.officer_area', true), '')))`,
    );
    this.addSql(`create policy "audit_entry_keeper" on "audit_entry" to "ehc_owner" using (true) with check (true)`);
    this.addSql(`alter table "child" enable row level security`);
    this.addSql(`alter table "child" force row level security`);
    this.addSql(
      `create policy "child_officer" on "child" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "child_on_case" on "child" for select using (exists (select 1 from ehc_case c where c.child_id = child.id))`,
    );
    this.addSql(`alter table "handled_request" enable row level security`);
    this.addSql(`alter table "handled_request" force row level security`);
    this.addSql(
      `create policy "handled_request_own" on "handled_request" using (person_id = (select nullif(current_setting('app.person', true), '')::uuid)) with check (person_id = (select nullif(current_setting('app.person', true), '')::uuid))`,
    );
    this.addSql(`create policy "handled_request_tidied" on "handled_request" to "ehc_worker" using (true)`);
    this.addSql(`alter table "ehc_case" enable row level security`);
    this.addSql(`alter table "ehc_case" force row level security`);
    this.addSql(
      `create policy "case_officer" on "ehc_case" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "case_participant" on "ehc_case" for select using ((exists (select 1 from (select id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null)) or (exists (select 1 from (select id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null)))`,
    );
    this.addSql(`create policy "case_keeper" on "ehc_case" for select to "ehc_owner" using (true)`);
    this.addSql(`alter table "outcome" enable row level security`);
    this.addSql(`alter table "outcome" force row level security`);
    this.addSql(
      `create policy "outcome_officer" on "outcome" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(`alter table "plan_version" enable row level security`);
    this.addSql(`alter table "plan_version" force row level security`);
    this.addSql(
      `create policy "plan_version_officer" on "plan_version" for select using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "plan_version_officer_makes" on "plan_version" for insert with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "plan_version_family" on "plan_version" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this
      .addSql(`create policy "plan_version_released" on "plan_version" for select using (exists (select 1 from disclosure_release r
  where r.plan_version_id = plan_version.id and r.recipient_id = (select nullif(current_setting('app.organisation', true), '')::uuid)
    and (r.expires_on is null or r.expires_on >= current_date)))`);
    this.addSql(`create policy "plan_version_keeper" on "plan_version" for select to "ehc_owner" using (true)`);
    this.addSql(`alter table "disclosure_release" enable row level security`);
    this.addSql(`alter table "disclosure_release" force row level security`);
    this.addSql(
      `create policy "release_officer" on "disclosure_release" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "release_recipient" on "disclosure_release" for select using (recipient_id = (select nullif(current_setting('app.organisation', true), '')::uuid) and (expires_on is null or expires_on >= current_date))`,
    );
    this.addSql(
      `create policy "release_family" on "disclosure_release" for select using (shown_to_family and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(`alter table "sharing_decision" enable row level security`);
    this.addSql(`alter table "sharing_decision" force row level security`);
    this.addSql(
      `create policy "sharing_decision_officer" on "sharing_decision" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "sharing_decision_family" on "sharing_decision" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(
      `create policy "sharing_decision_agency" on "sharing_decision" for select using (agency = (select nullif(current_setting('app.agency', true), '')::text) and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(`alter table "statement" enable row level security`);
    this.addSql(`alter table "statement" force row level security`);
    this.addSql(
      `create policy "statement_officer" on "statement" for select using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "statement_officer_records" on "statement" for insert with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "statement_family" on "statement" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(
      `create policy "statement_family_tells" on "statement" for insert with check (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this
      .addSql(`create policy "statement_agency" on "statement" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = (select nullif(current_setting('app.team', true), '')::uuid) and p.ended_on is null) and exists (
  select 1 from sharing_decision d
  where d.case_id = statement.case_id and d.category = statement.category and d.agency = (select nullif(current_setting('app.agency', true), '')::text)
    and d.superseded_at is null and d.answer in ('agreed', 'required-by-law')))`);
    this.addSql(`alter table "record_read" enable row level security`);
    this.addSql(`alter table "record_read" force row level security`);
    this.addSql(
      `create policy "record_read_see" on "record_read" for select using ((area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) or (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null)) or (person_id = (select nullif(current_setting('app.person', true), '')::uuid)))`,
    );
    this.addSql(
      `create policy "record_read_note" on "record_read" for insert with check (person_id = (select nullif(current_setting('app.person', true), '')::uuid))`,
    );
    this.addSql(`alter table "participant" enable row level security`);
    this.addSql(`alter table "participant" force row level security`);
    this.addSql(
      `create policy "participant_officer" on "participant" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "participant_self" on "participant" for select using ((person_id = (select nullif(current_setting('app.family_person', true), '')::uuid)) or (team_id = (select nullif(current_setting('app.team', true), '')::uuid)))`,
    );
    this.addSql(
      `create policy "participant_allocated" on "participant" using (part = 'adviser' and commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid)) with check (part = 'adviser' and commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid))`,
    );
    this.addSql(`create policy "participant_keeper" on "participant" for select to "ehc_owner" using (true)`);
    this.addSql(`alter table "advice_request" enable row level security`);
    this.addSql(`alter table "advice_request" force row level security`);
    this.addSql(
      `create policy "advice_request_officer" on "advice_request" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "advice_request_team" on "advice_request" for select using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn'))`,
    );
    this.addSql(
      `create policy "advice_request_team_answers" on "advice_request" for update using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn')) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn'))`,
    );
    this.addSql(
      `create policy "advice_request_allocator" on "advice_request" for select using (commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn'))`,
    );
    this.addSql(
      `create policy "advice_request_allocates" on "advice_request" for update using (commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn')) with check (commissioner_id = (select nullif(current_setting('app.commissioner', true), '')::uuid) and state not in ('proposed', 'left-out', 'reused', 'withdrawn'))`,
    );
    this.addSql(
      `create policy "advice_request_family" on "advice_request" for select using (state not in ('proposed', 'left-out', 'reused') and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(`create policy "advice_request_keeper" on "advice_request" for select to "ehc_owner" using (true)`);
    this.addSql(`create policy "advice_request_worker" on "advice_request" for select to "ehc_worker" using (true)`);
    this.addSql(`alter table "contribution" enable row level security`);
    this.addSql(`alter table "contribution" force row level security`);
    this.addSql(
      `create policy "contribution_team" on "contribution" using (team_id = (select nullif(current_setting('app.team', true), '')::uuid)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid))`,
    );
    this.addSql(
      `create policy "contribution_officer" on "contribution" for select using (state = 'submitted' and area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "contribution_family" on "contribution" for select using (state = 'submitted' and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(`alter table "proposed_outcome" enable row level security`);
    this.addSql(`alter table "proposed_outcome" force row level security`);
    this.addSql(
      `create policy "proposed_outcome_officer" on "proposed_outcome" for select using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
    this.addSql(
      `create policy "proposed_outcome_team" on "proposed_outcome" using (team_id = (select nullif(current_setting('app.team', true), '')::uuid)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid))`,
    );
    this.addSql(
      `create policy "proposed_outcome_family" on "proposed_outcome" for select using (exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.ended_on is null))`,
    );
    this.addSql(`alter table "outcome_source" enable row level security`);
    this.addSql(`alter table "outcome_source" force row level security`);
    this.addSql(
      `create policy "outcome_source_officer" on "outcome_source" using (area_id = (select nullif(current_setting('app.officer_area', true), '')::text)) with check (area_id = (select nullif(current_setting('app.officer_area', true), '')::text))`,
    );
  }
}
