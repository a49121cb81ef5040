/** A lawful purpose for releasing a plan without being one of those it is issued to (group H). */
export interface ReleasePurpose {
  readonly code: string;
  readonly purpose: string;
  readonly recipients: readonly string[];
  /** Conditions in plain English, which the person who approves the release confirms. */
  readonly conditions: readonly string[];
  readonly citation: string;
  /** A recorded reason is part of the ground itself. */
  readonly needsReason: boolean;
  /** Consent is part of the ground: who gives it is decided by C4, or it is the young person's permission. */
  readonly needsConsent: boolean;
  /** The most that may be released; `sections` means only those the recipient's task needs. */
  readonly scope:
    'full' | 'relevant sections' | 'commensurate with duties' | 'de-identified' | 'as ordered' | 'as consented';
  /** The local authority must release when the conditions are met (P15). */
  readonly isDuty: boolean;
}

const CITATION = 'reg 17';
const ordinary = { citation: CITATION, needsReason: false, needsConsent: false, scope: 'full', isDuty: false } as const;

/** The purposes P1-P14, in order. All rest on reg 17, written from memory: verify before relying on a detail. */
export const releasePurposes: readonly ReleasePurpose[] = [
  {
    ...ordinary,
    code: 'P1',
    purpose: 'consent',
    recipients: ['the person or body named in the consent'],
    conditions: ['The child, parent or young person who decides has agreed.', 'Consent may be withdrawn at any time.'],
    needsConsent: true,
    scope: 'as consented',
  },
  {
    ...ordinary,
    code: 'P2',
    purpose: 'necessary in the child’s or young person’s interests',
    recipients: [
      'the current or proposed institution',
      'teachers who work closely with the child: the full plan',
      'governors, commensurate with their duties',
      'agencies named as providing: the relevant sections only',
    ],
    conditions: ['The reason why it is necessary is recorded.'],
    needsReason: true,
  },
  {
    ...ordinary,
    code: 'P3',
    purpose: 'an appeal or claim',
    recipients: ['the tribunal', 'the parties'],
    conditions: ['An appeal or claim has been made or is being prepared.'],
  },
  {
    ...ordinary,
    code: 'P4',
    purpose: 'a complaint to, or direction of, the Secretary of State',
    recipients: ['the Secretary of State'],
    conditions: ['The complaint or direction concerns this child or young person.'],
  },
  {
    ...ordinary,
    code: 'P5',
    purpose: 'a court order or criminal proceedings',
    recipients: ['the court, or the person the order names'],
    conditions: ['Release exactly what is ordered.'],
    scope: 'as ordered',
  },
  {
    ...ordinary,
    code: 'P6',
    purpose: 'an investigation of maladministration',
    recipients: ['the Local Government and Social Care Ombudsman'],
    conditions: ['The ombudsman is investigating.'],
  },
  {
    ...ordinary,
    code: 'P7',
    purpose: 'an assessment under the Disabled Persons Act 1986',
    recipients: ['the officers who assess'],
    conditions: ['The assessment is of this child or young person.'],
  },
  {
    ...ordinary,
    code: 'P8',
    purpose: 'safeguarding and welfare under the Children Act 1989',
    recipients: ['the local authority that has the duty'],
    conditions: ['It serves a named duty; it is not open browsing.'],
    needsReason: true,
    scope: 'relevant sections',
  },
  {
    ...ordinary,
    code: 'P9',
    purpose: 'inspection',
    recipients: ['Ofsted inspectors, who may inspect and copy'],
    conditions: ['Each plan seen is logged.', 'The Care Quality Commission needs a basis of its own.'],
  },
  {
    ...ordinary,
    code: 'P10',
    purpose: 'research on special educational needs',
    recipients: ['the researcher who gave the undertaking'],
    conditions: [
      'A written undertaking to publish nothing that identifies anyone.',
      'The plan is pseudonymised first.',
    ],
    scope: 'de-identified',
  },
  {
    ...ordinary,
    code: 'P11',
    purpose: 'disabled students’ allowance',
    recipients: ['the assessor of the allowance'],
    conditions: ['The young person gives permission.'],
    needsConsent: true,
    isDuty: true,
  },
  {
    ...ordinary,
    code: 'P12',
    purpose: 'higher education',
    recipients: ['the principal or other relevant person of the institution'],
    conditions: ['A place is confirmed.', 'The young person gives permission.'],
    needsConsent: true,
    isDuty: true,
  },
  {
    ...ordinary,
    code: 'P13',
    purpose: 'transfer to another authority or commissioner',
    recipients: [
      'the new local authority',
      'the new health commissioner',
      'the authority in Wales, Scotland or Northern Ireland: a copy',
    ],
    conditions: ['The child or young person has moved or is about to.'],
  },
  {
    ...ordinary,
    code: 'P14',
    purpose: 'custody',
    recipients: ['the youth offending team', 'the person in charge of the accommodation', 'NHS England'],
    conditions: ['The child or young person is detained.'],
  },
];
