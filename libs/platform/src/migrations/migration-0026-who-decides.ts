import { Migration } from '@mikro-orm/migrations';

/**
 * Who of a family may change whose part follows who decides by the date of birth (C3), also after it was corrected: the
 * parent up to the last Friday of June in the school year in which the child turns 16.
 */
export class Migration0026WhoDecides extends Migration {
  override up(): void {
    this.addSql(`create or replace function family_parts() returns trigger language plpgsql as $$
declare
  who uuid := nullif(current_setting('app.family_person', true), '')::uuid;
  today date := (now() at time zone 'Europe/London')::date;
  own text;
  june date;
begin
  if who is null then return new; end if;
  select p.part into own from participant p
   where p.case_id = new.case_id and p.person_id = who and 'sharing' = any(p.scope) and (p.ended_on is null or p.ended_on > today);
  select make_date((extract(year from k.born + interval '16 years 4 months'))::int, 6, 30) into june
    from ehc_case c join child k on k.id = c.child_id where c.id = new.case_id;
  if own is null or own not in ('parent', 'young-person') or new.person_id = who
     or (own = 'parent' and new.part <> 'supporter')
     or (own = 'parent') <> (today <= june - (extract(isodow from june)::int + 2) % 7)
     or new.limit_reason is distinct from (case when tg_op = 'UPDATE' then old.limit_reason end)
     or (tg_op = 'UPDATE' and (new.case_id <> old.case_id or new.person_id <> old.person_id or new.part <> old.part
         or new.parental_responsibility is distinct from old.parental_responsibility
         or (old.limit_reason is not null and not new.scope <@ old.scope))) then
    raise exception 'this part is not theirs to change' using errcode = '42501';
  end if;
  return new;
end $$`);
  }
}
