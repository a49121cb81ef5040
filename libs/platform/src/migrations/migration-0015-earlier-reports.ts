import { Migration } from '@mikro-orm/migrations';

/** The report of advice already given, added once; what was said of it stays as it was. */
export class Migration0015EarlierReports extends Migration {
  override up(): void {
    this.addSql(`alter table advice_reuse add column file_id uuid null, add column file_name text null`);
    this.addSql(
      `alter table advice_reuse add constraint advice_reuse_file_id_foreign foreign key (file_id) references stored_file (id) on delete set null`,
    );
    this.addSql(`drop trigger advice_reuse_unchanging on advice_reuse`);
    this.addSql(
      `create trigger advice_reuse_undeleted before delete on advice_reuse for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger advice_reuse_unchanging before update on advice_reuse for each row
         when (old.file_id is not null or to_jsonb(old) - 'file_id' - 'file_name' <> to_jsonb(new) - 'file_id' - 'file_name')
         execute function refuse_change()`,
    );
  }
}
