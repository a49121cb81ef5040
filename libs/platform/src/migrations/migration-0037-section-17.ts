import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const team = setting('team', 'uuid');
const isTeam = `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.team_id = ${team} and (p.ended_on is null or p.ended_on > ((now() at time zone 'Europe/London')::date)))`;
const own = `team_id = ${team} and ${setting('agency', 'text')} = 'social-care' and (case_id is null or ${isTeam})`;
const ownToWrite = `${own} and (case_id is not null or area_id in (select oa.area_id from organisation_area oa where oa.organisation_id = ${setting('organisation', 'uuid')}))`;
const categories = [
  ...['history', 'strengths', 'communication', 'learning', 'friends-and-feelings', 'health'],
  ...['daily-life', 'home-and-family', 'hopes'],
];

/** What a social care team keeps for itself: section 17 assessments, their texts, dated facts. Others learn one thing. @rule K5 */
export class Migration0037Section17 extends Migration {
  override up(): void {
    this.table(
      'section17',
      `"case_id" uuid null, "team_id" uuid not null, "child_name" text null, "born" date null, "referred_on" date not null, "referred_by" text not null, "reason" text not null, "state" text not null default 'referred', "triaged_on" date null, "begun_on" date null, "ended_on" date null, "outcome" text null, "closed_because" text null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "version" int not null default 1`,
      {
        state: ['referred', 'triaged', 'assessing', 'ended', 'closed-early'],
        outcome: ['early-help', 'child-in-need', 'child-protection', 'none'],
      },
      { recorded_by_id: 'person' },
    );
    this.addSql(`create index "section17_team_id_state_index" on "section17" ("team_id", "state")`);
    this.addSql(
      `alter table "section17" add constraint "section17_is_of_a_child" check ((case_id is not null or (child_name is not null and born is not null)))`,
    );
    this.addSql(`create policy "section17_keeper" on "section17" for select to "ehc_owner" using (true)`);
    this.table(
      'section17_text',
      `"case_id" uuid null, "section17_id" uuid not null, "team_id" uuid not null, "category" text not null, "words" text not null, "kept_apart" boolean not null default false, "serves" text null, "origin" text not null default 'section-17', "request_id" uuid null, "card_key" text null, "placed_at" timestamptz(3) null, "written_by_id" uuid not null, "written_at" timestamptz(3) not null`,
      { category: categories, serves: ['D', 'H1', 'H2'], origin: ['section-17', 'advice'] },
      { section17_id: 'section17', written_by_id: 'person' },
    );
    this.addSql(`create index "section17_text_section17_id_index" on "section17_text" ("section17_id")`);
    this.table(
      'social_care_fact',
      `"case_id" uuid not null, "team_id" uuid not null, "kind" text not null, "since" date not null, "until" date null, "review_on" date null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null`,
      { kind: ['early-help', 'child-in-need', 'child-protection', 'care-plan', 'adult-care', 'ehc-plan'] },
      { recorded_by_id: 'person' },
    );
    this.addSql(
      `alter table "social_care_fact" add constraint "social_care_fact_ends_after_start" check ((until is null or until >= since))`,
    );
    this.addSql(withSocialCare);
    this.addSql(`revoke execute on function with_social_care from public`);
    this.addSql(`grant execute on function with_social_care to ehc_app`);
  }

  private table(
    table: string,
    columns: string,
    choices: Record<string, readonly string[]>,
    parents: Record<string, string>,
  ): void {
    this.addSql(
      `create table "${table}" ("id" uuid not null default uuidv7(), "area_id" text not null, ${columns}, primary key ("id"))`,
    );
    this.addSql(`create index "${table}_case_id_index" on "${table}" ("case_id")`);
    for (const [column, values] of Object.entries(choices))
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_check" check ("${column}" in (${values.map((each) => `'${each}'`).join(', ')}))`,
      );
    const isNullable = columns.includes('"case_id" uuid null');
    for (const [column, to] of Object.entries({ case_id: 'ehc_case', team_id: 'team', ...parents }))
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${to}" ("id")${column === 'case_id' && isNullable ? ' on delete set null' : ''}`,
      );
    this.addSql(`alter table "${table}" enable row level security`);
    this.addSql(`alter table "${table}" force row level security`);
    this.addSql(`create policy "${table}_team" on "${table}" using (${own}) with check (${ownToWrite})`);
    this.addSql(
      `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row when (new.case_id is not null) execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(`grant select, insert, update on ${table} to ehc_app`);
  }
}

/** All that an officer learns: since when a section 17 assessment of the case is with social care; null where none is. @rule K6 */
const withSocialCare = `
create function with_social_care(p_case uuid) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select min(s.referred_on) from section17 s
   where s.case_id = p_case and s.state not in ('ended', 'closed-early') and s.area_id = ${setting('officer_area', 'text')}
$$`;
