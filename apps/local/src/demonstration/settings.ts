import type { DemonstrationArea, DemonstrationSetting } from './types.ts';

export const area: DemonstrationArea = { code: '999', name: 'Rivermere Council', isDemonstration: true };

/** Invented too: the authority that looks after a child who lives in the demonstration area. */
export const otherArea: DemonstrationArea = { code: '998', name: 'Ashcombe Vale Council', isDemonstration: true };

export const settings: DemonstrationSetting[] = [
  { key: 'bulrush-corner', name: 'Bulrush Corner Nursery', phase: 'early-years' },
  { key: 'kingcup', name: 'Kingcup Primary School', phase: 'primary' },
  { key: 'fernhollow', name: 'Fernhollow Primary School', phase: 'primary' },
  { key: 'millrace', name: 'Millrace Primary Academy', phase: 'primary' },
  { key: 'drummers-field', name: 'Drummer’s Field Primary School', phase: 'primary' },
  { key: 'tidewell', name: 'Tidewell Academy', phase: 'secondary' },
  { key: 'larkbarrow', name: 'Larkbarrow School', phase: 'special' },
  { key: 'rivermere-college', name: 'Rivermere College', phase: 'post-16' },
  { key: 'coldmarsh', name: 'Coldmarsh Secure School', phase: 'secure' },
];
