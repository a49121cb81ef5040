import { Migration } from '@mikro-orm/migrations';

/** Who is told is told as the team that has the request: when another team gets it, that one is told anew. */
export class Migration0018Holders extends Migration {
  override up(): void {
    this.addSql(`alter table advice_request add allocated_at timestamptz(3) null`);
    this.reminders();
    this.escalations();
    this.covers();
  }

  /** What was decided before is taken to have reached the team that has the request now. */
  private reminders(): void {
    this.addSql(`alter table advice_reminder add team_id uuid null`);
    this.addSql(`update advice_reminder a set team_id = r.team_id from advice_request r where r.id = a.request_id`);
    this.addSql(`delete from advice_reminder where team_id is null`); // nobody has it who could be told twice
    this.addSql(`alter table advice_reminder alter column team_id set not null`);
    this.addSql(
      `alter table advice_reminder add constraint advice_reminder_team_id_foreign foreign key (team_id) references team (id)`,
    );
    this.addSql(`alter table advice_reminder drop constraint advice_reminder_pkey`);
    this.addSql(`alter table advice_reminder add primary key (request_id, team_id, step, due_on)`);
  }

  private escalations(): void {
    this.addSql(`alter table advice_escalation add id uuid not null default uuidv7()`);
    this.addSql(`alter table advice_escalation add team_id uuid null`);
    this.addSql(
      `update advice_escalation e set team_id = r.team_id from advice_request r where r.id = e.request_id and e.point <> 'not-received'`,
    );
    this.addSql(
      `alter table advice_escalation add constraint advice_escalation_team_id_foreign foreign key (team_id) references team (id) on delete set null`,
    );
    this.addSql(`alter table advice_escalation drop constraint advice_escalation_pkey`);
    this.addSql(`alter table advice_escalation add primary key (id)`);
    this.addSql(
      `create unique index advice_escalation_once on advice_escalation (request_id, point, due_on, team_id) nulls not distinct`,
    );
  }

  /** Whoever sweeps up after leavers ends what they covered for. */
  private covers(): void {
    this.addSql(`create policy absence_worker on absence for select to ehc_worker using (true)`);
    this.addSql(`create policy absence_worker_ends on absence for update to ehc_worker using (true) with check (true)`);
    this.addSql(`grant select, update (ends_on) on absence to ehc_worker`);
  }
}
