import { Migration } from '@mikro-orm/migrations';

/** What a team said stays as it said it; the authority's answer is written beside it, once. */
export class Migration0014SaidForGood extends Migration {
  override up(): void {
    this.addSql('drop trigger advice_reply_unchanging on advice_reply');
    this.addSql(`create trigger advice_reply_unchanging before update on advice_reply for each row
      when (old.answered_at is not null or (old.kind, old.words, old.ground, old.whom, old.begins_on, old.ends_on, old.said_by_id, old.said_at, old.request_id, old.team_id)
        is distinct from (new.kind, new.words, new.ground, new.whom, new.begins_on, new.ends_on, new.said_by_id, new.said_at, new.request_id, new.team_id))
      execute function refuse_change()`);
    this.addSql(
      `create trigger advice_reply_kept before delete on advice_reply for each row execute function refuse_change()`,
    );
  }
}
