import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const membership = `(select nullif(current_setting('app.membership', true), '')::uuid)`;
const officer = `area_id = (select nullif(current_setting('app.officer_area', true), '')::text)`;
const virtualSchool = `(select m.area_id from membership m where m.id = ${membership} and m.role = 'virtual-school-head')`;
const isCurrent = `(until is null or until > ${today})`;
const isAuthority = `authority_id = ${virtualSchool} and ${isCurrent}`;
const hasPart = `${membership} = any(part_memberships) and ${isCurrent}`;
const ofAuthority = `exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = ${virtualSchool})`;
const isSelf = `membership_id = ${membership} and ended_on is null and exists (select 1 from looked_after_period l where l.id = period_id)`;

const reviews = ['looked-after-review', 'child-in-need-review', 'care-plan', 'annual-review'];
const everything = [...reviews, 'pep', 'health-plan', 'pathway-plan'];
const partsFor: Record<string, string[]> = {
  'social-worker': everything,
  'reviewing-officer': everything,
  'designated-teacher': ['pep', 'annual-review'],
  'designated-doctor': ['health-plan', 'annual-review'],
  'designated-nurse': ['health-plan', 'annual-review'],
  'personal-adviser': ['pathway-plan', 'annual-review'],
};
const listed = (values: string[]) => values.map((value) => `'${value}'`).join(', ');
const ofPart = `exists (select 1 from looked_after_person p where p.period_id = looked_after_meeting.period_id and p.membership_id = ${membership} and p.ended_on is null and (${Object.entries(
  partsFor,
)
  .map(([part, kinds]) => `p.part = '${part}' and kind in (${listed(kinds)})`)
  .join(' or ')}) and exists (select 1 from looked_after_period l where l.id = p.period_id))`;

/** Who looks after a child, the meetings about it and who is there for the child; looked-after children first in queues. */
export class Migration0038LookedAfter extends Migration {
  override up(): void {
    this.roles();
    this.tables();
    this.policies();
    this.addSql(ofItsPeriod);
    for (const table of ['looked_after_meeting', 'looked_after_person'])
      this.addSql(
        `create trigger ${table}_period before insert or update of period_id, case_id on ${table} for each row execute function of_its_period()`,
      );
    for (const table of tables) {
      this.addSql(
        `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
      );
      this.addSql(
        `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
      );
      this.addSql(
        `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_change()`,
      );
      this.addSql(`grant select, insert, update on ${table} to ehc_app`);
    }
    this.whatFollows();
    this.queues();
    this.addSql(
      `revoke execute on function of_its_period, plan_day, plan_day_told, looked_after_parts, looked_after_facts, queue_group_of_case from public`,
    );
  }

  private roles(): void {
    for (const table of ['membership', 'record_read']) {
      this.addSql(`alter table "${table}" drop constraint "${table}_role_check"`);
      this.addSql(
        `alter table "${table}" add constraint "${table}_role_check" check ("role" in ('case-officer', 'signing-officer', 'contributor', 'team-manager', 'designated-health-officer', 'social-care-lead', 'head', 'virtual-school-head', 'administrator'))`,
      );
    }
    // a virtual school head answers requests too, and hears the news of them
    this.addSql(
      `do $$ begin execute replace(pg_get_functiondef('open_rooms(jsonb)'::regprocedure), $s$'team-manager', 'head')$s$, $s$'team-manager', 'head', 'virtual-school-head')$s$); end $$`,
    );
  }

  private tables(): void {
    this.addSql(
      `create table "looked_after_period" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "standing" text not null default 'looked-after', "authority_id" text not null, "since" date not null, "until" date null, "told_ended_on" date null, "placement" text not null, "placed_in_id" text not null, "also_claimed_by" text[] not null default '{}', "part_memberships" uuid[] not null default '{}', "plan_issued_on" date null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(
      `create table "looked_after_meeting" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "period_id" uuid not null, "kind" text not null, "on" date not null, "is_held" boolean not null default false, "cancelled_at" timestamptz(3) null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, primary key ("id"))`,
    );
    this.addSql(
      `create table "looked_after_person" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "period_id" uuid not null, "part" text not null, "name" text not null, "contact" text not null default '', "membership_id" uuid null, "started_on" date not null default ${today}, "ended_on" date null, primary key ("id"))`,
    );
    for (const [table, column, target, more] of [
      ['looked_after_period', 'case_id', 'ehc_case', ''],
      ['looked_after_period', 'authority_id', 'area', ''],
      ['looked_after_period', 'placed_in_id', 'area', ''],
      ['looked_after_meeting', 'case_id', 'ehc_case', ''],
      ['looked_after_meeting', 'period_id', 'looked_after_period', ''],
      ['looked_after_meeting', 'recorded_by_id', 'person', ''],
      ['looked_after_person', 'case_id', 'ehc_case', ''],
      ['looked_after_person', 'period_id', 'looked_after_period', ''],
      ['looked_after_person', 'membership_id', 'membership', ' on delete set null'],
    ] as const)
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${target}" ("id")${more}`,
      );
    for (const [table, ...columns] of [
      ['looked_after_period', 'case_id'],
      ['looked_after_period', 'authority_id', 'case_id'],
      ['looked_after_meeting', 'period_id', 'kind', 'on'],
      ['looked_after_meeting', 'case_id'],
      ['looked_after_person', 'period_id'],
      ['looked_after_person', 'membership_id'],
      ['looked_after_person', 'case_id'],
    ])
      this.addSql(
        `create index "${table}_${columns.join('_')}_index" on "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`,
      );
    for (const [table, name, check] of [
      ['looked_after_period', 'in_order', 'until is null or until >= since'],
      ['looked_after_period', 'standing_check', `"standing" in ('looked-after', 'care-leaver')`],
      [
        'looked_after_period',
        'placement_check',
        `"placement" in (${listed(['foster-care', 'kinship', 'residential', 'with-parents', 'semi-independent', 'other'])})`,
      ],
      [
        'looked_after_meeting',
        'kind_check',
        `"kind" in (${listed(['looked-after-review', 'pep', 'care-plan', 'health-plan', 'child-in-need-review', 'annual-review', 'pathway-plan'])})`,
      ],
      ['looked_after_person', 'part_check', `"part" in (${listed(Object.keys(partsFor))})`],
    ] as const)
      this.addSql(`alter table "${table}" add constraint "${table}_${name}" check (${check})`);
  }

  private policies(): void {
    for (const table of tables) {
      this.addSql(`alter table "${table}" enable row level security`);
      this.addSql(`alter table "${table}" force row level security`);
      this.addSql(`create policy "${table}_officer" on "${table}" using (${officer}) with check (${officer})`);
    }
    for (const [name, table, how] of [
      ['looked_after_period_part', 'looked_after_period', `for select using ((${isAuthority}) or (${hasPart}))`],
      [
        'looked_after_period_authority',
        'looked_after_period',
        `for update using (${isAuthority}) with check (${isAuthority})`,
      ],
      ['looked_after_period_keeper', 'looked_after_period', 'for select to ehc_owner using (true)'],
      [
        'looked_after_period_keeper_counts',
        'looked_after_period',
        'for update to ehc_owner using (true) with check (true)',
      ],
      ['looked_after_meeting_authority', 'looked_after_meeting', `using (${ofAuthority}) with check (${ofAuthority})`],
      ['looked_after_meeting_part', 'looked_after_meeting', `for select using (${ofPart})`],
      ['looked_after_person_authority', 'looked_after_person', `using (${ofAuthority}) with check (${ofAuthority})`],
      ['looked_after_person_self', 'looked_after_person', `for select using (${isSelf})`],
      [
        'case_looked_after',
        'ehc_case',
        'for select to ehc_app using (exists (select 1 from looked_after_period l where l.case_id = ehc_case.id))',
      ],
      ['case_keeper_counts', 'ehc_case', 'for update to ehc_owner using (true) with check (true)'],
      ['advice_request_keeper_orders', 'advice_request', 'for update to ehc_owner using (true) with check (true)'],
    ])
      this.addSql(`create policy "${name}" on "${table}" ${how}`);
  }

  private whatFollows(): void {
    this.addSql(planDay);
    this.addSql(planDayTold);
    this.addSql(lookedAfterParts);
    this.addSql(lookedAfterFacts);
    this.addSql(
      `create trigger looked_after_period_plan before insert on looked_after_period for each row execute function plan_day()`,
    );
    this.addSql(
      `create trigger plan_version_told after insert on plan_version for each row when (new.kind = 'final') execute function plan_day_told()`,
    );
    this.addSql(
      `create trigger looked_after_person_parts after insert or update on looked_after_person for each row execute function looked_after_parts()`,
    );
    this.addSql(
      `create trigger looked_after_period_facts after insert or update of since, until, authority_id on looked_after_period for each row execute function looked_after_facts()`,
    );
  }

  private queues(): void {
    this.addSql(`alter table "advice_request" add column "queue_group" smallint not null default 1`);
    this.addSql(`drop index advice_request_open`);
    this.addSql(
      `create index advice_request_open on advice_request (team_id, queue_group, due_on, id) where state in ('sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known')`,
    );
    this.addSql(queueGroupOfCase);
    this.addSql(
      `create trigger advice_request_queue_group before insert on advice_request for each row execute function queue_group_of_case()`,
    );
  }
}

const tables = ['looked_after_period', 'looked_after_meeting', 'looked_after_person'];

const ofItsPeriod = `
create function of_its_period() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from looked_after_period l where l.id = new.period_id and l.case_id = new.case_id) then
    raise exception 'a row of % must be of the case of its period', tg_table_name using errcode = '42501';
  end if;
  return new;
end $$`;

/** The day of the final plan, which starts the annual review: the authority that looks after the child knows it, not the plan. */
const planDay = `
create function plan_day() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.plan_issued_on := coalesce(new.plan_issued_on,
    (select max(v.given_on) from plan_version v where v.case_id = new.case_id and v.kind = 'final'));
  return new;
end $$`;
const planDayTold = `
create function plan_day_told() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update looked_after_period set plan_issued_on = new.given_on where case_id = new.case_id;
  return null;
end $$`;

/** Who has a part in a period now: its policy asks this list, since the two tables cannot ask each other. */
const lookedAfterParts = `
create function looked_after_parts() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update looked_after_period set part_memberships = coalesce((
    select array_agg(distinct p.membership_id) from looked_after_person p
     where p.period_id = new.period_id and p.ended_on is null and p.membership_id is not null), '{}')
   where id = new.period_id;
  return null;
end $$`;

/**
 * What follows for a case from its periods: whether the child is looked after now, by which authority or as several say,
 * and that its requests come first. Each authority that says so is told of the others, whose rows it may not see.
 */
const lookedAfterFacts = `
create function looked_after_facts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  claims text[];
begin
  update looked_after_period p set also_claimed_by = c.others
    from (select l.id, coalesce((
            select array_agg(distinct a.name order by a.name) from looked_after_period o join area a on a.id = o.authority_id
             where o.case_id = l.case_id and o.authority_id <> l.authority_id and o.standing = 'looked-after'
               and l.standing = 'looked-after' and o.since < coalesce(l.until, 'infinity') and l.since < coalesce(o.until, 'infinity')), '{}') as others
            from looked_after_period l where l.case_id = new.case_id) c
   where p.id = c.id and p.also_claimed_by is distinct from c.others;
  select coalesce(array_agg(distinct a.name order by a.name), '{}') into claims
    from looked_after_period l join area a on a.id = l.authority_id
   where l.case_id = new.case_id and l.standing = 'looked-after' and l.until is null;
  update ehc_case set circumstances = circumstances || jsonb_build_object('lookedAfter', cardinality(claims) > 0,
      'lookedAfterBy', case when cardinality(claims) = 1 then claims[1] else '' end, 'lookedAfterClaims', to_jsonb(claims))
   where id = new.case_id;
  update advice_request set queue_group = case when cardinality(claims) > 0 then 0 else 1 end
   where case_id = new.case_id and queue_group <> case when cardinality(claims) > 0 then 0 else 1 end;
  return null;
end $$`;

const queueGroupOfCase = `
create function queue_group_of_case() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select 1 from ehc_case c where c.id = new.case_id and c.circumstances->>'lookedAfter' = 'true') then
    new.queue_group := 0;
  end if;
  return new;
end $$`;
