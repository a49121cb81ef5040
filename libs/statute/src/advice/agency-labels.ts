import type { CivilDate } from '../calendar/civil-date.ts';

/** A body whose name has changed. */
export type Agency =
  'health commissioner' | 'designated officer' | 'family advice' | 'armed forces education' | 'youth justice';

interface Label {
  readonly agency: Agency;
  readonly short: string;
  readonly long: string;
  readonly from: CivilDate;
  /** False where the day or name was not checked against a source. */
  readonly verified: boolean;
}

const on = (day: string): CivilDate => day as CivilDate;

/** Names by date, oldest first. An authority may put its own name in place of one. */
export const agencyLabels: readonly Label[] = [
  {
    agency: 'health commissioner',
    short: 'CCG',
    long: 'clinical commissioning group',
    from: on('2013-04-01'),
    verified: true,
  },
  {
    agency: 'health commissioner',
    short: 'ICB',
    long: 'integrated care board',
    from: on('2022-07-01'),
    verified: true,
  },
  {
    agency: 'designated officer',
    short: 'DHO',
    long: 'designated health officer',
    from: on('2013-10-04'),
    verified: true,
  },
  {
    agency: 'designated officer',
    short: 'DMO/DCO',
    long: 'designated medical officer or designated clinical officer',
    from: on('2014-09-01'),
    verified: false,
  },
  {
    agency: 'family advice',
    short: 'Parent Partnership',
    long: 'parent partnership service',
    from: on('2001-11-01'),
    verified: false,
  },
  {
    agency: 'family advice',
    short: 'SENDIASS',
    long: 'SEND information, advice and support service',
    from: on('2014-09-01'),
    verified: true,
  },
  {
    agency: 'armed forces education',
    short: 'CEAS',
    long: 'Children’s Education Advisory Service',
    from: on('2013-10-04'),
    verified: true,
  },
  {
    agency: 'armed forces education',
    short: 'EAT',
    long: 'Education Advisory Team',
    from: on('2021-01-01'),
    verified: false,
  },
  { agency: 'youth justice', short: 'YOT', long: 'youth offending team', from: on('1998-09-30'), verified: true },
];

/** What the agency is called on a day: the latest name that had begun by then, else its first. */
export function agencyLabel(agency: Agency, day: CivilDate): { short: string; long: string } {
  const labels = agencyLabels.filter((label) => label.agency === agency);
  const { short, long } = labels.findLast((label) => label.from <= day) ?? labels[0]!;
  return { short, long };
}
