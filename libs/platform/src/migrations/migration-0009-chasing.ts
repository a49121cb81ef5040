import { Migration } from '@mikro-orm/migrations';

const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;
const officer = `area_id = ${setting('officer_area', 'text')}`;
const ownTeam = `team_id = ${setting('team', 'uuid')}`;
const isAbout = (whose: string) => `exists (select 1 from advice_request r where r.id = request_id and ${whose})`;
const ofOfficer = `audience = 'officer' and ${isAbout(`r.${officer}`)}`;
const ofTeam = `audience in ('team', 'manager') and ${ownTeam}`;
const ofCommissioner = `audience = 'commissioner' and ${isAbout(`r.commissioner_id = ${setting('commissioner', 'uuid')}`)}`;

/** Reminders by the team's own pattern, one mail a day, escalation, what officers do to get an answer, and messages. */
export class Migration0009Chasing extends Migration {
  override up(): void {
    this.receipts();
    this.reminders();
    this.chases();
    this.messages();
    this.addSql(`grant select on membership to ehc_worker`);
    this.addSql(`grant select (id, name, email) on person to ehc_worker`);
    this.addSql(`grant select (sent_at) on mail to ehc_app`);
  }

  private receipts(): void {
    this.addSql(`alter table advice_request add "receipt_told_by" text null`);
    this.addSql(`alter table advice_request drop constraint advice_request_received_how_check`);
    this.addSql(
      `alter table advice_request add constraint advice_request_received_how_check check ("received_how" in ('opened', 'acknowledged', 'phone', 'post', 'email'))`,
    );
  }

  private reminders(): void {
    this.addSql(`alter table advice_reminder drop constraint advice_reminder_step_check`);
    this.addSql(
      `alter table advice_reminder alter column step type int using case step when 'seven-days-before' then -7 when 'day-before' then -1 else 1 end`,
    );
    this.addSql(
      `create table advice_digest (team_id uuid not null constraint advice_digest_team_id_foreign references team (id), "day" date not null, "at" timestamptz(3) not null, primary key (team_id, "day"))`,
    );
    this.addSql(
      `create table reminder_pattern (team_id uuid not null constraint reminder_pattern_team_id_foreign references team (id) on update cascade on delete cascade, "before" int[] not null, is_weekly boolean not null, changed_by_id uuid not null constraint reminder_pattern_changed_by_id_foreign references person (id), changed_at timestamptz(3) not null, primary key (team_id))`,
    );
    this.addSql(
      `create table advice_escalation (request_id uuid not null constraint advice_escalation_request_id_foreign references advice_request (id), point text not null, due_on date not null, "at" timestamptz(3) not null, primary key (request_id, point, due_on),
         constraint advice_escalation_point_check check (point in ('not-received', 'not-taken', 'late', 'very-late')))`,
    );
    this.addSql(`alter table reminder_pattern enable row level security`);
    this.addSql(`alter table reminder_pattern force row level security`);
    this.addSql(`create policy reminder_pattern_team on reminder_pattern using (${ownTeam}) with check (${ownTeam})`);
    this.addSql(`create policy reminder_pattern_worker on reminder_pattern for select to ehc_worker using (true)`);
    this.addSql(`grant select, insert, update on reminder_pattern to ehc_app`);
    this.addSql(`grant select on reminder_pattern to ehc_worker`);
    this.addSql(`grant select, insert on advice_digest, advice_escalation to ehc_worker`);
  }

  private chases(): void {
    this.addSql(
      `create table advice_chase (id uuid not null default uuidv7(), area_id text not null, case_id uuid not null constraint advice_chase_case_id_foreign references ehc_case (id), request_id uuid not null constraint advice_chase_request_id_foreign references advice_request (id), kind text not null, "on" date not null, spoke_to text null, said text null, promised_on date null, by_id uuid not null constraint advice_chase_by_id_foreign references person (id), "at" timestamptz(3) not null, primary key (id),
         constraint advice_chase_kind_check check (kind in ('mail', 'call')))`,
    );
    this.addSql(`create unique index advice_chase_mail_once on advice_chase (request_id, "on") where kind = 'mail'`);
    this.addSql(`create index advice_chase_request_id_at_index on advice_chase (request_id, "at")`);
    this.addSql(`alter table advice_chase enable row level security`);
    this.addSql(`alter table advice_chase force row level security`);
    this.addSql(`create policy advice_chase_officer on advice_chase using (${officer}) with check (${officer})`);
    this.addSql(
      `create trigger advice_chase_belongs before insert or update of area_id, case_id on advice_chase for each row execute function belong_together()`,
    );
    this.addSql(
      `create constraint trigger advice_chase_audited after insert or update or delete on advice_chase deferrable initially deferred for each row execute function require_audit()`,
    );
    this.addSql(
      `create trigger advice_chase_unchanging before update or delete on advice_chase for each row execute function refuse_change()`,
    );
    this.addSql(`grant select, insert, update on advice_chase to ehc_app`);
  }

  private messages(): void {
    this.addSql(
      `create table message (id uuid not null default uuidv7(), request_id uuid not null constraint message_request_id_foreign references advice_request (id), audience text not null, team_id uuid null constraint message_team_id_foreign references team (id) on delete set null, kind text not null, "at" timestamptz(3) not null, read_by_id uuid null constraint message_read_by_id_foreign references person (id) on delete set null, read_at timestamptz(3) null, primary key (id),
         constraint message_audience_check check (audience in ('officer', 'team', 'manager', 'commissioner')))`,
    );
    this.addSql(`create index message_request_id_index on message (request_id)`);
    this.addSql(`create index message_of_team on message (team_id, id) where read_at is null`);
    this.addSql(`alter table message enable row level security`);
    this.addSql(`alter table message force row level security`);
    this.addSql(`create policy message_officer on message using (${ofOfficer}) with check (${ofOfficer})`);
    this.addSql(`create policy message_team on message using (${ofTeam}) with check (${ofTeam})`);
    this.addSql(
      `create policy message_commissioner on message using (${ofCommissioner}) with check (${ofCommissioner})`,
    );
    this.addSql(`create policy message_worker on message to ehc_worker using (true) with check (true)`);
    this.addSql(`grant select, update (read_by_id, read_at) on message to ehc_app`);
    this.addSql(`grant select, insert on message to ehc_worker`);
  }
}
