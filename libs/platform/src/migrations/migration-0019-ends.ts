import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const today = `((now() at time zone 'Europe/London')::date)`;
/** Nothing of the child is needed for these any more: not the body's, or ended or passed on by its own word. */
const withoutPart = `('proposed', 'left-out', 'reused', 'withdrawn', 're-routed', 'declined', 'nil-return', 'wrong-team')`;
/** Of a part, whether it lasts today. */
const lasts = (of = '') => `(${of}ended_on is null or ${of}ended_on > ${today})`;
const over = `('proposed', 'left-out', 'reused', 'withdrawn', 're-routed', 'declined', 'nil-return', 'accepted')`;
const closed = `('refused', 'not-issued', 'withdrawn', 'transferred', 'ceased')`;

/** A part ends with what it was for, by itself, and whoever watches a case hears no more of it from then on. */
export class Migration0019Ends extends Migration {
  override up(): void {
    this.addSql(
      `create policy participant_keeper_ends on participant for update to ehc_owner using (true) with check (true)`,
    );
    this.addSql(`drop policy advice_reply_allocator on advice_reply`);
    this.addSql(
      `create policy advice_reply_allocator on advice_reply for select using (kind = 'wrong-team' and answered_at is null and exists (select 1 from advice_request r where r.id = request_id and r.commissioner_id = ${setting('commissioner', 'uuid')} and r.state = 'wrong-team' and r.team_id = advice_reply.team_id))`,
    );
    this.news();
    this.parts();
    this.rooms();
    this.addSql(hasPart);
    this.addSql(`revoke execute on function has_part from public`);
    this.addSql(`grant execute on function has_part to ehc_app`);
    this.endWhatIsOver();
  }

  private news(): void {
    this.addSql(tellCaseAccess);
    this.addSql(tellAccess);
    this.addSql(
      `create trigger participant_access after update on participant for each row
         when (old.* is distinct from new.*) execute function tell_case_access()`,
    );
    this.addSql(
      `create trigger membership_access after update of ended_on on membership for each row
         when (new.ended_on is not null and new.ended_on is distinct from old.ended_on) execute function tell_access()`,
    );
  }

  private parts(): void {
    this.addSql(endInvitation);
    this.addSql(endPart);
    this.addSql(endInvitations);
    this.addSql(`drop trigger advice_request_ends_invitation on advice_request`);
    this.addSql(`drop function end_invitation()`);
    this.addSql(
      `create trigger advice_request_ends_part after update of state, team_id on advice_request for each row
         when (old.team_id is not null and (old.team_id is distinct from new.team_id
               or old.state <> new.state and (new.state in ${withoutPart} or new.state = 'accepted'))) execute function end_part()`,
    );
    this.addSql(
      `create trigger ehc_case_ends_invitations after update of state on ehc_case for each row
         when (old.state <> new.state and new.state in ${closed}) execute function end_invitations()`,
    );
    this.addSql(
      `revoke execute on function tell_case_access(), tell_access(), end_invitation(uuid), end_part(), end_invitations() from public`,
    );
  }

  private rooms(): void {
    this.addSql(openRooms);
    this.addSql(`revoke execute on function open_rooms from public`);
    this.addSql(`grant execute on function open_rooms to ehc_app`);
  }

  /** Whoever was left on a case by what ended before. */
  private endWhatIsOver(): void {
    this.addSql(
      `update participant p set ended_on = ${today} from team t
        where t.id = p.team_id and p.part = 'adviser' and ${lasts('p.')}
          and exists (select 1 from advice_request r where r.case_id = p.case_id and r.team_id = p.team_id)
          and not exists (select 1 from advice_request r join ehc_case c on c.id = r.case_id
                           where r.case_id = p.case_id and r.team_id = p.team_id and r.state not in ${withoutPart}
                             and not (t.invited_by_id is not null and (r.state = 'accepted' or c.state in ${closed})))`,
    );
    this.addSql(`select end_invitation(id) from team where invited_by_id is not null`);
  }
}

/** Tells the portals that who may see a case is another. */
const tellCaseAccess = `
create function tell_case_access() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into outbox (topic, payload, rooms) values ('identity.case-access-changed', jsonb_build_object('caseId', new.case_id), '{}');
  return null;
end $$`;

/** Tells the portals that somebody acts in a team no more. */
const tellAccess = `
create function tell_access() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into outbox (topic, payload, rooms)
  values ('identity.access-changed', jsonb_build_object('personId', new.person_id), array['person:' || new.person_id]);
  return null;
end $$`;

/** Nobody acts in a team of one of whom nothing is asked any more: advice accepted is given, a closed case asks nothing. */
const endInvitation = `
create function end_invitation(p_team uuid) returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  update membership set ended_on = ${today}
   where team_id = p_team and (ended_on is null or ended_on > ${today})
     and not exists (select 1 from advice_request r join ehc_case c on c.id = r.case_id
                      where r.team_id = p_team and r.state not in ${over} and c.state not in ${closed})
$$`;

/**
 * Ends the part of a team on a case with the last request that kept it there; of a person who was asked, also once the
 * advice is accepted, and with it the invitation. The rows are locked first, the team's before its parts: of two requests
 * that end at once the second sees that it is the last, and an officer who asks anew just now is waited for.
 */
const endPart = `
create function end_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  is_invited boolean;
begin
  perform 1 from team where id = old.team_id and invited_by_id is not null for no key update;
  is_invited := found;
  perform 1 from participant where case_id = old.case_id and team_id = old.team_id and part = 'adviser' and ${lasts()} for update;
  update participant set ended_on = ${today}
   where case_id = old.case_id and team_id = old.team_id and part = 'adviser' and ${lasts()}
     and not exists (select 1 from advice_request r where r.case_id = old.case_id and r.team_id = old.team_id
                        and r.state not in ${withoutPart} and not (is_invited and r.state = 'accepted'));
  if not found and new.state <> 'accepted' then
    insert into outbox (topic, payload, rooms) values ('identity.case-access-changed', jsonb_build_object('caseId', old.case_id), '{}');
  end if;
  if is_invited then perform end_invitation(old.team_id); end if;
  return null;
end $$`;

/** With the case end the parts of those who were asked in person. */
const endInvitations = `
create function end_invitations() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  invited uuid;
begin
  for invited in
    select t.id from team t where t.invited_by_id is not null
       and exists (select 1 from advice_request r where r.case_id = new.id and r.team_id = t.id) order by t.id for no key update of t
  loop
    update participant set ended_on = ${today} where case_id = new.id and team_id = invited and part = 'adviser' and ${lasts()};
    perform end_invitation(invited);
  end loop;
  return null;
end $$`;

/** Whether somebody belongs to a team or is on a case, or on this one, asked without becoming them. The scope of a part comes with migration 22. */
const hasPart = `
create function has_part(p_person uuid, p_case uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return p_case is null and exists (select 1 from membership m where m.person_id = p_person and (m.ended_on is null or m.ended_on > ${today}))
      or exists (select 1 from participant p where p.person_id = p_person and p.scope <> '{}' and ${lasts('p.')} and p.case_id = coalesce(p_case, p.case_id));
end $$`;

/**
 * Of many people at once, each in their own right and under their own row-level security: which of the rooms they ask for
 * they may watch now, and of which case each is. Their own room is among them exactly if their session still counts.
 * Leaves the transaction as the last of them: nothing else may be asked in it.
 */
const openRooms = `
create function open_rooms(p_asked jsonb) returns table (nth int, room text, case_id uuid)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  asked record;
  who record;
begin
  for asked in select * from jsonb_to_recordset(p_asked) as a (nth int, person uuid, membership uuid, epoch int, rooms text[]) loop
    select b.role into who from become(asked.person, asked.membership, asked.epoch) b;
    continue when not found;
    return query
      select asked.nth, 'person:' || asked.person, null::uuid
      union all
      select asked.nth, w.room, coalesce(c.id, r.case_id)
        from (select each as room, split_part(each, ':', 1) as kind, split_part(each, ':', 2) as id from unnest(asked.rooms) each) w
        left join ehc_case c on c.id = case when w.kind = 'case' then w.id::uuid end
        left join advice_request r on r.id = case when w.kind = 'request' then w.id::uuid end
              and who.role in ('contributor', 'team-manager', 'head') and r.team_id = ${setting('team', 'uuid')}
              and r.state in ('received', 'taken', 'returned', 'submitted', 'accepted')
              and exists (select 1 from participant p where p.case_id = r.case_id and p.team_id = r.team_id and ${lasts('p.')})
       where case w.kind when 'case' then c.id is not null
                         when 'request' then r.id is not null
                         when 'team' then w.id = current_setting('app.team', true)
                         when 'area' then w.id = current_setting('app.officer_area', true)
                         when 'commissioner' then w.id = current_setting('app.commissioner', true)
                         else false end;
  end loop;
end $$`;
