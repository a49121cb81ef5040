import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const onCase = (column: string, who: string) =>
  `exists (select 1 from (select ${column} as id) asked join participant p on p.case_id = asked.id where ${who} and (p.ended_on is null or p.ended_on > ${today}))`;
const anyFamily = (column: string) =>
  onCase(column, `p.person_id = ${setting('family_person', 'uuid')} and p.scope <> '{}'`);
const family = (scope: string) =>
  onCase('case_id', `p.person_id = ${setting('family_person', 'uuid')} and '${scope}' = any(p.scope)`);
const team = (column = 'case_id') => onCase(column, `p.team_id = ${setting('team', 'uuid')}`);
const ownTeam = `team_id = ${setting('team', 'uuid')} and ${team()}`;

/**
 * How far a parent's, young person's or supporter's part reaches, and until when: a part is over on its last day's morrow,
 * by London's day, whoever looks.
 */
export class Migration0022Scopes extends Migration {
  override up(): void {
    this.addSql(`alter table participant add column scope text[] not null default '{}'`);
    // by a change of type, since row-level security and the audit of the table stop an update of all areas
    this.addSql(
      `alter table participant alter column scope type text[] using case when person_id is null then '{}' else array['progress', 'story', 'sharing', 'plan', 'replies', 'log'] end`,
    );
    this.addSql(`alter table participant add column parental_responsibility boolean null`);
    this.addSql(`alter table participant add column limit_reason text null`);
    this.addSql(
      `alter table participant add constraint participant_scope check (scope <@ array['progress', 'story', 'sharing', 'plan', 'replies', 'log']::text[] and (team_id is null or scope = '{}'))`,
    );
    this.families();
    this.teams();
    this.addSql(become);
  }

  private families(): void {
    const concerns = `(state not in ('proposed', 'left-out') or exists (select 1 from advice_reuse u where u.request_id = advice_request.id))`;
    const allAgree = `(select count(*) from advice_reuse_answer a join advice_reuse u on u.id = a.reuse_id where u.request_id = advice_request.id and a.is_satisfied) = 3`;
    const officer = `area_id = ${setting('officer_area', 'text')}`;
    for (const [policy, table, condition] of [
      ['case_participant', 'ehc_case', `using ((${anyFamily('id')}) or (${team('id')}))`],
      ['plan_version_family', 'plan_version', `using (${family('plan')})`],
      ['case_exemption_family', 'case_exemption', `using (${family('progress')})`],
      ['statement_family', 'statement', `using (${family('story')})`],
      ['statement_family_tells', 'statement', `with check (${family('story')})`],
      ['advice_reuse_family', 'advice_reuse', `using (${family('progress')})`],
      ['reuse_answer_family', 'advice_reuse_answer', `using (${family('progress')})`],
      [
        'reuse_answer_family_says',
        'advice_reuse_answer',
        `with check (party = 'family' and how = 'portal' and ${family('replies')})`,
      ],
      ['proposed_outcome_family', 'proposed_outcome', `using (${family('plan')})`],
      ['contribution_family', 'contribution', `using (state = 'submitted' and ${family('plan')})`],
      ['advice_request_family', 'advice_request', `using (${concerns} and ${family('progress')})`],
      [
        'advice_request_family_agrees',
        'advice_request',
        `using (state = 'proposed' and ${family('replies')}) with check (state = 'reused' and ${family('replies')} and ${allAgree})`,
      ],
      ['sharing_decision_family', 'sharing_decision', `using (${family('sharing')})`],
      [
        'record_read_see',
        'record_read',
        `using ((${officer}) or (${family('log')}) or (person_id = ${setting('person', 'uuid')}))`,
      ],
      ['release_family', 'disclosure_release', `using (shown_to_family and ${family('log')})`],
    ])
      this.addSql(`alter policy ${policy} on ${table} ${condition}`);
  }

  private teams(): void {
    for (const table of ['contribution', 'proposed_outcome', 'attachment', 'sign_off'])
      this.addSql(`alter policy ${table}_team on ${table} using (${ownTeam}) with check (${ownTeam})`);
    this.addSql(`alter policy earlier_draft_team on earlier_draft using (${ownTeam})`);
    this.addSql(`alter policy earlier_draft_kept on earlier_draft with check (${ownTeam})`);
    const agency = setting('agency', 'text');
    this.addSql(`alter policy statement_agency on statement using (${team()} and exists (
      select 1 from sharing_decision d
      where d.case_id = statement.case_id and d.category = statement.category and d.agency = ${agency}
        and d.superseded_at is null and d.answer in ('agreed', 'required-by-law')))`);
    this.addSql(`alter policy sharing_decision_agency on sharing_decision using (agency = ${agency} and ${team()})`);
  }
}

/** As in migration 3, with the days of the parts that families have. */
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
          set_config('app.organisation', coalesce(who.organisation_id::text, ''), true),
          set_config('app.team', coalesce(who.team_id::text, ''), true),
          set_config('app.agency', coalesce(who.agency, ''), true),
          set_config('app.officer_area', case when who.role in ('case-officer', 'signing-officer') then coalesce(who.area_id, '') else '' end, true),
          set_config('app.commissioner', case when who.role = 'designated-health-officer' then who.organisation_id::text else '' end, true);
  return query select who.person_id, who.name::text, who.membership_id, who.role::text, who.organisation_id, who.organisation::text,
                      who.team_id, who.team::text, who.agency::text, who.area_id::text, who.memberships, who.is_on_case;
end $$`;
