import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const person = setting('person', 'uuid');
const familyPerson = setting('family_person', 'uuid');
const officer = `area_id = ${setting('officer_area', 'text')}`;
const onCase = (who: string) =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where ${who} and (p.ended_on is null or p.ended_on > ${today}))`;
const family = (scope: string) => onCase(`p.person_id = ${familyPerson} and '${scope}' = any(p.scope)`);
const team = onCase(`p.team_id = ${setting('team', 'uuid')}`);
const toActing = `(agency = ${setting('agency', 'text')} or recipient_person_id = ${person})`;
const granted = `exists (
  select 1 from (select case_id as id) asked join restricted_grant g on g.case_id = asked.id
   where (g.person_id = ${person} or g.team_id = ${setting('team', 'uuid')}) and g.approved_by_id is not null
     and g.ended_at is null and g.until >= ${today})`;
const toOne = '((agency is null) <> (recipient_person_id is null))';
const agencies = `('education', 'health', 'educational-psychology', 'social-care', 'youth-justice', 'virtual-school', 'other')`;

/**
 * Who may read what a family told: decisions by whoever decides on the day (C3), contradicting ones kept; sharing without
 * agreement apart from them; restricted material by leave of two people; and one rule, `is_shared`, for row-level security.
 */
export class Migration0023Sharing extends Migration {
  override up(): void {
    this.addSql(`create policy "child_keeper" on "child" for select to "ehc_owner" using (true)`);
    this.addSql(schoolAgeEnds);
    this.withoutAgreement();
    this.decisions();
    this.restricted();
    this.addSql(isShared);
    this.addSql(`revoke execute on function school_age_ends, is_shared from public`);
    this.addSql(`grant execute on function is_shared to ehc_app`);
    this.statements();
    this.reads();
  }

  private withoutAgreement(): void {
    this.addSql(
      `create table "sharing_without_agreement" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "categories" text[] not null, "agency" text null, "recipient_person_id" uuid null, "reason" text not null, "basis" text not null, "until" date null, "hidden_because" text null, "hidden_until" date null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "sharing_without_agreement_case_id_index" on "sharing_without_agreement" ("case_id")`);
    for (const [name, expression] of [
      ['without_agreement_is_to_one', toOne],
      ['without_agreement_is_hidden_for_a_reason', '(hidden_until is null or hidden_because is not null)'],
      ['sharing_without_agreement_agency_check', `("agency" in ${agencies})`],
    ])
      this.addSql(`alter table "sharing_without_agreement" add constraint "${name}" check ${expression}`);
    this.references(
      'sharing_without_agreement',
      { case_id: 'ehc_case', recorded_by_id: 'person' },
      { recipient_person_id: 'person' },
    );
    this.secure('sharing_without_agreement', [
      `"without_agreement_officer" on "sharing_without_agreement" using (${officer}) with check (${officer})`,
      `"without_agreement_family" on "sharing_without_agreement" for select using (hidden_until is null and ${family('sharing')})`,
      `"without_agreement_agency" on "sharing_without_agreement" for select using (${toActing} and ${team})`,
      `"without_agreement_keeper" on "sharing_without_agreement" for select to "ehc_owner" using (true)`,
    ]);
    this.unchangingBut('sharing_without_agreement', ['hidden_because', 'hidden_until', 'ended_at']);
  }

  /** What the law required becomes sharing without agreement; a decision is no longer superseded by another's. */
  private decisions(): void {
    const table = 'sharing_decision';
    this.addSql(`alter table sharing_decision no force row level security`);
    this.addSql(`drop trigger sharing_decision_unchanging on sharing_decision`);
    this.addSql(
      `insert into sharing_without_agreement (area_id, case_id, categories, agency, reason, basis, recorded_by_id, recorded_at, ended_at)
       select area_id, case_id, array_agg(category), agency, 'Recorded as required by law', coalesce(basis, ''), recorded_by_id, recorded_at, superseded_at
         from sharing_decision where answer = 'required-by-law'
        group by area_id, case_id, agency, basis, recorded_by_id, recorded_at, superseded_at`,
    );
    this.addSql(`alter table sharing_without_agreement force row level security`);
    this.addSql(`delete from sharing_decision where answer = 'required-by-law'`);
    for (const name of ['sharing_decision_officer', 'sharing_decision_family', 'sharing_decision_agency'])
      this.addSql(`drop policy "${name}" on "sharing_decision"`);
    this.addSql(`drop policy statement_agency on statement`); // it reads what is dropped next
    this.addSql(`drop index sharing_decision_current`);
    this.addSql(
      `alter table sharing_decision drop column superseded_at, drop column basis, alter column agency drop not null,
         add column recipient_person_id uuid null, add column purpose text not null default 'assessment',
         add column decided_as text null, add column until date null`,
    );
    this.addSql(
      `update sharing_decision d set decided_as = case when d.discussed_on <= school_age_ends(k.born) then 'parent' else 'young-person' end
         from ehc_case c join child k on k.id = c.child_id where c.id = d.case_id`,
    );
    this.addSql(`alter table sharing_decision alter column decided_as set not null`);
    this.addSql(`alter table sharing_decision drop constraint sharing_decision_answer_check`);
    for (const [name, expression] of [
      ['is_to_one', toOne],
      ['answer_check', `("answer" in ('agreed', 'refused', 'not-discussed'))`],
      ['purpose_check', `("purpose" in ('assessment', 'support'))`],
      ['decided_as_check', `("decided_as" in ('parent', 'young-person', 'representative'))`],
    ])
      this.addSql(`alter table sharing_decision add constraint "sharing_decision_${name}" check ${expression}`);
    this.addSql(`create index "sharing_decision_case_id_category_index" on "sharing_decision" ("case_id", "category")`);
    this.references(table, {}, { recipient_person_id: 'person' });
    const inOwnPart = `recorded_by_id = ${familyPerson} and exists (
  select 1 from (select case_id as id, decided_as as part) asked join participant p on p.case_id = asked.id
   where p.person_id = ${familyPerson} and p.part = asked.part and p.parental_responsibility is not false)`;
    for (const policy of [
      `"sharing_decision_see" on "sharing_decision" for select using ((${officer}) or (${family('sharing')}))`,
      `"sharing_decision_agency" on "sharing_decision" for select using (${toActing} and ${team})`,
      `"sharing_decision_officer_records" on "sharing_decision" for insert with check (${officer})`,
      `"sharing_decision_family_decides" on "sharing_decision" for insert with check (${family('sharing')} and ${inOwnPart})`,
      `"sharing_decision_keeper" on "sharing_decision" for select to "ehc_owner" using (true)`,
    ])
      this.addSql(`create policy ${policy}`);
    this.addSql(`alter table sharing_decision force row level security`);
    this.addSql(
      `create trigger sharing_decision_unchanging before update or delete on sharing_decision for each row execute function refuse_change()`,
    );
  }

  private restricted(): void {
    this.addSql(
      `create table "restricted_grant" ("id" uuid not null default uuidv7(), "area_id" text not null, "case_id" uuid not null, "team_id" uuid null, "person_id" uuid null, "reason" text not null, "basis" text not null, "until" date not null, "asked_by_id" uuid not null, "asked_at" timestamptz(3) not null, "approved_by_id" uuid null, "approved_at" timestamptz(3) null, "ended_at" timestamptz(3) null, primary key ("id"))`,
    );
    this.addSql(`create index "restricted_grant_case_id_index" on "restricted_grant" ("case_id")`);
    this.addSql(
      `alter table "restricted_grant" add constraint "restricted_grant_is_to_one" check ((team_id is null) <> (person_id is null))`,
    );
    this.addSql(
      `alter table "restricted_grant" add constraint "restricted_grant_is_of_two" check (approved_by_id <> asked_by_id)`,
    );
    this.references(
      'restricted_grant',
      { case_id: 'ehc_case', asked_by_id: 'person' },
      { team_id: 'team', person_id: 'person', approved_by_id: 'person' },
    );
    this.secure('restricted_grant', [
      `"restricted_grant_officer" on "restricted_grant" for select using (${officer})`,
      `"restricted_grant_reader" on "restricted_grant" for select using ((person_id = ${person} or team_id = ${setting('team', 'uuid')}) and ${team})`,
      `"restricted_grant_asks" on "restricted_grant" for insert with check (${officer} and asked_by_id = ${person} and approved_by_id is null)`,
      `"restricted_grant_approves" on "restricted_grant" for update using (${officer}) with check (${officer} and (approved_by_id is null or approved_by_id = ${person} or ended_at is not null))`,
    ]);
    this.addSql(`alter table restricted_grant force row level security`);
    this.unchangingBut('restricted_grant', ['approved_by_id', 'approved_at', 'ended_at']);
    this.addSql(
      `create trigger restricted_grant_approved_once before update on restricted_grant for each row
         when (old.ended_at is not null or old.approved_by_id is not null and new.approved_by_id is distinct from old.approved_by_id)
         execute function refuse_change()`,
    );
  }

  private statements(): void {
    this.addSql(
      `alter table statement add column restricted boolean not null default false, add column only_teller boolean not null default false, add column teller_id uuid null`,
    );
    this.references('statement', {}, { teller_id: 'person' });
    this.addSql(`alter policy statement_officer on statement using (${officer} and (not restricted or ${granted}))`);
    this.addSql(
      `alter policy statement_family on statement using (not restricted and (not only_teller or teller_id = ${familyPerson}) and ${family('story')})`,
    );
    this.addSql(
      `alter policy statement_family_tells on statement with check (not restricted and teller_id = ${familyPerson} and ${family('story')})`,
    );
    this.addSql(
      `create policy statement_agency on statement for select using (${team} and case when restricted then ${granted} else is_shared(case_id, category) end)`,
    );
  }

  private reads(): void {
    this.addSql(`alter table record_read add column without_agreement_id uuid null`);
    this.references('record_read', {}, { without_agreement_id: 'sharing_without_agreement' });
    this.addSql(`alter table record_read drop constraint record_read_once`);
    this.addSql(
      `create unique index record_read_once on record_read (case_id, person_id, what, read_on, without_agreement_id) nulls not distinct`,
    );
    this.addSql(`alter policy record_read_see on record_read using ((${officer}) or (person_id = ${person}))`);
    this.addSql(
      `create policy record_read_family on record_read for select using (${family('log')} and what <> 'restricted' and (without_agreement_id is null or exists (
  select 1 from sharing_without_agreement w where w.id = without_agreement_id and w.hidden_until is null)))`,
    );
  }

  private references(table: string, needed: Record<string, string>, maybe: Record<string, string>): void {
    const add = (column: string, to: string, rest = '') =>
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${to}" ("id")${rest}`,
      );
    for (const [column, to] of Object.entries(needed)) add(column, to);
    for (const [column, to] of Object.entries(maybe)) add(column, to, ' on delete set null');
  }

  private secure(table: string, policies: string[]): void {
    this.addSql(`alter table "${table}" enable row level security`);
    for (const policy of policies) this.addSql(`create policy ${policy}`);
    this.addSql(
      `create trigger ${table}_belongs before insert or update of area_id, case_id on ${table} for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger ${table}_audited after insert or update or delete on ${table} deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(`grant select, insert, update on ${table} to ehc_app`);
  }

  private unchangingBut(table: string, columns: string[]): void {
    const kept = (row: string) => `to_jsonb(${row}) - array[${columns.map((each) => `'${each}'`).join(', ')}]`;
    this.addSql(
      `create trigger ${table}_unchanging before update on ${table} for each row when (${kept('old')} is distinct from ${kept('new')}) execute function refuse_change()`,
    );
  }
}

/** The last day of compulsory school age, as `endOfCompulsorySchoolAge` (statute): the last Friday of June. @rule C3 */
const schoolAgeEnds = `
create function school_age_ends(p_born date) returns date language sql immutable as $$
  select june - ((extract(isodow from june)::int + 2) % 7)
    from make_date(extract(year from p_born)::int - case when extract(month from p_born) < 9 then 1 else 0 end + 17, 6, 30) june
$$`;

/**
 * Whether what a family told in a category is shared with whoever acts, in their part on the case: by the decision that
 * counts (the person's own before their agency's, the latest by whoever decided under C3), or without agreement by law.
 * The same rule as `decide` (disclosure). It reads with its owner's rights, so that it costs two looks at an index.
 */
const isShared = `
create function is_shared(p_case uuid, p_category text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with part as (
    select case p.part when 'adviser' then 'assessment' else 'support' end as purpose
      from participant p where p.case_id = p_case and p.team_id = ${setting('team', 'uuid')} and (p.ended_on is null or p.ended_on > ${today}) limit 1
  ), said as (
    select d.*, d.answer <> 'not-discussed' and (d.until is null or d.until >= ${today}) as holds
      from sharing_decision d, part, ehc_case c join child k on k.id = c.child_id
     where c.id = p_case and d.case_id = p_case and d.category = p_category and d.purpose = part.purpose and ${toActing.replaceAll('agency =', 'd.agency =')}
       and (d.decided_as = 'parent') = (d.discussed_on <= school_age_ends(k.born))
  ), counting as (
    (select 1 as rank, answer, holds from said where recipient_person_id is not null order by discussed_on desc, recorded_at desc, id desc limit 1)
    union all
    (select 2, answer, holds from said where agency is not null order by discussed_on desc, recorded_at desc, id desc limit 1)
  )
  select coalesce((select answer = 'agreed' from counting where holds order by rank limit 1), false)
      or exists (select 1 from part, sharing_without_agreement w
                  where w.case_id = p_case and p_category = any (w.categories) and ${toActing}
                    and w.ended_at is null and (w.until is null or w.until >= ${today}))
$$`;
