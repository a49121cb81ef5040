import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const familyPerson = `(select nullif(current_setting('app.family_person', true), '')::uuid)`;
const replies = `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = ${familyPerson} and 'replies' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date)))`;
const ofDraft = `exists (select 1 from plan_version v where v.id = plan_version_id and v.case_id = representation.case_id and v.kind = 'draft')`;
const said =
  'area_id, case_id, plan_version_id, about, section, statement, words, said_by, received_on, is_on_paper, recorded_by_id, recorded_at';

/** What families say to their drafts, by point, and what the authority answers: each stays as it was written. */
export class Migration0030Representations extends Migration {
  override up(): void {
    this.addSql(
      `create table "representation" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "plan_version_id" uuid not null, "about" text not null, "section" text null, "statement" int null, "words" text not null, "said_by" text not null, "received_on" date not null, "is_on_paper" boolean not null default false, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "answer" text null, "answer_words" text null, "answered_by_id" uuid null, "answered_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(
      `create index "representation_case_id_recorded_at_index" on "representation" ("case_id", "recorded_at")`,
    );
    for (const [name, check] of [
      ['about_check', `"about" in ('point', 'whole', 'meeting', 'institution', 'personal-budget', 'agreement')`],
      ['answer_check', `"answer" in ('accepted', 'in-part', 'not-accepted')`],
      ['has_point', `(about = 'point') = (section is not null) and (statement is null or section is not null)`],
      ['is_answered', `(answer is null) = (answered_at is null) and (answer is null) = (answer_words is null)`],
    ] as const)
      this.addSql(`alter table "representation" add constraint "representation_${name}" check (${check})`);
    for (const [column, target, more] of [
      ['case_id', 'ehc_case', ''],
      ['plan_version_id', 'plan_version', ''],
      ['recorded_by_id', 'person', ''],
      ['answered_by_id', 'person', ' on delete set null'],
    ] as const)
      this.addSql(
        `alter table "representation" add constraint "representation_${column}_foreign" foreign key ("${column}") references "${target}" ("id")${more}`,
      );
    this.addSql(`alter table "representation" enable row level security`);
    this.addSql(`alter table "representation" force row level security`);
    this.addSql(
      `create policy "representation_officer" on "representation" using (${officer}) with check (${officer} and ${ofDraft})`,
    );
    this.addSql(`create policy "representation_family" on "representation" for select using (${replies})`);
    this.addSql(
      `create policy "representation_family_says" on "representation" for insert with check (${replies} and recorded_by_id = ${familyPerson} and answer is null and not is_on_paper and ${ofDraft})`,
    );
    this.addSql(
      `create trigger representation_belongs before insert or update of area_id, case_id on representation for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger representation_audited after insert or update or delete on representation deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger representation_kept before delete on representation for each row execute function refuse_change()`,
    );
    const row = (name: string) => `(${said.replaceAll(/(\w+)/g, `${name}.$1`)})`;
    this.addSql(`create trigger representation_unchanging before update on representation for each row
      when (old.answered_at is not null or ${row('old')} is distinct from ${row('new')}) execute function refuse_change()`);
    this.addSql(`grant select, insert, update on representation to ehc_app`);
  }
}
