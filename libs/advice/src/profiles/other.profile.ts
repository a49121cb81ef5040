import type { AdviceProfile } from './advice-profile.ts';

/** For whoever else is asked: an early-years assessor, the armed forces' education service, someone the family named. @rule B8 B9 B10 B11 */
export const otherProfile: AdviceProfile = {
  agency: 'other',
  title: 'Advice',
  needsSections: ['B', 'C', 'D'],
  provisionSections: ['F', 'G', 'H1', 'H2'],
  registrationLabel: 'Registration number, if your profession has one',
  guidance:
    'Write what you know of this child or young person from your own work, in plain words. Say what is needed, not what is available locally.',
  hints: {
    involvement: 'How you know the child or young person, since when, and what you did for this advice.',
    strengths: 'What they can do, enjoy and are proud of.',
    needs: 'One need on each card: what gets in their way, and what follows from it in daily life.',
    outcomes: 'What they will be able to do, by when, and how anyone can tell.',
    provision: 'What should happen, who does it, how often and for how long.',
    sources: 'What this advice rests on: records, observations, conversations, assessments, with dates.',
  },
  questions: [
    {
      name: 'capacity',
      label: 'How you came to be asked (optional)',
      kind: 'choice',
      choices: [
        { value: 'family', text: 'The family asked that you be heard' },
        { value: 'armed-forces', text: 'For the armed forces’ education service' },
        { value: 'early-years', text: 'For early-years education or childcare' },
        { value: 'adulthood', text: 'For preparing for adulthood: work, housing, community' },
        { value: 'other', text: 'Another way' },
      ],
    },
    {
      name: 'serviceMoves',
      label: 'Moves with a parent’s service, and what helped (optional)',
      hint: 'Schools and dates, what was lost at each move, moves that are known to lie ahead.',
      kind: 'text',
      asksOf: ({ serviceFamily }) => serviceFamily,
    },
    {
      name: 'adulthood',
      label: 'Preparing for adulthood and independent living (optional)',
      hint: 'Work and study, home, friends and community, health: what they hope for and what would get them there.',
      kind: 'text',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 9,
    },
  ],
};
