import type { AdviceProfile } from '#advice';

/** Advice of the health professionals whom the commissioner identified. @rule B5 F6 F7 */
export const healthProfile: AdviceProfile = {
  agency: 'health',
  title: 'Health advice',
  needsSections: ['C', 'B'],
  provisionSections: ['G', 'F'],
  registrationLabel: 'HCPC, NMC or GMC registration number',
  guidance:
    'Explain what a condition means for learning and daily life rather than naming it alone. Keep to your own profession, and advise what this child or young person needs even where the service does not offer it now.',
  hints: {
    involvement:
      'Since when your service has known them, what you did for this advice and when, and whether a first appointment was missed or is still to come.',
    strengths:
      'What they can do, what they enjoy, and what their body, senses or communication allow when things go well.',
    needs:
      'One need on each card. Choose special educational need where it affects learning, as speech, language and communication usually do; health need where it relates to their special educational needs but is about health.',
    outcomes:
      'The difference to their life, not to a test score: being understood by strangers, eating with friends, moving between lessons alone.',
    provision:
      'Hours, how often, how long, who and with what training. Provision that educates or trains, such as speech and language therapy, belongs with educational provision (rule F6).',
    sources: 'Clinics, assessments and reports with dates, records you read, what parents and the child told you.',
  },
  questions: [
    {
      name: 'diagnoses',
      label: 'Diagnoses and investigations that matter to their special educational needs',
      hint: 'With dates. Say what is confirmed, what is being looked into and when an answer is expected, and what each means in daily life. Leave out what has no bearing.',
      kind: 'text',
      required: 'Give the diagnoses and investigations that matter, or write “none known”',
    },
    {
      name: 'soFar',
      label: 'Therapy and treatment so far',
      hint: 'What was given, for how long and how often, and what changed. Name equipment and medicines that affect the day at school or at home.',
      kind: 'text',
      required: 'Say what has been given so far, or write “none”',
    },
    {
      name: 'safety',
      label: 'What everyone around the child must know to keep them safe (optional)',
      hint: 'Seizures, allergies, swallowing, medicines: what to watch for and what to do.',
      kind: 'text',
    },
    {
      name: 'others',
      label: 'Other health professionals who should be asked (optional)',
      hint: 'Who else in health knows them or should see them, so that the authority can ask in time.',
      kind: 'text',
    },
  ],
};
