import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const setting = (name: string) => `nullif(current_setting('app.${name}', true), '')::uuid`;

/** Whoever the conditions name has a part on the case that has not ended. The rows of participants that PostgreSQL shows them decide. */
const onCase = (name: string, given: string, who: string) => `
create function ${name}(${given}) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from public.participant p
                  where p.case_id = p_case and ${who} and (p.ended_on is null or p.ended_on > ${today}));
end $$`;

/** As before, with the organisation whose social care they lead, and the area whose looked-after children they act for. */
const become = `
create or replace function become(p_person uuid, p_membership uuid, p_epoch int)
returns table (person_id uuid, name text, membership_id uuid, role text, organisation_id uuid, organisation text,
               team_id uuid, team text, agency text, area_id text, memberships bigint, is_on_case boolean,
               is_alone boolean, led_areas text[])
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  who record;
begin
  select p.id as person_id, p.name, m.id as membership_id, m.role, m.organisation_id, o.name as organisation,
         m.team_id, t.name as team, t.agency, m.area_id,
         (select count(*) from membership x where x.person_id = p.id and (x.ended_on is null or x.ended_on > ${today})) as memberships,
         exists (select 1 from participant x where x.person_id = p.id and x.scope <> '{}' and (x.ended_on is null or x.ended_on > ${today})) as is_on_case,
         coalesce(t.invited_by_id is not null, false) as is_alone,
         case when m.role = 'social-care-lead' and o.kind = 'local-authority'
              then array(select x.area_id::text from organisation_area x where x.organisation_id = o.id order by 1) else '{}'::text[] end as led_areas
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
          set_config('app.led_areas', who.led_areas::text, true),
          set_config('app.social_care_lead', case when who.role = 'social-care-lead' then who.organisation_id::text else '' end, true),
          set_config('app.virtual_school', case when who.role = 'virtual-school-head' then coalesce(who.area_id::text, '') else '' end, true),
          set_config('app.commissioner', case when who.role = 'designated-health-officer' then who.organisation_id::text else '' end, true);
  return query select who.person_id, who.name::text, who.membership_id, who.role::text, who.organisation_id, who.organisation::text,
                      who.team_id, who.team::text, who.agency::text, who.area_id::text, who.memberships, who.is_on_case,
                      who.is_alone, who.led_areas;
end $$`;

const asked = (name: string, given: string, which: string) => `
create function ${name}(${given}) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from public.advice_request r where r.id = p_request and ${which});
end $$`;

const functions = [
  become,
  onCase('is_team_on', 'p_case uuid', `p.team_id = ${setting('team')}`),
  onCase(
    'is_family_on',
    'p_case uuid, p_scope text default null',
    `p.person_id = ${setting('family_person')} and (case when p_scope is null then p.scope <> '{}' else p_scope = any (p.scope) end)`,
  ),
  onCase(
    'is_young_person_on',
    'p_case uuid',
    `p.person_id = ${setting('family_person')} and p.part = 'young-person' and p.scope <> '{}'`,
  ),
  asked(
    'is_led_request',
    'p_request uuid',
    `r.source = 'social-care' and (r.organisation_id = ${setting('social_care_lead')} or r.area_id = any (nullif(current_setting('app.led_areas', true), '')::text[]))`,
  ),
  asked(
    'is_to_allocate',
    'p_request uuid, p_team uuid',
    `r.commissioner_id = ${setting('commissioner')} and r.state = 'wrong-team' and r.team_id = p_team`,
  ),
];

const officerArea = `(select nullif(current_setting('app.officer_area', true), '')::text)`;

/** The policies that ask it. */
const policies = [
  `case_participant on ehc_case using ((is_family_on(id)) or (is_team_on(id)))`,
  `outcome_family on outcome using (is_family_on(case_id, 'plan'))`,
  `no_plan_family on no_plan using (is_family_on(case_id, 'plan'))`,
  `no_plan_family_asks on no_plan using (is_family_on(case_id, 'replies') and feedback_asked_on is null) with check (is_family_on(case_id, 'replies') and feedback_asked_on is not null and feedback is null)`,
  `looked_after_period_part on looked_after_period using ((authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text) and (until is null or until > ((now() at time zone 'Europe/London')::date))) or ((select nullif(current_setting('app.membership', true), '')::uuid) = any(part_memberships) and (until is null or until > ((now() at time zone 'Europe/London')::date))))`,
  `looked_after_period_authority on looked_after_period using (authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text) and (until is null or until > ((now() at time zone 'Europe/London')::date))) with check (authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text) and (until is null or until > ((now() at time zone 'Europe/London')::date)))`,
  `pep_target_authority on pep_target using (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text))) with check (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text)))`,
  `looked_after_meeting_authority on looked_after_meeting using (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text))) with check (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text)))`,
  `known_service_on_case on known_service using ((area_id = ${officerArea}) or (is_family_on(case_id, 'story'))) with check ((area_id = ${officerArea}) or (is_family_on(case_id, 'story')))`,
  `case_exemption_family on case_exemption using (is_family_on(case_id, 'progress'))`,
  `care_move_authority on care_move using (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text))) with check (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text)))`,
  `capacity_judgement_family on capacity_judgement using (is_family_on(case_id, 'sharing'))`,
  `plan_version_family on plan_version using (is_family_on(case_id, 'plan'))`,
  `record_check_family on record_check using (is_family_on(case_id, 'story'))`,
  `release_family on disclosure_release using (shown_to_family and is_family_on(case_id, 'log'))`,
  `representation_family on representation using (is_family_on(case_id, 'replies'))`,
  `representation_family_says on representation with check (is_family_on(case_id, 'replies') and recorded_by_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and answer is null and not is_on_paper and exists (select 1 from plan_version v where v.id = plan_version_id and v.case_id = representation.case_id and v.kind = 'draft'))`,
  `sharing_decision_see on sharing_decision using ((area_id = ${officerArea}) or (is_family_on(case_id, 'sharing')))`,
  `sharing_decision_agency on sharing_decision using ((agency = (select nullif(current_setting('app.agency', true), '')::text) or recipient_person_id = (select nullif(current_setting('app.person', true), '')::uuid)) and is_team_on(case_id))`,
  `sharing_decision_family_decides on sharing_decision with check (is_family_on(case_id, 'sharing') and recorded_by_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and exists ( select 1 from (select case_id as id, decided_as as part) asked join participant p on p.case_id = asked.id where p.person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and p.part = asked.part and p.parental_responsibility is not false))`,
  `statement_family on statement using (not restricted and (not only_teller or teller_id = (select nullif(current_setting('app.family_person', true), '')::uuid)) and is_family_on(case_id, 'story'))`,
  `statement_family_tells on statement with check (not restricted and teller_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and is_family_on(case_id, 'story'))`,
  `statement_agency on statement using (case when restricted then is_team_on(case_id) and is_granted(case_id) else category = any (shared_categories(case_id)) end)`,
  `statement_file_tell on statement_file with check (((area_id = ${officerArea}) or (is_family_on(case_id, 'story'))) and exists (select 1 from statement s where s.id = statement_file.statement_id and s.case_id = statement_file.case_id))`,
  `plan_document_family on plan_document using (release_id is null and is_family_on(case_id, 'plan') and exists (select 1 from plan_version v where v.id = plan_version_id))`,
  `plan_document_asked on plan_document with check (asked_by_id = (select nullif(current_setting('app.person', true), '')::uuid) and state = 'asked' and ((area_id = ${officerArea}) or (release_id is null and is_family_on(case_id, 'plan') and exists (select 1 from plan_version v where v.id = plan_version_id)) or (exists (select 1 from disclosure_release r where r.id = release_id and r.plan_version_id = plan_document.plan_version_id and r.recipient_id = (select nullif(current_setting('app.organisation', true), '')::uuid) and r.ended_at is null and (r.expires_on is null or r.expires_on >= ((now() at time zone 'Europe/London')::date))))))`,
  `earlier_report_read on earlier_report using ((area_id = ${officerArea}) or (is_family_on(case_id, 'story')))`,
  `earlier_report_add on earlier_report with check ((area_id = ${officerArea}) or (is_family_on(case_id, 'story')))`,
  `story_draft_own on story_draft using (person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and is_family_on(case_id, 'story')) with check (person_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and is_family_on(case_id, 'story'))`,
  `takeover_family on takeover using (is_family_on(case_id))`,
  `takeover_young_person on takeover with check (chosen_by_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and is_young_person_on(case_id))`,
  `social_care_fact_team on social_care_fact using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and (case_id is null or is_team_on(case_id))) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and (case_id is null or is_team_on(case_id)) and (case_id is not null or area_id in (select oa.area_id from organisation_area oa where oa.organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid))))`,
  `section47_team_records on section47 with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and is_team_on(case_id))`,
  `section47_granted on section47 using (((area_id = ${officerArea}) or (is_team_on(case_id))) and is_granted(case_id))`,
  `section17_team on section17 using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and (case_id is null or is_team_on(case_id))) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and (case_id is null or is_team_on(case_id)) and (case_id is not null or area_id in (select oa.area_id from organisation_area oa where oa.organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid))))`,
  `section17_text_team on section17_text using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and (case_id is null or is_team_on(case_id))) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and (case_id is null or is_team_on(case_id)) and (case_id is not null or area_id in (select oa.area_id from organisation_area oa where oa.organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid))))`,
  `restricted_grant_reader on restricted_grant using ((person_id = (select nullif(current_setting('app.person', true), '')::uuid) or team_id = (select nullif(current_setting('app.team', true), '')::uuid)) and is_team_on(case_id))`,
  `restricted_grant_of_two on restricted_grant using ((asked_by_id = (select nullif(current_setting('app.person', true), '')::uuid) or second_id = (select nullif(current_setting('app.person', true), '')::uuid)) and is_team_on(case_id))`,
  `restricted_grant_asks_colleague on restricted_grant with check (second_id <> (select nullif(current_setting('app.person', true), '')::uuid) and asked_by_id = (select nullif(current_setting('app.person', true), '')::uuid) and approved_by_id is null and (select nullif(current_setting('app.agency', true), '')::text) = 'social-care' and is_team_on(case_id))`,
  `restricted_grant_colleague_answers on restricted_grant using ((asked_by_id = (select nullif(current_setting('app.person', true), '')::uuid) or second_id = (select nullif(current_setting('app.person', true), '')::uuid)) and is_team_on(case_id)) with check ((asked_by_id = (select nullif(current_setting('app.person', true), '')::uuid) or second_id = (select nullif(current_setting('app.person', true), '')::uuid)) and is_team_on(case_id) and (approved_by_id is null or approved_by_id = second_id) and (approved_by_id is null or approved_by_id = (select nullif(current_setting('app.person', true), '')::uuid) or ended_at is not null))`,
  `participant_led on participant using (part = 'adviser' and (team_id in (select t.id from team t where t.organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) and t.agency = 'social-care') or (area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[])) and team_id in (select t.id from team t where t.agency = 'social-care'))))`,
  `participant_led_joins on participant with check (part = 'adviser' and (team_id in (select t.id from team t where t.organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) and t.agency = 'social-care') or (area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[])) and team_id in (select t.id from team t where t.agency = 'social-care'))) and commissioner_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid))`,
  `participant_led_leaves on participant using (part = 'adviser' and (team_id in (select t.id from team t where t.organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) and t.agency = 'social-care') or (area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[])) and team_id in (select t.id from team t where t.agency = 'social-care')))) with check (part = 'adviser' and (team_id in (select t.id from team t where t.organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) and t.agency = 'social-care') or (area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[])) and team_id in (select t.id from team t where t.agency = 'social-care'))))`,
  `outcome_remark_team on outcome_remark using (kind = 'suggestion' and team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `outcome_remark_suggests on outcome_remark with check (kind = 'suggestion' and team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id) and said_by_id = (select nullif(current_setting('app.person', true), '')::uuid) and answer is null and exists (select 1 from advice_request r where r.case_id = outcome_remark.case_id and r.team_id = outcome_remark.team_id and r.state = 'accepted') and exists (select 1 from outcome o where o.id = outcome_id and o.case_id = outcome_remark.case_id))`,
  `outcome_remark_family on outcome_remark using (kind = 'comment' and is_family_on(case_id, 'replies') and is_family_on(case_id, 'plan'))`,
  `outcome_remark_comments on outcome_remark with check (kind = 'comment' and is_family_on(case_id, 'replies') and said_by_id = (select nullif(current_setting('app.family_person', true), '')::uuid) and answer is null and exists (select 1 from outcome o where o.id = outcome_id and o.case_id = outcome_remark.case_id))`,
  `looked_after_person_authority on looked_after_person using (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text))) with check (exists (select 1 from looked_after_period l where l.id = period_id and l.authority_id = (select nullif(current_setting('app.virtual_school', true), '')::text)))`,
  `family_question_team on family_question using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `family_question_team_asks on family_question with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id) and state in ('waiting', 'on-record') and exists (select 1 from advice_request r where r.case_id = family_question.case_id and r.team_id = family_question.team_id and r.state in ('sent', 'received', 'taken', 'returned', 'not-known')) and (statement_id is null or exists (select 1 from statement s where s.id = statement_id and s.case_id = family_question.case_id)))`,
  `family_question_team_withdraws on family_question using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id) and state = 'waiting') with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id) and state = 'withdrawn')`,
  `family_question_family on family_question using (is_family_on(case_id, 'replies') and state <> 'on-record')`,
  `family_question_family_answers on family_question using (is_family_on(case_id, 'replies') and state = 'waiting') with check (is_family_on(case_id, 'replies') and state in ('answered', 'declined') and (statement_id is null or exists (select 1 from statement s where s.id = statement_id and s.case_id = family_question.case_id)))`,
  `fact_correction_family on fact_correction using (is_family_on(case_id, 'plan'))`,
  `fact_correction_family_says on fact_correction with check (is_family_on(case_id, 'plan'))`,
  `fact_correction_author on fact_correction using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `appointment_team on appointment using (is_team_on(case_id))`,
  `appointment_team_plans on appointment with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `appointment_team_cancels on appointment using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `appointment_family on appointment using (is_family_on(case_id, 'progress'))`,
  `appointment_detail_team on appointment_detail using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `appointment_detail_team_plans on appointment_detail with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `appointment_detail_family on appointment_detail using (is_family_on(case_id, 'story'))`,
  `advice_request_led on advice_request using (source = 'social-care' and (organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) or area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[]))) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed'))`,
  `advice_request_leads on advice_request using (source = 'social-care' and (organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) or area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[]))) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed')) with check (source = 'social-care' and (organisation_id = (select nullif(current_setting('app.social_care_lead', true), '')::uuid) or area_id = any (((select nullif(current_setting('app.led_areas', true), ''))::text[]))) and state not in ('proposed', 'left-out', 'reused', 'withdrawn', 're-routed'))`,
  `advice_request_family on advice_request using ((state not in ('proposed', 'left-out') or exists (select 1 from advice_reuse u where u.request_id = advice_request.id)) and is_family_on(case_id, 'progress'))`,
  `advice_request_family_agrees on advice_request using (state = 'proposed' and is_family_on(case_id, 'replies')) with check (state = 'reused' and is_family_on(case_id, 'replies') and (select count(*) from advice_reuse_answer a join advice_reuse u on u.id = a.reuse_id where u.request_id = advice_request.id and a.is_satisfied) = 3)`,
  `contribution_team on contribution using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `contribution_family on contribution using (state = 'submitted' and is_family_on(case_id, 'plan'))`,
  `sign_off_team on sign_off using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `proposed_outcome_team on proposed_outcome using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `proposed_outcome_family on proposed_outcome using (is_family_on(case_id, 'plan'))`,
  `outcome_source_family on outcome_source using (is_family_on(case_id, 'plan'))`,
  `earlier_draft_team on earlier_draft using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `earlier_draft_kept on earlier_draft with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `attachment_team on attachment using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id)) with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `advice_reuse_family on advice_reuse using (is_family_on(case_id, 'plan'))`,
  `reuse_answer_family on advice_reuse_answer using (is_family_on(case_id, 'plan'))`,
  `reuse_answer_family_says on advice_reuse_answer with check (party = 'family' and how = 'portal' and is_family_on(case_id, 'replies'))`,
  `advice_reply_led on advice_reply using (kind in ('wrong-team', 'not-known', 'nil-return') and is_led_request(request_id))`,
  `advice_reply_led_signs on advice_reply with check (kind = 'nil-return' and is_led_request(request_id))`,
  `advice_reply_allocator on advice_reply using (kind = 'wrong-team' and answered_at is null and is_to_allocate(request_id, team_id))`,
  `use_answer_team on use_answer using (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id))`,
  `use_answer_answers on use_answer with check (team_id = (select nullif(current_setting('app.team', true), '')::uuid) and is_team_on(case_id) and reply is null and exists (select 1 from contribution k where k.id = contribution_id and k.team_id = use_answer.team_id and k.state = 'submitted'))`,
  `without_agreement_family on sharing_without_agreement using (hidden_until is null and is_family_on(case_id, 'sharing'))`,
  `without_agreement_agency on sharing_without_agreement using ((agency = (select nullif(current_setting('app.agency', true), '')::text) or recipient_person_id = (select nullif(current_setting('app.person', true), '')::uuid)) and is_team_on(case_id))`,
  `record_read_family on record_read using (is_family_on(case_id, 'log') and what <> 'restricted' and (without_agreement_id is null or exists ( select 1 from sharing_without_agreement w where w.id = without_agreement_id and w.hidden_until is null)))`,
];

/** Who is on a case is asked by functions, whose plans each connection keeps; written out in the policies, they were planned anew for each statement. */
export class Migration0041OnCase extends Migration {
  override up(): void {
    for (const each of functions) this.addSql(each);
    for (const each of policies) this.addSql(`alter policy ${each}`);
  }
}
