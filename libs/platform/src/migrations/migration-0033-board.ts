import { Migration } from '@mikro-orm/migrations';

/** What stands in each view: the columns from which the board is made, and no words of anybody's. */
const views = {
  officer_case: ['ehc_case', 'id, area_id, reference, state, requested_on, officer_id, child_id, circumstances'],
  officer_request: [
    'advice_request',
    'id, case_id, source, duty, state, sent_on, received_on, received_how, receipt_told_by, due_on, questioned_at, team_id, organisation_id, assignee_id, replaces_id',
  ],
  officer_reply: ['advice_reply', 'request_id, kind, is_agreed, answered_at, ground, begins_on, ends_on'],
  officer_reuse: ['advice_reuse', 'id, request_id, asked_on'],
  officer_reuse_answer: ['advice_reuse_answer', 'reuse_id, is_satisfied'],
  officer_chase: ['advice_chase', 'request_id, kind, "on", at, promised_on'],
  officer_hidden: ['sharing_without_agreement', 'case_id, hidden_until'],
} as const;
const keepers = ['advice_reply', 'advice_reuse', 'advice_reuse_answer', 'advice_chase'];

/**
 * What an officer's board is made from, as views: each shows the rows of the area for which an officer acts, and to anybody
 * else nothing. They read with their owner's rights, so that the many policies of these tables, which ask each other, are not
 * planned with every look at the board: that took most of its time.
 */
export class Migration0033Board extends Migration {
  override up(): void {
    for (const table of keepers)
      this.addSql(`create policy ${table}_keeper on ${table} for select to ehc_owner using (true)`);
    for (const [view, [table, columns]] of Object.entries(views)) {
      this.addSql(
        `create view ${view} as select ${columns} from ${table} where area_id = (select nullif(current_setting('app.officer_area', true), ''))`,
      );
      this.addSql(`grant select on ${view} to ehc_app`);
    }
  }
}
