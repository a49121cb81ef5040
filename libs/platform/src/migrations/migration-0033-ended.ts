import { Migration } from '@mikro-orm/migrations';

/** The worker ends what is asked in a case that has ended: it reads the stage of cases, and nothing else of them. */
export class Migration0033Ended extends Migration {
  override up(): void {
    this.addSql(`create policy case_worker on ehc_case for select to ehc_worker using (true)`);
    this.addSql(`grant select (id, state) on ehc_case to ehc_worker`);
    this.addSql(`grant update (withdrawn_reason) on advice_request to ehc_worker`);
  }
}
