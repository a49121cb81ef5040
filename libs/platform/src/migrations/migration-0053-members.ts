import { Migration } from '@mikro-orm/migrations';

/** Who signs in for an organisation is asked of each release. */
export class Migration0053Members extends Migration {
  override up(): void {
    this.addSql(`create index "membership_organisation_id_index" on "membership" ("organisation_id")`);
  }
}
