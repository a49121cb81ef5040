import { Migration } from '@mikro-orm/migrations';

/** The words of what was told and asked, kept as the search compares them, instead of made anew for every search. */
export class Migration0032Search extends Migration {
  override up(): void {
    for (const table of ['statement', 'family_question'])
      this.addSql(
        `alter table "${table}" add column "lexemes" text[] generated always as (tsvector_to_array(to_tsvector('english'::regconfig, words))) stored`,
      );
  }
}
