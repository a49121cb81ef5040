import { KIND_QUESTION, type AdviceProfile } from '#advice';

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
      name: KIND_QUESTION,
      label: 'What kind of health professional are you?',
      hint: 'Each kind is asked a few questions of its own.',
      kind: 'choice',
      choices: [
        { value: 'therapist', text: 'Therapist', hint: 'Speech and language, occupational therapy, physiotherapy' },
        { value: 'nurse', text: 'Nurse or health visitor' },
        { value: 'paediatrician', text: 'Paediatrician or another doctor' },
        { value: 'mental-health', text: 'Child and adolescent mental health services' },
        { value: 'other', text: 'Another health professional' },
      ],
    },
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
      name: 'dailySkills',
      label: 'Communication, movement and daily skills (optional)',
      hint: 'How they understand and are understood, move, use their hands, eat, dress and take part; what changes with help or equipment.',
      kind: 'text',
      of: ['therapist', 'other'],
    },
    {
      name: 'careInTheDay',
      label: 'Health care in the school or college day (optional)',
      hint: 'What is done, how often, by whom and with what training; who signs them off as able; the plan for when it goes wrong.',
      kind: 'text',
      of: ['nurse', 'other'],
    },
    {
      name: 'course',
      label: 'What to expect as they grow (optional)',
      hint: 'How conditions are likely to develop, treatment that lies ahead, and how tiredness, pain or medicines affect learning.',
      kind: 'text',
      of: ['paediatrician', 'other'],
    },
    {
      name: 'wellbeing',
      label: 'Emotional wellbeing and safety (optional)',
      hint: 'What raises and lowers distress, the safety plan that others should know, and what is offered or waited for.',
      kind: 'text',
      of: ['mental-health', 'other'],
    },
    {
      name: 'safety',
      label: 'What everyone around the child must know to keep them safe (optional)',
      hint: 'Seizures, allergies, swallowing, medicines: what to watch for and what to do.',
      kind: 'text',
    },
    {
      name: 'stillToCome',
      label: 'Appointments and assessments still to come (optional)',
      hint: 'What, when, and what depends on it. A waiting list does not change the six weeks: advise on what is known now and correct it later.',
      kind: 'text',
    },
    {
      name: 'agreed',
      label: 'What the commissioner has agreed (optional)',
      hint: 'Health provision in section G needs the agreement of the health commissioner (rule F7): say what is agreed, and with whom.',
      kind: 'text',
    },
    {
      name: 'adulthood',
      label: 'Moving to adult health services (optional)',
      hint: 'Which services take over, when, and who prepares the young person for it.',
      kind: 'text',
      asksOf: ({ yearGroup }) => yearGroup !== null && yearGroup >= 9,
    },
    {
      name: 'others',
      label: 'Other health professionals who should be asked (optional)',
      hint: 'Who else in health knows them or should see them, so that the authority can ask in time.',
      kind: 'text',
    },
  ],
};
