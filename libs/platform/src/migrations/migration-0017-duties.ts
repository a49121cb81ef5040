import { Migration } from '@mikro-orm/migrations';

/** A request says which duty it answers to; for those that are there, it is read from their rule and their reason. */
export class Migration0017Duties extends Migration {
  override up(): void {
    this.addSql(`alter table advice_request add column duty text not null default ''`);
    this.addSql(`alter table advice_request alter column duty drop default`);
    // by a change of type, since row-level security and the audit of the table stop an update of all areas
    this.addSql(`alter table advice_request alter column duty type text using ${duty}`);
  }
}

const askedFor = 'The family asked for advice from ';
const duty = `case
  when rule = 'B2' then coalesce('B2 education ' || substring(reason from ' attends (.*), whose head or manager '), 'B2 education')
  when rule = 'B3' then 'B3 education'
  when rule = 'B5' then 'B5 health'
  when rule = 'B6' then 'B6 educational-psychology'
  when rule = 'B7' then 'B7 social-care'
  when rule = 'B9' then 'B9 armed-forces-education'
  when rule = 'B10' then 'B10 adulthood'
  when rule = 'B11' then 'B11 other ' || split_part(rtrim(substr(reason, ${askedFor.length + 1}), '.'), ': ', 1)
  when reason = 'The youth offending team is involved.' then 'B8 youth-justice'
  when reason = 'The child is looked after.' then case source
    when 'virtual-school' then 'B8 virtual-school' when 'health' then 'B8 other designated-health' else 'B8 other designated-teacher' end
  when reason like 'The child is looked after by %.' then 'B8 virtual-school ' || substring(reason from ' by (.*)[.]$')
  when reason like 'An assessment made by % may help.' then 'B8 other early-years'
  else rule || ' because ' || reason end`;
