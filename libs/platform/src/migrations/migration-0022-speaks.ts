import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const familyPerson = setting('family_person', 'uuid');
const officer = `area_id = ${setting('officer_area', 'text')}`;
const family = (also: string) =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = ${familyPerson} and ${also} and (p.ended_on is null or p.ended_on > ${today}))`;
const ofFamily = `team_id is null and case_id = any ((select nullif(current_setting('app.family_cases', true), ''))::uuid[])`;

/** Who speaks for a child or young person: their family and supporters, who takes over, who could decide (C3-C6). */
export class Migration0022Speaks extends Migration {
  override up(): void {
    this.parts();
    this.takeover();
    this.capacity();
    for (const table of ['takeover', 'capacity_judgement']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
      this.addSql(
        `create trigger ${table}_unchanging before update or delete on ${table} for each row execute function refuse_change()`,
      );
      this.addSql(`grant select, insert, update on ${table} to ehc_app`);
    }
  }

  private parts(): void {
    this.addSql(`alter table participant add column relation text null`);
    this.addSql(`create policy participant_family on participant for select using (${ofFamily})`);
    this.addSql(
      `create policy participant_family_admits on participant for insert with check (part = 'supporter' and ${ofFamily})`,
    );
    this.addSql(
      `create policy participant_family_changes on participant for update using (${ofFamily}) with check (${ofFamily})`,
    );
    this.addSql(become);
    this.addSql(familyParts);
    this.addSql(
      `create trigger participant_by_family before insert or update on participant for each row execute function family_parts()`,
    );
  }

  private takeover(): void {
    this.addSql(
      `create table takeover (id uuid not null default uuidv7(), area_id text not null, case_id uuid not null, chosen_by_id uuid not null, chosen_at timestamptz(3) not null, primary key (id))`,
    );
    this.addSql(`alter table takeover add constraint takeover_case_id_unique unique (case_id)`);
    this.addSql(
      `alter table takeover add constraint takeover_case_id_foreign foreign key (case_id) references ehc_case (id)`,
    );
    this.addSql(
      `alter table takeover add constraint takeover_chosen_by_id_foreign foreign key (chosen_by_id) references person (id)`,
    );
    this.addSql(`create policy takeover_officer on takeover for select using (${officer})`);
    this.addSql(`create policy takeover_family on takeover for select using (${family(`p.scope <> '{}'`)})`);
    this.addSql(
      `create policy takeover_young_person on takeover for insert with check (chosen_by_id = ${familyPerson} and ${family(`p.part = 'young-person' and p.scope <> '{}'`)})`,
    );
  }

  private capacity(): void {
    this.addSql(
      `create table capacity_judgement (id uuid not null default uuidv7(), area_id text not null, case_id uuid not null, decision text not null, assessor text not null, judged_on date not null, has_capacity boolean not null, reasons text not null, representative text null, representative_name text null, recorded_by_id uuid not null, recorded_at timestamptz(3) not null, primary key (id))`,
    );
    this.addSql(`create index capacity_judgement_case_id_index on capacity_judgement (case_id)`);
    this.addSql(
      `alter table capacity_judgement add constraint capacity_judgement_case_id_foreign foreign key (case_id) references ehc_case (id)`,
    );
    this.addSql(
      `alter table capacity_judgement add constraint capacity_judgement_recorded_by_id_foreign foreign key (recorded_by_id) references person (id)`,
    );
    this.addSql(
      `alter table capacity_judgement add constraint capacity_judgement_representative_check check (representative in ('deputy', 'attorney', 'parent'))`,
    );
    this.addSql(
      `alter table capacity_judgement add constraint capacity_judgement_represented check (has_capacity = (representative is null) and has_capacity = (representative_name is null))`,
    );
    this.addSql(`create policy capacity_judgement_officer on capacity_judgement for select using (${officer})`);
    this.addSql(
      `create policy capacity_judgement_officer_records on capacity_judgement for insert with check (${officer})`,
    );
    this.addSql(
      `create policy capacity_judgement_family on capacity_judgement for select using (${family(`'sharing' = any(p.scope)`)})`,
    );
  }
}

/**
 * What somebody may change of the parts in their own family: a young person those of relatives and supporters, a parent
 * those of supporters until the young person has taken over. Never who it is, never beyond what the authority limited.
 */
const familyParts = `
create function family_parts() returns trigger language plpgsql as $$
declare
  who uuid := nullif(current_setting('app.family_person', true), '')::uuid;
  own text;
begin
  if who is null then return new; end if;
  select p.part into own from participant p
   where p.case_id = new.case_id and p.person_id = who and 'sharing' = any(p.scope) and (p.ended_on is null or p.ended_on > ${today});
  if own is null or own not in ('parent', 'young-person') or new.person_id = who
     or (own = 'parent' and new.part <> 'supporter')
     or (own = 'parent' and exists (select 1 from takeover t where t.case_id = new.case_id))
     or new.limit_reason is distinct from (case when tg_op = 'UPDATE' then old.limit_reason end)
     or (tg_op = 'UPDATE' and (new.case_id <> old.case_id or new.person_id <> old.person_id or new.part <> old.part
         or new.parental_responsibility is distinct from old.parental_responsibility
         or (old.limit_reason is not null and not new.scope <@ old.scope))) then
    raise exception 'this part is not theirs to change' using errcode = '42501';
  end if;
  return new;
end $$`;

/** As before, with the cases on which somebody who acts as family sees who else is on them. */
const become = `
create or replace function become(p_person uuid, p_membership uuid, p_epoch int)
returns table (person_id uuid, name text, membership_id uuid, role text, organisation_id uuid, organisation text,
               team_id uuid, team text, agency text, area_id text, memberships bigint, is_on_case boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  who record;
begin
  select p.id as person_id, p.name, m.id as membership_id, m.role, m.organisation_id, o.name as organisation,
         m.team_id, t.name as team, t.agency, m.area_id,
         (select count(*) from membership x where x.person_id = p.id and (x.ended_on is null or x.ended_on > ${today})) as memberships,
         exists (select 1 from participant x where x.person_id = p.id and x.scope <> '{}' and (x.ended_on is null or x.ended_on > ${today})) as is_on_case
    into who
    from person p
    left join membership m on m.id = p_membership and m.person_id = p.id and (m.ended_on is null or m.ended_on > ${today})
    left join organisation o on o.id = m.organisation_id
    left join team t on t.id = m.team_id
   where p.id = p_person and p.session_epoch = p_epoch and (p_membership is null or m.id is not null);
  if not found then return; end if;
  perform set_config('app.person', who.person_id::text, true),
          set_config('app.membership', coalesce(who.membership_id::text, ''), true),
          set_config('app.family_person', case when who.membership_id is null then who.person_id::text else '' end, true),
          set_config('app.family_cases', coalesce((
            select array_agg(x.case_id)::text from participant x
             where who.membership_id is null and x.person_id = who.person_id and 'sharing' = any(x.scope)
               and (x.ended_on is null or x.ended_on > ${today})), ''), true),
          set_config('app.organisation', coalesce(who.organisation_id::text, ''), true),
          set_config('app.team', coalesce(who.team_id::text, ''), true),
          set_config('app.agency', coalesce(who.agency, ''), true),
          set_config('app.officer_area', case when who.role in ('case-officer', 'signing-officer') then coalesce(who.area_id, '') else '' end, true),
          set_config('app.commissioner', case when who.role = 'designated-health-officer' then who.organisation_id::text else '' end, true);
  return query select who.person_id, who.name::text, who.membership_id, who.role::text, who.organisation_id, who.organisation::text,
                      who.team_id, who.team::text, who.agency::text, who.area_id::text, who.memberships, who.is_on_case;
end $$`;
