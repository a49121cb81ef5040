import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const today = `((now() at time zone 'Europe/London')::date)`;
const isOfficer = `area_id = ${setting('officer_area', 'text')}`;
const ofFamily = `release_id is null and exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = ${setting('family_person', 'uuid')} and 'plan' = any(p.scope) and (p.ended_on is null or p.ended_on > ${today})) and exists (select 1 from plan_version v where v.id = plan_version_id)`;
const ofRecipient = `exists (select 1 from disclosure_release r where r.id = release_id and r.plan_version_id = plan_document.plan_version_id
  and r.recipient_id = ${setting('organisation', 'uuid')} and (r.expires_on is null or r.expires_on >= ${today}))`;

/** Plans as files: asked for, made by the worker, given out; copies are numbered, and an authority’s documents look like its own. */
export class Migration0029Documents extends Migration {
  override up(): void {
    this.addSql(`alter table "area" add column "letterhead" jsonb null`);
    this.addSql(`alter table "disclosure_release" add column "number" int null`);
    this.addSql(`alter table "disclosure_release" no force row level security`);
    this.addSql(`alter table "disclosure_release" disable trigger user`);
    this.addSql(
      `update disclosure_release r set number = n.number from (select id, row_number() over (partition by case_id order by released_at, id) as number from disclosure_release) n where n.id = r.id`,
    );
    this.addSql(`alter table "disclosure_release" enable trigger user`);
    this.addSql(`alter table "disclosure_release" force row level security`);
    this.addSql(`alter table "disclosure_release" alter column "number" set not null`);
    this.addSql(
      `alter table "disclosure_release" add constraint "disclosure_release_case_id_number_unique" unique ("case_id", "number")`,
    );

    this.addSql(
      `create table "plan_document" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "plan_version_id" uuid not null, "release_id" uuid null, "content" text not null, "size" text not null, "format" text not null, "text" jsonb null, "state" text not null, "asked_by_id" uuid not null, "asked_at" timestamptz(3) not null, "begun_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "file_id" uuid null, "failure" text null, primary key ("id"))`,
    );
    for (const [column, choices] of Object.entries(choicesOf))
      this.addSql(
        `alter table "plan_document" add constraint "plan_document_${column}_check" check ("${column}" in (${choices}))`,
      );
    this.addSql(
      `alter table "plan_document" add constraint plan_document_made check (case state when 'ready' then file_id is not null and text is null when 'failed' then failure is not null and text is null else text is not null and file_id is null end)`,
    );
    for (const [column, table] of Object.entries(parents))
      this.addSql(
        `alter table "plan_document" add constraint "plan_document_${column}_foreign" foreign key ("${column}") references "${table}" ("id")${nullable.includes(column) ? ' on delete set null' : ''}`,
      );
    this.addSql(`create index "plan_document_case_id_index" on "plan_document" ("case_id")`);
    this.addSql(
      `create unique index plan_document_once on plan_document (plan_version_id, release_id, content, size, format) nulls not distinct where state <> 'failed'`,
    );
    this.addSql(`create index plan_document_waiting on plan_document (asked_at) where state in ('asked', 'making')`);
    this.rowSecurity();
    this.triggers();
    this.addSql(`grant select, insert, update on plan_document to ehc_app`);
    this.addSql(
      `grant select, update (state, begun_at, ended_at, file_id, failure, text) on plan_document to ehc_worker`,
    );
    this.addSql(`grant insert (key, type, size, hash, verdict, checked_at) on stored_file to ehc_worker`);
  }

  private rowSecurity(): void {
    this.addSql(`alter table "plan_document" enable row level security`);
    this.addSql(`alter table "plan_document" force row level security`);
    for (const [name, condition] of Object.entries({ officer: isOfficer, family: ofFamily, recipient: ofRecipient }))
      this.addSql(`create policy "plan_document_${name}" on "plan_document" for select using (${condition})`);
    this.addSql(
      `create policy "plan_document_asked" on "plan_document" for insert with check (asked_by_id = ${setting('person', 'uuid')} and state = 'asked' and ((${isOfficer}) or (${ofFamily}) or (${ofRecipient})))`,
    );
    this.addSql(`create policy "plan_document_worker" on "plan_document" for select to "ehc_worker" using (true)`);
    this.addSql(
      `create policy "plan_document_worker_makes" on "plan_document" for update to "ehc_worker" using (true) with check (true)`,
    );
  }

  /** What was asked for stays as it was asked, and what was made as it was made. */
  private triggers(): void {
    this.addSql(
      `create trigger plan_document_belongs before insert or update of area_id, case_id on plan_document for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger plan_document_audited after insert or update or delete on plan_document deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger plan_document_kept before delete on plan_document for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger plan_document_unchanging before update on plan_document for each row when (old.state in ('ready', 'failed') or (${asked('old')}) is distinct from (${asked('new')})) execute function refuse_change()`,
    );
  }
}

const asked = (row: string) =>
  ['area_id', 'case_id', 'plan_version_id', 'release_id', 'content', 'size', 'format', 'asked_by_id', 'asked_at']
    .map((column) => `${row}.${column}`)
    .join(', ');

const choicesOf = {
  content: `'plan', 'child', 'letter'`,
  size: `'standard', 'large'`,
  format: `'pdf', 'word'`,
  state: `'asked', 'making', 'ready', 'failed'`,
  failure: `'no-chromium', 'broken'`,
};
const parents = {
  case_id: 'ehc_case',
  plan_version_id: 'plan_version',
  release_id: 'disclosure_release',
  asked_by_id: 'person',
  file_id: 'stored_file',
};
const nullable = ['release_id', 'file_id'];
