import type { SharedOutcome } from './types.ts';

/** Joins for the seeder: some of Noah’s (the rest is left to place), and those of the plans of Poppy and Isaac. */
export const sharedOutcomes: SharedOutcome[] = [
  {
    child: 'noah',
    text: 'Noah will let the people he is with know how he feels and what he needs, by speech, card or writing, before it becomes too much: at school, at home and when he is out.',
    by: 'the first annual review',
    measure:
      'At least five clear messages a week in each of three places; he leaves a room without telling anyone no more than once in a half term.',
    joins: [
      { source: 'education', author: 'Ruth Ellison', key: 'o1' },
      { source: 'health', author: 'Bethan Corrigan', key: 'o1' },
      { source: 'educational-psychology', author: 'Dr Miriam Castell', key: 'o1' },
      { source: 'social-care', author: 'Anita Deshmukh', key: 'o3' },
    ],
  },
  {
    child: 'noah',
    text: 'Noah will have a friend who seeks him out as he seeks them, at school and in their free time.',
    by: 'the end of Key Stage 2',
    measure: 'A mutual choice in the class survey; at least one meeting a month outside school with the same child.',
    joins: [
      { source: 'education', author: 'Ruth Ellison', key: 'o2' },
      { source: 'educational-psychology', author: 'Dr Miriam Castell', key: 'o2' },
      { source: 'social-care', author: 'Anita Deshmukh', key: 'o1' },
    ],
  },
  {
    child: 'noah',
    text: 'Noah will stop and look before he crosses a road, and keep back from the platform edge, without having his hand held.',
    by: 'the end of Key Stage 2',
    measure:
      'Nine of ten kerbs on a known route with an adult two metres behind; ten outings running without being held.',
    joins: [
      { source: 'health', author: 'Tunde Falade', key: 'o1' },
      { source: 'social-care', author: 'Anita Deshmukh', key: 'o2' },
    ],
  },
  {
    child: 'noah',
    text: 'Noah will be able to tell somebody who was not there what happened, in life or in a story, and why.',
    by: 'the end of Key Stage 2',
    measure: 'Five of six story elements without prompts; seven in ten “why” questions answered.',
    joins: [
      { source: 'education', author: 'Ruth Ellison', key: 'o3' },
      { source: 'health', author: 'Bethan Corrigan', key: 'o2' },
    ],
  },
  {
    child: 'noah',
    text: 'Noah will put his ideas down at the length and speed that his class does, without pain.',
    by: 'the first annual review',
    measure: 'Two pieces of at least ten sentences a week; twelve words a minute on a keyboard.',
    joins: [
      { source: 'education', author: 'Ruth Ellison', key: 'o4' },
      { source: 'health', author: 'Tunde Falade', key: 'o3' },
    ],
  },
  {
    child: 'poppy',
    text: 'Poppy will make herself understood, by voice and device, to people who do not know her, at school and out of it.',
    by: 'the end of Key Stage 1',
    measure:
      'A stranger understands eight of ten messages; six contributions to class talk in ten minutes; she chooses her own Saturday.',
    joins: [
      { source: 'education', author: 'Margaret Tansley', key: 'o1' },
      { source: 'health', author: 'Kirsty Fallow', key: 'o1' },
      { source: 'educational-psychology', author: 'Dr Miriam Castell', key: 'o1' },
      { source: 'social-care', author: 'Anita Deshmukh', key: 'o1' },
    ],
  },
  {
    child: 'poppy',
    text: 'Poppy will go where she wishes at school, at home and outdoors, walking in her walker or driving her own chair.',
    by: 'the end of Key Stage 1',
    measure:
      'Five places in school, and bedroom, bathroom and garden at home, reached without being carried; drives a powered chair safely.',
    joins: [
      { source: 'education', author: 'Margaret Tansley', key: 'o2' },
      { source: 'health', author: 'Dr Leyla Ansari', key: 'o2' },
      { source: 'social-care', author: 'Anita Deshmukh', key: 'o2' },
    ],
  },
  {
    child: 'poppy',
    text: 'Poppy will play and talk with her friends every day without an adult in between.',
    by: 'the first annual review',
    measure: 'At least twenty minutes of play on four days in five; eight turns between children in a ten-minute film.',
    joins: [
      { source: 'education', author: 'Margaret Tansley', key: 'o3' },
      { source: 'health', author: 'Kirsty Fallow', key: 'o2' },
      { source: 'educational-psychology', author: 'Dr Miriam Castell', key: 'o3' },
    ],
  },
  {
    child: 'isaac',
    text: 'Zac will read well enough for what interests him, for his lessons and for the trade that he has chosen.',
    by: 'the end of Key Stage 3',
    measure: 'A reading age of at least ten; reads a page of a workshop manual by himself.',
    joins: [
      { source: 'education', author: 'Dean Rattray', key: 'o1' },
      { source: 'educational-psychology', author: 'Jonathan Prewitt', key: 'o1' },
    ],
  },
  {
    child: 'isaac',
    text: 'Zac will stay in lessons all day by noticing when he is losing control and asking for help or for a break.',
    by: 'the first annual review',
    measure:
      'No exclusions; three or fewer removals in a term; afternoon rating scales within one band of the morning.',
    joins: [
      { source: 'education', author: 'Dean Rattray', key: 'o2' },
      { source: 'health', author: 'Sinead Coyle', key: 'o1' },
      { source: 'educational-psychology', author: 'Jonathan Prewitt', key: 'o2' },
    ],
  },
  {
    child: 'isaac',
    text: 'Zac will know what he is good at, be known for it, and believe in a future of his own.',
    by: 'the end of Key Stage 3',
    measure:
      'Self-rating of eight out of ten; one club and one trip a year; a recognised award; a pathway chosen with him.',
    joins: [
      { source: 'education', author: 'Dean Rattray', key: 'o3' },
      { source: 'educational-psychology', author: 'Jonathan Prewitt', key: 'o3' },
      { source: 'social-care', author: 'Colin Abara', key: 'o2' },
    ],
  },
];
