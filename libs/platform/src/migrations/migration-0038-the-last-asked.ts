import { Migration } from '@mikro-orm/migrations';

/** Policies are asked from Z to A until one lets the row through: what costs most, and is seldom needed, comes last. */
export class Migration0038TheLastAsked extends Migration {
  override up(): void {
    this.addSql(
      `alter policy "looked_after_meeting_part" on "looked_after_meeting" rename to "looked_after_meeting_any_part"`,
    );
  }
}
