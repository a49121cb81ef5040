import type { AdviceBody, AdviceProfile } from '#advice';

const NOT_KNOWN = 'not-known';

/** Advice of children's (from 18, adults') social care. "Not known to this service" is never advice on need. @rule B7 F9 */
export const socialCareProfile: AdviceProfile = {
  agency: 'social-care',
  title: 'Social care advice',
  needsSections: ['D'],
  provisionSections: ['H2', 'H1'],
  registrationLabel: 'Social Work England registration number',
  guidance:
    'Write about life at home and in the community, and about what the family needs in order to care well. A child need not have a social worker to have social care needs: early help, short breaks and community support count.',
  hints: {
    involvement:
      'How your service knows the family, since when, who visited and spoke with the child for this advice, and how the child’s views were heard.',
    strengths: 'What the child and family do well, who supports them, and what they are proud of.',
    needs:
      'One need on each card: care, safety, sleep and rest for the family, friends, leisure, independence, getting about. Leave out child protection details that the plan need not carry.',
    outcomes:
      'What will be different in their life: a club they go to, a night’s sleep for the family, travelling alone.',
    provision:
      'What, how many hours or nights, how often and by whom. H1 is for support under section 2 of the Chronically Sick and Disabled Persons Act 1970 for a child under 18; everything else is H2.',
    sources: 'Assessments and plans with dates, visits, records read, what the child and the family said.',
  },
  questions: [
    {
      name: 'status',
      label: 'How the child or young person is known to social care',
      kind: 'choice',
      choices: [
        { value: 'early-help', text: 'Early help' },
        { value: 'child-in-need', text: 'Child in need' },
        { value: 'child-protection', text: 'Child protection plan' },
        { value: 'care-plan', text: 'Looked after, with a care plan' },
        { value: 'adult-care', text: 'Adult social care' },
        { value: 'assessed-now', text: 'Not known before; assessed for this advice' },
        {
          value: NOT_KNOWN,
          text: 'Not known to this service',
          hint: 'On its own this is not advice and cannot be submitted as advice.',
        },
      ],
      required: 'Choose how the child or young person is known to social care',
    },
    {
      name: 'plans',
      label: 'What is already planned or given',
      hint: 'Plans, reviews and support in place, with dates, so that the education, health and care plan adds to them and does not repeat them.',
      kind: 'text',
    },
    {
      name: 'assessments',
      label: 'Assessments under way or done (optional)',
      hint: 'Early help, section 17, section 47, a carer’s or Care Act assessment: with dates. The 45 working days of a section 17 assessment and these six weeks run side by side; combine the visits where you can.',
      kind: 'text',
    },
    {
      name: 'disabledPersons',
      label: 'Support under section 2 of the Chronically Sick and Disabled Persons Act 1970 (optional)',
      hint: 'What was assessed as necessary for a disabled child under 18. It goes into section H1.',
      kind: 'text',
    },
    {
      name: 'carers',
      label: 'What the parents or carers need (optional)',
      hint: 'A carer’s assessment, rest, help with brothers and sisters, housing, benefits.',
      kind: 'text',
    },
    {
      name: 'adulthood',
      label: 'Moving towards adult life',
      hint: 'Housing, living independently, community, and which adult service takes over when.',
      kind: 'text',
      required: 'Say what will help them move towards adult life',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 9,
    },
    {
      name: 'adultCare',
      label: 'Adult social care (optional)',
      hint: 'The adult needs assessment and the care and support plan, or when they will be made. From 18 that plan supplies section H2 (rule F9), and it goes on when the education plan ends.',
      kind: 'text',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 12,
    },
  ],
  missing: notKnown,
};

/** @rule B7 */
function notKnown({ particular }: AdviceBody): Record<string, string> {
  if (particular.status !== NOT_KNOWN) return {};
  return {
    'particular.status':
      '“Not known to this service” is not advice on need. Either assess the child or young person and answer from that; or save this and choose “Answer in another way”, where you say so and what follows',
  };
}
