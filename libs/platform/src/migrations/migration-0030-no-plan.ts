import { Migration } from '@mikro-orm/migrations';

const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const family = (scope: string) =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and '${scope}' = any(p.scope) and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date)))`;
const decided =
  'area_id, case_id, reasons, resources, mediation_adviser, disagreement_resolution, impartial_advice, recipients, decided_by_id, decided_at, sent_on';

/** Decisions, after an assessment, not to issue a plan: with the notice as it was sent, and the feedback that was asked for. */
export class Migration0030NoPlan extends Migration {
  override up(): void {
    this.addSql(
      `create table "no_plan" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "reasons" text not null, "resources" text not null, "mediation_adviser" text not null, "disagreement_resolution" text not null, "impartial_advice" text not null, "recipients" text[] not null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, "sent_on" date not null, "feedback_asked_on" date null, "feedback_given_on" date null, "feedback" text null, primary key ("id"))`,
    );
    this.addSql(`alter table "no_plan" add constraint "no_plan_case_id_unique" unique ("case_id")`);
    this.addSql(
      `alter table "no_plan" add constraint "no_plan_feedback" check ((feedback is null) = (feedback_given_on is null))`,
    );
    this.addSql(
      `alter table "no_plan" add constraint "no_plan_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "no_plan" add constraint "no_plan_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id")`,
    );
    this.addSql(`alter table "no_plan" enable row level security`);
    this.addSql(`alter table "no_plan" force row level security`);
    this.addSql(`create policy "no_plan_officer" on "no_plan" using (${officer}) with check (${officer})`);
    this.addSql(`create policy "no_plan_family" on "no_plan" for select using (${family('plan')})`);
    this.addSql(
      `create policy "no_plan_family_asks" on "no_plan" for update using (${family('replies')} and feedback_asked_on is null) with check (${family('replies')} and feedback_asked_on is not null and feedback is null)`,
    );
    this.addSql(
      `create trigger no_plan_belongs before insert or update of area_id, case_id on no_plan for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger no_plan_audited after insert or update or delete on no_plan deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(`create trigger no_plan_kept before delete on no_plan for each row execute function refuse_change()`);
    const row = (name: string) => `(${decided.replaceAll(/(\w+)/g, `${name}.$1`)})`;
    this.addSql(`create trigger no_plan_unchanging before update on no_plan for each row
      when (old.feedback is not null or ${row('old')} is distinct from ${row('new')}) execute function refuse_change()`);
    this.addSql(`grant select, insert, update on no_plan to ehc_app`);
  }
}
