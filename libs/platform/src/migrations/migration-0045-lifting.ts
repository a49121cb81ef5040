import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const officer = `area_id = ${setting('officer_area', 'text')}`;
const person = setting('person', 'uuid');
const familyPerson = setting('family_person', 'uuid');
const onCase = (column: string) => `is_family_on(${column}, 'story')`;

/** Whoever restricts what was told says why, and may lift it again with a reason; both stay on record. @rule K6 */
export class Migration0045Lifting extends Migration {
  override up(): void {
    this.addSql(
      `create table "restriction" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "statements" uuid[] not null, "category" text not null, "told_on" date not null, "reason" text not null, "restricted_by_id" uuid not null, "restricted_at" timestamptz(3) not null, "lifted_at" timestamptz(3) null, "lifted_reason" text null, primary key ("id"))`,
    );
    this.addSql(`create index "restriction_case_id_index" on "restriction" ("case_id")`);
    this.addSql(
      `alter table "restriction" add constraint "restriction_case_id_foreign" foreign key ("case_id") references "ehc_case" ("id")`,
    );
    this.addSql(
      `alter table "restriction" add constraint "restriction_restricted_by_id_foreign" foreign key ("restricted_by_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "restriction" add constraint "restriction_category_check" check ("category" in (${categories}))`,
    );
    this.addSql(
      `alter table "restriction" add constraint "restriction_is_lifted_with_reason" check ((lifted_at is null) = (lifted_reason is null))`,
    );
    this.addSql(`alter table "restriction" enable row level security`);
    this.addSql(`alter table "restriction" force row level security`);
    this.addSql(
      `create policy "restriction_own" on "restriction" for select using (restricted_by_id = ${person} and (${officer} or ${onCase('case_id')}))`,
    );
    this.addSql(
      `create policy "restriction_keeper" on "restriction" for all to "ehc_owner" using (true) with check (true)`,
    );
    this.addSql(
      `create trigger restriction_belongs before insert or update of area_id, case_id on restriction for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger restriction_audited after insert or update or delete on restriction deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger restriction_kept before delete on restriction for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on restriction to ehc_app`);
    this.statements();
  }

  private statements(): void {
    this.addSql(`alter policy "statement_keeper_restricts" on "statement" using (true) with check (true)`);
    this.addSql(keepsItsWords);
    this.addSql(`drop trigger statement_unchanging on statement`);
    this.addSql(
      `create trigger statement_unchanging before update on statement for each row execute function keeps_its_words()`,
    );
    this.addSql(`drop function restrict_statement(uuid)`);
    for (const [name, body] of Object.entries({ restrict_statement: restrict, lift_restriction: lift })) {
      this.addSql(body);
      this.addSql(`revoke execute on function ${name} from public`);
      this.addSql(`grant execute on function ${name} to ehc_app`);
    }
  }
}

const categories = `'history', 'strengths', 'communication', 'learning', 'friends-and-feelings', 'health', 'daily-life', 'home-and-family', 'hopes'`;

/** Of what was told nothing ever changes but whether it is restricted; and that is taken back only with a restriction that was lifted. */
const keepsItsWords = `
create function keeps_its_words() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  if to_jsonb(old) - 'restricted' is distinct from to_jsonb(new) - 'restricted' or old.restricted = new.restricted
     or (old.restricted and (
       not exists (select 1 from restriction r where r.case_id = old.case_id and old.id = any (r.statements))
       or exists (select 1 from restriction r where r.case_id = old.case_id and old.id = any (r.statements) and r.lifted_at is null)))
  then
    raise exception 'rows of % never change', tg_table_name;
  end if;
  return new;
end $$`;

/** As before, and now with a reason that is kept. With its owner's rights: whoever marks it sees it no longer. */
const restrict = `
create function restrict_statement(p_statement uuid, p_reason text, p_at timestamptz) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive told as (
    select s.id, s.replaces_id from statement s
     where s.id = p_statement and not s.restricted
       and (s.${officer} or (s.teller_id = ${familyPerson} and ${onCase('s.case_id')}))
     union
    select s.id, s.replaces_id from statement s join told on s.id = told.replaces_id or s.replaces_id = told.id
  ),
  marked as (
    update statement s set restricted = true from told where s.id = told.id and not s.restricted
    returning s.id, s.area_id, s.case_id
  ),
  kept as (
    insert into restriction (area_id, case_id, statements, category, told_on, reason, restricted_by_id, restricted_at)
    select m.area_id, m.case_id, array_agg(m.id), s.category, s.told_on, p_reason, ${person}, p_at
      from marked m join statement s on s.id = p_statement group by m.area_id, m.case_id, s.category, s.told_on
  )
  select id from marked
$$`;

/** Lifts a restriction for whoever made it, while they are an officer of its area or tell in its case. */
const lift = `
create function lift_restriction(p_case uuid, p_restriction uuid, p_reason text, p_at timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  marked uuid[];
begin
  update restriction r set lifted_at = p_at, lifted_reason = p_reason
   where r.id = p_restriction and r.case_id = p_case and r.lifted_at is null and r.restricted_by_id = ${person}
     and (r.${officer} or ${onCase('r.case_id')})
  returning statements into marked;
  return query update statement s set restricted = false where s.id = any (marked) and s.restricted returning s.id;
end $$`;
