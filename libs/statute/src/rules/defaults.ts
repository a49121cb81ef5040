/** Where the draft Code of 2013 and present law differ: what holds unless an authority sets otherwise. */
export interface Default {
  readonly conflict: string;
  readonly chosen: string;
  /** How far an authority may depart from it. */
  readonly configurable: string | null;
}

export const defaults: readonly Default[] = [
  {
    conflict: 'Advice: 6 weeks from the request for assessment (§7.5) or from the request for advice (§7.7)',
    chosen: 'the day the body received the authority’s request (reg 8)',
    configurable: 'a shorter local target',
  },
  { conflict: 'Reports in weeks 6 to 16 (deck)', chosen: '6 weeks for each source', configurable: null },
  {
    conflict: '15 days: calendar or working',
    chosen: 'calendar days, inclusive, for families',
    configurable: 'longer only',
  },
  {
    conflict: 'An institution’s 15 days: must or should',
    chosen: 'calendar days; chased; never holds up the plan',
    configurable: 'a note on holidays',
  },
  {
    conflict: 'Sections a-h (draft) or A-L (deck)',
    chosen: 'A-K with H1 and H2',
    configurable: 'titles, order, annex',
  },
  { conflict: 'Missed appointment', chosen: 'excuses the piece of advice only', configurable: null },
  {
    conflict: 'Change of phase: all by 15 February; post-16 by 7 months',
    chosen: '30 March or 14 February; 5 months',
    configurable: 'earlier',
  },
  {
    conflict: 'Review finished in 8 weeks (guide)',
    chosen: '4 + 8 = 12 weeks of the meeting',
    configurable: 'earlier',
  },
  { conflict: 'Consent: the parent, or a young person "over 16"', chosen: 'C3 and C4', configurable: null },
  { conflict: 'Custody: host authority', chosen: 'home authority (K9)', configurable: null },
  {
    conflict: 'Names: CCG, DHO, Parent Partnership, CEAS',
    chosen: 'labels by area and date: CCG or ICB, DHO, DMO or DCO, SENDIASS, EAT',
    configurable: 'a table of labels',
  },
];
