import { expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { agencyLabel, type Agency } from './agency-labels.ts';

test.each<[Agency, string, string]>([
  ['health commissioner', '2022-06-30', 'CCG'],
  ['health commissioner', '2022-07-01', 'ICB'],
  ['health commissioner', '2000-01-01', 'CCG'],
  ['designated officer', '2014-08-31', 'DHO'],
  ['designated officer', '2014-09-01', 'DMO/DCO'],
  ['family advice', '2014-08-31', 'Parent Partnership'],
  ['family advice', '2026-01-05', 'SENDIASS'],
  ['armed forces education', '2015-01-01', 'CEAS'],
  ['armed forces education', '2026-01-05', 'EAT'],
  ['youth justice', '2026-01-05', 'YOT'],
])('%s on %s: %s', (agency, day, short) => {
  expect(agencyLabel(agency, civilDate(day)).short).toBe(short);
  expect(agencyLabel(agency, civilDate(day)).long).not.toBe('');
});
