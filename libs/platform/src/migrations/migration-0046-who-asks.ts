import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;

/** As in migration 0041, but nothing is looked up for whom it cannot be: somebody without a team, or who is not there as family. */
const onCase = (name: string, given: string, setting: string, who: string) => `
create or replace function ${name}(${given}) returns boolean language plpgsql stable as $$
declare
  p_who uuid := nullif(current_setting('app.${setting}', true), '')::uuid;
begin
  if p_who is null then return false; end if;
  return exists (select 1 from public.participant p
                  where p.case_id = p_case and ${who} and (p.ended_on is null or p.ended_on > ${today}));
end $$`;

/** Whoever runs an area or looks after children reads many cases at once: what is cheap to know about them is asked first. */
export class Migration0046WhoAsks extends Migration {
  override up(): void {
    this.addSql(onCase('is_team_on', 'p_case uuid', 'team', 'p.team_id = p_who'));
    this.addSql(
      onCase(
        'is_family_on',
        'p_case uuid, p_scope text default null',
        'family_person',
        `p.person_id = p_who and (case when p_scope is null then p.scope <> '{}' else p_scope = any (p.scope) end)`,
      ),
    );
    this.addSql(
      onCase(
        'is_young_person_on',
        'p_case uuid',
        'family_person',
        `p.person_id = p_who and p.part = 'young-person' and p.scope <> '{}'`,
      ),
    );
    this.addSql(`drop policy case_looked_after on ehc_case`);
    this.addSql(
      `alter policy case_participant on ehc_case to ehc_app using ((exists (select 1 from looked_after_period l where l.case_id = ehc_case.id)) or (is_family_on(id)) or (is_team_on(id)))`,
    );
  }
}
