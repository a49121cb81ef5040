import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const today = `((now() at time zone 'Europe/London')::date)`;
const officer = `area_id = ${setting('officer_area', 'text')}`;
const lasts = `(p.ended_on is null or p.ended_on > ${today})`;
const onCase = (who: string) =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where ${who} and ${lasts})`;
const family = (scope: string) =>
  onCase(`p.person_id = ${setting('family_person', 'uuid')} and '${scope}' = any(p.scope)`);
const team = onCase(`p.team_id = ${setting('team', 'uuid')}`);
const said = `area_id, case_id, kind, about, words, why, team_id, said_by_id, said_at`;

/** Several people in one Section E: who reads it, what is said to it, words written at the same time, and its rooms. */
export class Migration0035Live extends Migration {
  override up(): void {
    this.addSql(`alter table "outcome" add column "asides" jsonb not null default '[]'`);
    for (const table of ['outcome', 'outcome_source'])
      this.addSql(`create policy "${table}_family" on "${table}" for select using (${family('plan')})`);
    this.remarks();
    this.addSql(openRooms);
    this.addSql(
      `create trigger advice_request_reopens after update of state on advice_request for each row
         when (old.state = 'accepted' and new.state <> 'accepted') execute function tell_case_access()`,
    );
  }

  private remarks(): void {
    this.addSql(
      `create table "outcome_remark" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "outcome_id" uuid null, "kind" text not null, "about" text not null, "words" text not null, "why" text not null default '', "team_id" uuid null, "said_by_id" uuid not null, "said_at" timestamptz(3) not null, "answer" text null, "answer_words" text null, "answered_by_id" uuid null, "answered_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "outcome_remark_case_id_said_at_index" on "outcome_remark" ("case_id", "said_at")`);
    for (const [name, check] of [
      ['kind_check', `"kind" in ('suggestion', 'comment')`],
      ['answer_check', `"answer" in ('accepted', 'declined', 'answered')`],
      ['of_its_kind', `(kind = 'suggestion') = (team_id is not null)`],
      ['is_answered', `(answer is null) = (answered_at is null) and (answer is null) = (answer_words is null)`],
    ] as const)
      this.addSql(`alter table "outcome_remark" add constraint "outcome_remark_${name}" check (${check})`);
    for (const [column, target, more] of [
      ['case_id', 'ehc_case', ''],
      ['outcome_id', 'outcome', ' on delete set null'],
      ['team_id', 'team', ' on delete set null'],
      ['said_by_id', 'person', ''],
      ['answered_by_id', 'person', ' on delete set null'],
    ] as const)
      this.addSql(
        `alter table "outcome_remark" add constraint "outcome_remark_${column}_foreign" foreign key ("${column}") references "${target}" ("id")${more}`,
      );
    this.addSql(`alter table "outcome_remark" enable row level security`);
    this.addSql(`alter table "outcome_remark" force row level security`);
    for (const [name, policy] of [
      ['officer', `for select using (${officer})`],
      ['answered', `for update using (${officer}) with check (${officer})`],
      ['team', `for select using (kind = 'suggestion' and ${ofTeam})`],
      [
        'suggests',
        `for insert with check (kind = 'suggestion' and ${ofTeam} and said_by_id = ${setting('person', 'uuid')} and answer is null and ${accepted} and ${seen})`,
      ],
      ['family', `for select using (kind = 'comment' and ${family('replies')} and ${family('plan')})`],
      [
        'comments',
        `for insert with check (kind = 'comment' and ${family('replies')} and said_by_id = ${setting('family_person', 'uuid')} and answer is null and ${seen})`,
      ],
    ] as const)
      this.addSql(`create policy "outcome_remark_${name}" on "outcome_remark" ${policy}`);
    this.addSql(
      `create trigger outcome_remark_belongs before insert or update of area_id, case_id on outcome_remark for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger outcome_remark_audited after insert or update or delete on outcome_remark deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger outcome_remark_kept before delete on outcome_remark for each row execute function refuse_change()`,
    );
    const row = (name: string) => `(${said.replaceAll(/(\w+)/g, `${name}.$1`)})`;
    this.addSql(`create trigger outcome_remark_unchanging before update on outcome_remark for each row
      when (${row('old')} is distinct from ${row('new')} or old.answered_at is not null and (old.answer, old.answer_words, old.answered_at) is distinct from (new.answer, new.answer_words, new.answered_at)) execute function refuse_change()`);
    this.addSql(`grant select, insert, update on outcome_remark to ehc_app`);
  }
}

const ofTeam = `team_id = ${setting('team', 'uuid')} and ${team}`;
/** Whoever says something reads the outcome that it is about. */
const seen = `exists (select 1 from outcome o where o.id = outcome_id and o.case_id = outcome_remark.case_id)`;
const accepted = `exists (select 1 from advice_request r where r.case_id = outcome_remark.case_id and r.team_id = outcome_remark.team_id and r.state = 'accepted')`;

/** The room of a Section E: for officers, teams whose advice was accepted while their part lasts, and family that reads the plan. */
const isOpen = `(who.role in ('case-officer', 'signing-officer')
  or who.role is null and exists (select 1 from participant p where p.case_id = c.id and p.person_id = ${setting('family_person', 'uuid')} and 'plan' = any(p.scope) and ${lasts})
  or who.role in ('contributor', 'team-manager', 'head') and exists (select 1 from advice_request a
       join participant p on p.case_id = a.case_id and p.team_id = a.team_id and ${lasts}
      where a.case_id = c.id and a.team_id = ${setting('team', 'uuid')} and a.state = 'accepted'))`;
const openRooms = `do $$ begin execute replace(replace(pg_get_functiondef('open_rooms(jsonb)'::regprocedure),
  $s$when w.kind = 'case' then$s$, $s$when w.kind in ('case', 'outcomes') then$s$),
  'else false end', $s$when 'outcomes' then c.id is not null and ${isOpen} else false end$s$); end $$`;
