import type { AdviceProfile } from '#advice';

/** Advice of the virtual school head of the authority that looks after the child. @rule B8 K1 K2 */
export const virtualSchoolProfile: AdviceProfile = {
  agency: 'virtual-school',
  title: 'Virtual school advice',
  needsSections: ['B'],
  provisionSections: ['F'],
  registrationLabel: 'Professional registration number, if you have one',
  guidance:
    'Use the personal education plan and the care plan; add to them and do not repeat them. Say what schooling has been lost or moved, and what would give this child or young person stability.',
  hints: {
    involvement:
      'Since when they have been on your roll, who attends their personal education plan meetings, and when you last met them.',
    strengths: 'What they do well and hope for, and which people and places have lasted.',
    needs: 'One need on each card: gaps from moves and absence, trust and belonging, information that did not travel.',
    outcomes: 'What they will be able to do or hold on to: one school to the end of a key stage, a course they chose.',
    provision:
      'What special educational provision is needed whatever happens to the placement, apart from what pupil premium plus already pays for.',
    sources: 'Personal education plans, attendance by school, care plan, reviews, the child’s own words; with dates.',
  },
  questions: [
    {
      name: 'authority',
      label: 'Authority that looks after the child or young person',
      kind: 'line',
      required: 'Enter the authority that looks after the child or young person',
    },
    {
      name: 'pepDate',
      label: 'Date of the latest personal education plan, and of the next review',
      hint: 'For example: 12 January 2026, next review 20 April 2026. Say if a looked-after review could be the same meeting.',
      kind: 'line',
      required: 'Give the date of the latest personal education plan, or say why there is none',
    },
    {
      name: 'carePlan',
      label: 'The care plan, where it bears on education',
      hint: 'Legal status, placement and how long it is expected to last, who holds parental responsibility, contact that affects the week. Leave out what the plan need not carry.',
      kind: 'text',
      required: 'Say how the care plan bears on education',
    },
    {
      name: 'schooling',
      label: 'Schools, moves and days lost',
      hint: 'Each school with dates, reduced timetables, and time without a school.',
      kind: 'text',
    },
    {
      name: 'designatedTeacher',
      label: 'What the designated teacher adds (optional)',
      hint: 'Name and school, and what they see from day to day.',
      kind: 'text',
    },
    {
      name: 'health',
      label: 'What the designated doctor or nurse adds (optional)',
      hint: 'The latest health assessment of the looked-after child, where it bears on learning, with its date.',
      kind: 'text',
    },
    {
      name: 'meetings',
      label: 'Meetings that could be one (optional)',
      hint: 'Dates of the looked-after review, the personal education plan and the annual review that could be held together (rules K3 and I12).',
      kind: 'text',
    },
    {
      name: 'leaving',
      label: 'Leaving care (optional)',
      hint: 'The personal adviser, and what the pathway plan says on education, work and home (rule K4).',
      kind: 'text',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 11,
    },
  ],
};
