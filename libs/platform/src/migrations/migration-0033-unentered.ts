import { Migration } from '@mikro-orm/migrations';

/** Reports that are used in place of asking, of which nobody has entered what they say; for an officer, in their own area. */
export class Migration0033Unentered extends Migration {
  override up(): void {
    this.addSql(`create policy contribution_keeper on contribution for select to ehc_owner using (true)`);
    this.addSql(unentered);
    this.addSql(`grant select on officer_unentered_report to ehc_app`);
  }
}

const unentered = `
create view officer_unentered_report as
  select u.case_id, u.request_id, u.author_name, u.organisation
    from advice_reuse u join advice_request r on r.id = u.request_id and r.state = 'reused'
   where u.area_id = (select nullif(current_setting('app.officer_area', true), '')) and u.contribution_id is null
     and not exists (select 1 from contribution k where k.request_id = r.id and k.team_id is null)`;
