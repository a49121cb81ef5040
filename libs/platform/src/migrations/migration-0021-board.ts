import { Migration } from '@mikro-orm/migrations';

/** The board of an area reads what is open there, not every request that there ever was. */
export class Migration0021Board extends Migration {
  override up(): void {
    this.addSql(
      `create index advice_request_unsettled on advice_request (area_id, case_id) where state in ('proposed', 'sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known', 'submitted', 'declined', 'nil-return')`,
    );
  }
}
