import type { Visit } from '#family-record';

/** A visit that somebody who was asked for advice plans; `inDays` from the day of seeding. */
export interface PlannedVisit {
  child: string;
  by: string;
  daysAgo: number;
  inDays: number;
  visit: Omit<Visit, 'onDay'>;
}

export const plannedVisits: PlannedVisit[] = [
  {
    child: 'leo',
    by: 'Dr Miriam Castell',
    daysAgo: 6,
    inDays: 6,
    visit: {
      fromTime: '14:15',
      toTime: '15:15',
      placeKind: 'home',
      place: 'In the kitchen, or wherever Leo likes',
      who: 'Miriam Castell, educational psychologist',
      purpose: 'To meet Leo where he feels safe, before I see him at school.',
    },
  },
  {
    child: 'leo',
    by: 'Dr Leyla Ansari',
    daysAgo: 3,
    inDays: 6,
    visit: {
      fromTime: '15:00',
      toTime: '15:45',
      placeKind: 'clinic',
      place: 'Marsh Lane Health Centre, room 3',
      who: 'Leyla Ansari, children’s doctor',
      purpose: 'To check how Leo grows and sleeps.',
    },
  },
  {
    child: 'leo',
    by: 'Tess Oram',
    daysAgo: 2,
    inDays: 12,
    visit: {
      fromTime: '10:00',
      toTime: '11:00',
      placeKind: 'home',
      place: 'In the kitchen, or wherever Leo likes',
      who: 'Tess Oram, early help',
      purpose: 'To talk about what help at home has made a difference.',
    },
  },
];
