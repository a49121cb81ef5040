import { Migration } from '@mikro-orm/migrations';

const today = `((now() at time zone 'Europe/London')::date)`;
const who = `(select nullif(current_setting('app.family_person', true), '')::uuid)`;
const seesPlan = `exists (select 1 from (select case_id as id) asked join participant p on p.case_id = asked.id where p.person_id = ${who} and 'plan' = any(p.scope) and (p.ended_on is null or p.ended_on > ${today}))`;

/** Advice given before is advice: whoever may only follow where a case is does not read it, nor say whether it is enough. */
export class Migration0026EarlierReportsReach extends Migration {
  override up(): void {
    this.addSql(`alter policy advice_reuse_family on advice_reuse using (${seesPlan})`);
    this.addSql(`alter policy reuse_answer_family on advice_reuse_answer using (${seesPlan})`);
  }
}
