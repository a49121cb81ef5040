import type { AdviceProfile } from '#advice';

/** Advice of an educational psychologist, who consults every other psychologist known to be involved. @rule B6 */
export const educationalPsychologyProfile: AdviceProfile = {
  agency: 'educational-psychology',
  title: 'Educational psychology advice',
  needsSections: ['B'],
  provisionSections: ['F'],
  registrationLabel: 'HCPC registration number',
  guidance:
    'Bring together how this child or young person learns, feels and gets on with others, and what follows for teaching. Write so that a parent and a teaching assistant can use it; explain any score in words.',
  hints: {
    involvement:
      'When and where you met, observed and assessed them, whom you spoke with, and earlier work by your service.',
    strengths: 'What they are good at and care about, how they learn best, and what they told you they want.',
    needs:
      'One need on each card: what you found, how you know, and how it shows itself in class, at play and at home.',
    outcomes:
      'What they will be able to do by the end of a phase or key stage, close to what they themselves hope for.',
    provision:
      'Approach, adult skills and training, group size, hours, how often, and how progress is checked. Base it on need.',
    sources:
      'Consultations, observations and assessments with dates; records read; the child’s views and how you gathered them.',
  },
  questions: [
    {
      name: 'psychologists',
      label: 'Other psychologists consulted',
      hint: 'Clinical, private or from another service: name, when, and what they said. If you know of none, write “none known”.',
      kind: 'text',
      required: 'Name the other psychologists you consulted, or write “none known”',
    },
    {
      name: 'views',
      label: 'The child’s or young person’s views, and how you heard them',
      hint: 'Their words, drawings, signs or what you observed. Say if they preferred not to take part.',
      kind: 'text',
      required: 'Give the child’s or young person’s views, or say how you tried to hear them',
    },
    {
      name: 'understanding',
      label: 'How you understand what happens (optional)',
      hint: 'What keeps it going and what helps, in a few sentences that family and staff can recognise.',
      kind: 'text',
    },
    {
      name: 'before',
      label: 'Psychological advice given before, and what came of it (optional)',
      hint: 'By whom, when, what was tried.',
      kind: 'text',
    },
    {
      name: 'adulthood',
      label: 'Preparing for adulthood and independent living (optional)',
      hint: 'Work and study, home, friends and community, health: what they hope for and what would get them there (rule B10).',
      kind: 'text',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 9,
    },
    {
      name: 'assessments',
      label: 'What the assessments mean (optional)',
      hint: 'Results in words a parent can use, with how sure you are. Put tables in your report.',
      kind: 'text',
    },
  ],
};
