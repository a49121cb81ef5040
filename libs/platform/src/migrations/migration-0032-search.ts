import { Migration } from '@mikro-orm/migrations';

/**
 * The words of what was told and asked, kept as the search compares them, instead of made anew for every search. By a
 * trigger, because a generated column is read back on writing, and what is restricted cannot be read back.
 */
export class Migration0032Search extends Migration {
  override up(): void {
    this.addSql(`create function keep_lexemes() returns trigger language plpgsql as $$
begin
  new.lexemes := tsvector_to_array(to_tsvector('english'::regconfig, new.words));
  return new;
end $$`);
    for (const table of ['statement', 'family_question']) {
      this.addSql(`alter table "${table}" add column "lexemes" text[] null`);
      this.addSql(`alter table "${table}" disable trigger user`);
      this.addSql(`update "${table}" set lexemes = tsvector_to_array(to_tsvector('english'::regconfig, words))`);
      this.addSql(`alter table "${table}" enable trigger user`);
      this.addSql(
        `create trigger ${table}_lexemes before insert on "${table}" for each row execute function keep_lexemes()`,
      );
    }
  }
}
