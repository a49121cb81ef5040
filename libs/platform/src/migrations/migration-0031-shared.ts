import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const team = setting('team', 'uuid');
const person = setting('person', 'uuid');
const onCase = (who: string) =>
  `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where ${who} and (p.ended_on is null or p.ended_on > ${today}))`;
const officer = `area_id = ${setting('officer_area', 'text')}`;

/**
 * What is shared becomes a view, which row-level security looks up for each statement as it looks up who is on the case:
 * a tenth of the time of a function called for each. Leave to read what is restricted becomes a function: it is asked for
 * almost nothing, and its policies are no longer planned with every query.
 */
export class Migration0031Shared extends Migration {
  override up(): void {
    this.addSql(schoolAgeEnds);
    this.addSql(`grant execute on function school_age_ends to ehc_app`);
    this.addSql(sharedWithTeam);
    this.addSql(`grant select on shared_with_team to ehc_app`);
    this.addSql(`create policy "restricted_grant_keeper" on "restricted_grant" for select to "ehc_owner" using (true)`);
    this.addSql(isGranted);
    this.addSql(`revoke execute on function is_granted from public`);
    this.addSql(`grant execute on function is_granted to ehc_app`);
    this.addSql(
      `alter policy statement_officer on statement using (${officer} and (not restricted or is_granted(case_id)))`,
    );
    this.addSql(
      `alter policy statement_agency on statement using (case when restricted then ${onCase(`p.team_id = ${team}`)} and is_granted(case_id) else exists (
  select 1 from (select case_id as id, category as about) asked join shared_with_team w on w.case_id = asked.id and w.category = asked.about) end)`,
    );
    this.addSql(`drop function is_shared(uuid, text)`);
    // where a visit takes place may be an address that somebody with a limited part should not learn
    const family = onCase(`p.person_id = ${setting('family_person', 'uuid')} and 'story' = any(p.scope)`);
    this.addSql(`alter policy appointment_detail_family on appointment_detail using (${family})`);
  }
}

/** As before, in one expression: it becomes part of the query that names it. @rule C3 */
const june = `make_date(extract(year from p_born)::int + case when extract(month from p_born) < 9 then 16 else 17 end, 6, 30)`;
const schoolAgeEnds = `
create or replace function school_age_ends(p_born date) returns date language sql immutable as $$
  select ${june} - (extract(isodow from ${june})::int + 2) % 7
$$`;

/**
 * The categories of each case that are shared with whoever acts, in their team's part on the case: by the decision that
 * counts (the person's own before their agency's, the latest by whoever decided under C3), or without agreement by law.
 * The same rule as `decide` (disclosure). It reads with its owner's rights: of what was decided, it says only the outcome.
 */
const sharedWithTeam = `
create view shared_with_team with (security_barrier = true) as
  with part as not materialized (
    select p.case_id, case p.part when 'adviser' then 'assessment' else 'support' end as purpose
      from participant p where p.team_id = ${team} and (p.ended_on is null or p.ended_on > ${today})
  ), said as not materialized (
    select distinct on (d.case_id, d.category, d.agency is not null)
           d.case_id, d.category, d.agency is not null as is_to_all, d.answer, d.until
      from part join sharing_decision d on d.case_id = part.case_id and d.purpose = part.purpose
      join ehc_case c on c.id = d.case_id join child k on k.id = c.child_id
     where (d.agency = ${setting('agency', 'text')} or d.recipient_person_id = ${person})
       and (d.decided_as = 'parent') = (d.discussed_on <= school_age_ends(k.born))
     order by d.case_id, d.category, d.agency is not null, d.discussed_on desc, d.recorded_at desc, d.id desc
  ), counting as not materialized (
    select distinct on (case_id, category) case_id, category, answer from said
     where answer <> 'not-discussed' and (until is null or until >= ${today})
     order by case_id, category, is_to_all
  )
  select case_id, category from counting where answer = 'agreed'
  union all
  select part.case_id, category
    from part join sharing_without_agreement w on w.case_id = part.case_id cross join unnest(w.categories) category
   where (w.agency = ${setting('agency', 'text')} or w.recipient_person_id = ${person})
     and w.ended_at is null and (w.until is null or w.until >= ${today})`;

/** Whether two people let whoever acts read what is restricted of a case. @rule K6 */
const isGranted = `
create function is_granted(p_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from restricted_grant g
     where g.case_id = p_case and (g.person_id = ${person} or g.team_id = ${team}) and g.approved_by_id is not null
       and g.ended_at is null and g.until >= ${today})
$$`;
