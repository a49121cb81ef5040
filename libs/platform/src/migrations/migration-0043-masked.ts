import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const ofTeam = `team_id = ${setting('team', 'uuid')} and is_team_on(case_id)`;
const isSeen = `exists (select 1 from outcome o where o.id = outcome_id and o.case_id = outcome_remark.case_id)`;
const uses = { plan_line: 'line', outcome: 'outcome' };

/** A team whose advice a statement rests on does not read how the plan words it, once it is marked as child protection information. @rule F8 */
export class Migration0043Masked extends Migration {
  override up(): void {
    this.addSql(`alter table plan_text no force row level security`);
    for (const [table, source] of Object.entries(uses)) {
      this.addSql(`alter table "${table}" add column "is_masked" boolean not null default false`);
      this.addSql(`alter table "${table}" no force row level security`);
      this.addSql(`alter table "${table}" disable trigger user`);
      this.addSql(
        `update "${table}" w set is_masked = true where (select t.is_masked from plan_text t where t.case_id = w.case_id and t.key = w.id order by t.number desc limit 1)`,
      );
      this.addSql(`alter table "${table}" enable trigger user`);
      this.addSql(`alter table "${table}" force row level security`);
      this.addSql(
        `alter policy "${table}_team" on "${table}" using (not is_masked and exists (select 1 from ${source}_source s where s.case_id = ${table}.case_id and s.${source}_id = ${table}.id))`,
      );
    }
    this.addSql(`alter table plan_text force row level security`);
    this.addSql(
      `alter policy "outcome_remark_team" on "outcome_remark" using (kind = 'suggestion' and ${ofTeam} and (outcome_id is null or ${isSeen}))`,
    );
    this.addSql(`create function mark_masked() returns trigger language plpgsql as $$
begin
  update plan_line set is_masked = new.is_masked where case_id = new.case_id and id = new.key;
  update outcome set is_masked = new.is_masked where case_id = new.case_id and id = new.key;
  return null;
end $$`);
    this.addSql(`create trigger plan_text_masks after insert on plan_text for each row execute function mark_masked()`);
    this.addSql(`grant execute on function mark_masked to ehc_app`);
  }
}
