import type { AdviceProfile } from '#advice';

/** Advice of the head or principal of the setting attended, or of whoever knows the child's education. @rule B2 B3 B4 B10 */
export const educationProfile: AdviceProfile = {
  agency: 'education',
  title: 'Education advice',
  needsSections: ['B'],
  provisionSections: ['F'],
  registrationLabel: 'Teacher reference number (optional)',
  guidance:
    'You see this child or young person most days. Say what they can do and what gets in their way, what you have already done and what came of it. Write what is needed, not what the budget allows today.',
  hints: {
    involvement:
      'Since when they have been with you, in which class or course, and who in your setting contributed to this advice.',
    strengths: 'What they do well and enjoy, in lessons and out of them, and what helps them to be at their best.',
    needs:
      'One need on each card. Say what it means in a lesson, at play and on an ordinary day, and what you think lies behind it.',
    outcomes:
      'What they will be able to do by the end of a phase or key stage: reading for a purpose, having a friend, getting to college alone.',
    provision:
      'What teaching, support or equipment is needed beyond what you make from your own resources: who, how often, how long, with what training.',
    sources:
      'Assessments with dates and scores, attendance figures, plans and reviews, work samples, the child’s own words.',
  },
  questions: [
    {
      name: 'capacity',
      label: 'In what capacity do you advise? (optional)',
      hint: 'Where no school or other setting has the child, or it cannot advise, the law asks somebody with experience of teaching such children, or whoever is responsible for their education (rule B3).',
      kind: 'choice',
      choices: [
        { value: 'setting', text: 'Head, principal or manager of the setting attended' },
        {
          value: 'experienced',
          text: 'Experienced in teaching children with such needs, who knows the provision they may need',
        },
        { value: 'responsible', text: 'Responsible for their education out of school' },
      ],
    },
    {
      name: 'attainment',
      label: 'Attainment and progress',
      hint: 'Where they are now in reading, writing, number and other areas that matter, where they were a year ago, and how far progress has come only through much extra effort.',
      kind: 'text',
      required: 'Describe attainment and progress',
    },
    {
      name: 'alreadyDone',
      label: 'What you have already done, and what came of it',
      hint: 'Each step of support so far, with how long it ran, who gave it and what changed. Include what did not work.',
      kind: 'text',
      required: 'Say what you have already done, and what came of it',
    },
    {
      name: 'attendance',
      label: 'Attendance and time in class',
      hint: 'This year and last year in per cent. Say if the timetable is reduced, if lessons are missed, or if the child has been suspended, and why.',
      kind: 'text',
      required: 'Give attendance, or say why there is none',
    },
    {
      name: 'now',
      label: 'What is done differently for them now (optional)',
      hint: 'Curriculum and lessons changed or left out, grouping, adults, rooms, equipment; what it takes each week in hours.',
      kind: 'text',
    },
    {
      name: 'views',
      label: 'The child’s or young person’s own views (optional)',
      hint: 'Their words, drawings or signs, and how you heard them. Say if they preferred not to take part.',
      kind: 'text',
    },
    {
      name: 'adulthood',
      label: 'Preparing for adulthood',
      hint: 'Work and further learning, a home, friends and community, health: what they hope for and what would get them there.',
      kind: 'text',
      required: 'Say what would prepare them for adulthood',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 9,
    },
    {
      name: 'consultee',
      label: 'Qualified teacher consulted about the sensory impairment',
      hint: 'This child has a visual, hearing or multi-sensory impairment. The law asks that you consult a teacher qualified in it before you advise (rule B4).',
      kind: 'line',
      required: 'Enter the name of the qualified teacher you consulted',
      neededToAccept: 'B4',
      asksOf: ({ sensoryImpairment }) => sensoryImpairment.length > 0,
    },
    {
      name: 'consulteeQualification',
      label: 'That teacher’s qualification, and when you consulted them',
      hint: 'For example: mandatory qualification for teachers of children with vision impairment, consulted on 4 March 2026.',
      kind: 'line',
      required: 'Enter the qualification of the teacher you consulted, and when',
      neededToAccept: 'B4',
      asksOf: ({ sensoryImpairment }) => sensoryImpairment.length > 0,
    },
  ],
};
