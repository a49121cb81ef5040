import type { AdviceProfile } from '#advice';

/** Advice of a youth offending team, also for a child in custody. @rule B8 K8 K9 */
export const youthJusticeProfile: AdviceProfile = {
  agency: 'youth-justice',
  title: 'Youth offending team advice',
  needsSections: ['B', 'D'],
  provisionSections: ['F', 'H2'],
  registrationLabel: 'Professional registration number, if you have one',
  guidance:
    'Write what others need to know to teach and support this young person well. Describe risk by what leads to it and what lowers it. Leave out offence details and other people’s names that the plan does not need.',
  hints: {
    involvement: 'Which order or programme you work with them under, since when, and how often you meet.',
    strengths: 'What they do well, whom they trust, what they want for themselves.',
    needs:
      'One need on each card. Unrecognised language, learning and attention needs are common: say what you have noticed and what was assessed.',
    outcomes:
      'What they will be able to do: stay in a course, tell their side calmly, travel safely, have somebody to turn to.',
    provision:
      'What helps, by whom, how often and for how long, and what must go on when an order ends or they leave custody.',
    sources:
      'Assessments (such as AssetPlus) with dates, health and speech and language screening, custody education records, their own words.',
  },
  questions: [
    {
      name: 'custody',
      label: 'Is the young person in custody?',
      kind: 'choice',
      choices: [
        { value: 'no', text: 'No' },
        { value: 'remanded', text: 'Yes, on remand' },
        { value: 'sentenced', text: 'Yes, serving a sentence' },
        { value: 'leaving', text: 'Leaving custody soon' },
      ],
      required: 'Say whether the young person is in custody',
    },
    {
      name: 'custodyDates',
      label: 'Where, since when, and the expected date of release or next hearing (if in custody)',
      kind: 'line',
    },
    {
      name: 'custodyEducation',
      label: 'Education in custody (optional)',
      hint: 'What they were offered and took part in, assessments made there, and what must go on after release. The home authority keeps arranging what the plan says (rule K9).',
      kind: 'text',
    },
    {
      name: 'authorities',
      label: 'Home and host authority, where they differ (optional)',
      hint: 'Both are told of detention, transfer and release (rule K8).',
      kind: 'line',
    },
    {
      name: 'risk',
      label: 'Risk, and what lowers it',
      hint: 'To them and from them, in which situations, early signs, and what adults can do. Say what a school or college must plan for.',
      kind: 'text',
      required: 'Describe risk and what lowers it, or write “none that affects support”',
    },
    {
      name: 'communication',
      label: 'Understanding and communication',
      hint: 'How well they follow talk, questions and written conditions, and what makes it easier: shorter sentences, pictures, time, a break.',
      kind: 'text',
      required: 'Describe how the young person understands and communicates',
    },
    {
      name: 'order',
      label: 'Requirements of an order that affect the week (optional)',
      hint: 'Curfew, appointments, places or people to keep away from, and until when.',
      kind: 'text',
    },
  ],
};
