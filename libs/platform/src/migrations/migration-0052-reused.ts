import { Migration } from '@mikro-orm/migrations';

/** The requests that an area avoided are counted without reading all that were ever sent. */
export class Migration0052Reused extends Migration {
  override up(): void {
    this.addSql(`create index advice_request_reused on advice_request (area_id) where state = 'reused'`);
  }
}
