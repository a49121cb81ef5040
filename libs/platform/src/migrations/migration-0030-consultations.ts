import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const institution = `institution_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;

/** The groups of columns that are written once, each with the one that says that it was. */
const onceWritten = [
  ['received_on', 'received_on'],
  ['reply', 'reply, reply_words, replied_on, replied_by_id'],
  ['ground', 'ground, evidence, decided_by_id, decided_at'],
] as const;

/** Institutions that are consulted with a draft, what they reply, and why one is not named. */
export class Migration0030Consultations extends Migration {
  override up(): void {
    this.addSql(
      `create table "consultation" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "plan_version_id" uuid not null, "institution_id" uuid not null, "is_requested" boolean not null, "sent_by_id" uuid not null, "sent_on" date not null, "received_on" date null, "chased_on" date null, "reply" text null, "reply_words" text null, "replied_on" date null, "replied_by_id" uuid null, "ground" text null, "evidence" text null, "decided_by_id" uuid null, "decided_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(
      `alter table "consultation" add constraint "consultation_plan_version_id_institution_id_unique" unique ("plan_version_id", "institution_id")`,
    );
    for (const column of ['case_id', 'institution_id'])
      this.addSql(`create index "consultation_${column}_index" on "consultation" ("${column}")`);
    for (const [name, check] of [
      ['reply_check', `"reply" in ('can-meet', 'can-meet-with-changes', 'cannot-meet')`],
      ['ground_check', `"ground" in ('unsuitable', 'education-of-others', 'use-of-resources')`],
      ['is_replied', '(reply is null) = (replied_on is null) and (reply is null) = (reply_words is null)'],
      ['is_grounded', '(ground is null) = (decided_at is null) and (ground is null) = (evidence is null)'],
    ] as const)
      this.addSql(`alter table "consultation" add constraint "consultation_${name}" check (${check})`);
    for (const [column, target, more] of [
      ['case_id', 'ehc_case', ''],
      ['plan_version_id', 'plan_version', ''],
      ['institution_id', 'organisation', ''],
      ['sent_by_id', 'person', ''],
      ['replied_by_id', 'person', ' on delete set null'],
      ['decided_by_id', 'person', ' on delete set null'],
    ] as const)
      this.addSql(
        `alter table "consultation" add constraint "consultation_${column}_foreign" foreign key ("${column}") references "${target}" ("id")${more}`,
      );
    this.addSql(`alter table "consultation" enable row level security`);
    this.addSql(`alter table "consultation" force row level security`);
    this.addSql(`create policy "consultation_officer" on "consultation" using (${officer}) with check (${officer})`);
    this.addSql(`create policy "consultation_institution" on "consultation" for select using (${institution})`);
    this.addSql(
      `create policy "consultation_institution_replies" on "consultation" for update using (${institution} and reply is null) with check (${institution} and ground is null)`,
    );
    this.addSql(
      `create trigger consultation_belongs before insert or update of area_id, case_id on consultation for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger consultation_audited after insert or update or delete on consultation deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger consultation_kept before delete on consultation for each row execute function refuse_change()`,
    );
    const sent = 'area_id, case_id, plan_version_id, institution_id, is_requested, sent_by_id, sent_on';
    const changes = [
      differ(sent),
      ...onceWritten.map(([written, columns]) => `(old.${written} is not null and ${differ(columns)})`),
    ].join(' or ');
    this.addSql(
      `create trigger consultation_unchanging before update on consultation for each row when (${changes}) execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on consultation to ehc_app`);
  }
}

/** That one of these columns is another than it was. */
function differ(columns: string): string {
  const row = (name: string) => `(${columns.replaceAll(/(\w+)/g, `${name}.$1`)})`;
  return `${row('old')} is distinct from ${row('new')}`;
}
