import { RELEASE_CONDITIONS, type ReleaseCondition } from './release-conditions.ts';

export type ReleaseScope =
  'full' | 'relevant sections' | 'commensurate with duties' | 'de-identified' | 'as ordered' | 'as consented';

/** A lawful purpose for releasing a plan to someone other than those it is issued to (group H). */
export interface ReleasePurpose {
  readonly code: string;
  readonly purpose: string;
  readonly recipients: readonly string[];
  /** Conditions by id: all must be met. */
  readonly requires: readonly ReleaseCondition[];
  /** The same conditions, and what else to know, in plain English. */
  readonly conditions: readonly string[];
  readonly citation: string;
  /** A recorded reason is part of the ground itself. */
  readonly needsReason: boolean;
  /** Consent or permission is part of the ground; C4 says whose. */
  readonly needsConsent: boolean;
  /** The most that may be released; P2 narrows it by recipient (`scopeFor`). */
  readonly scope: ReleaseScope;
  /** The local authority must release when the conditions are met (P15). */
  readonly isDuty: boolean;
}

interface Row {
  readonly code: string;
  readonly purpose: string;
  readonly recipients: readonly string[];
  readonly requires: readonly ReleaseCondition[];
  readonly notes?: readonly string[];
  readonly scope?: ReleaseScope;
  readonly isDuty?: true;
}

const rows: readonly Row[] = [
  {
    code: 'P1',
    purpose: 'consent',
    recipients: ['the person or body named in the consent'],
    requires: ['consent'],
    notes: ['Consent may be withdrawn at any time.'],
    scope: 'as consented',
  },
  {
    code: 'P2',
    purpose: 'necessary in the child’s or young person’s interests',
    recipients: [
      'the current or proposed institution',
      'teachers who work closely with the child: the full plan',
      'governors, commensurate with their duties',
      'agencies named as providing: the relevant sections only',
    ],
    requires: ['reason'],
  },
  {
    code: 'P3',
    purpose: 'an appeal or claim',
    recipients: ['the tribunal', 'the parties'],
    requires: ['appeal-or-claim'],
  },
  {
    code: 'P4',
    purpose: 'a complaint to, or direction of, the Secretary of State',
    recipients: ['the Secretary of State'],
    requires: ['complaint-or-direction'],
  },
  {
    code: 'P5',
    purpose: 'a court order or criminal proceedings',
    recipients: ['the court, or the person the order names'],
    requires: ['order'],
    scope: 'as ordered',
  },
  {
    code: 'P6',
    purpose: 'an investigation of maladministration',
    recipients: ['the Local Government and Social Care Ombudsman'],
    requires: ['investigation'],
  },
  {
    code: 'P7',
    purpose: 'an assessment under the Disabled Persons Act 1986',
    recipients: ['the officers who assess'],
    requires: ['disability-assessment'],
  },
  {
    code: 'P8',
    purpose: 'safeguarding and welfare under the Children Act 1989',
    recipients: ['the local authority that has the duty'],
    requires: ['reason', 'safeguarding-duty'],
    scope: 'relevant sections',
  },
  {
    code: 'P9',
    purpose: 'inspection',
    recipients: ['Ofsted inspectors, who may inspect and copy'],
    requires: ['logged'],
    notes: ['The Care Quality Commission needs a basis of its own.'],
  },
  {
    code: 'P10',
    purpose: 'research on special educational needs',
    recipients: ['the researcher who gave the undertaking'],
    requires: ['undertaking', 'pseudonymised'],
    scope: 'de-identified',
  },
  {
    code: 'P11',
    purpose: 'disabled students’ allowance',
    recipients: ['the assessor of the allowance'],
    requires: ['permission'],
    isDuty: true,
  },
  {
    code: 'P12',
    purpose: 'higher education',
    recipients: ['the principal or other relevant person of the institution'],
    requires: ['place-confirmed', 'permission'],
    isDuty: true,
  },
  {
    code: 'P13',
    purpose: 'transfer to another authority or commissioner',
    recipients: [
      'the new local authority',
      'the new health commissioner',
      'the authority in Wales, Scotland or Northern Ireland: a copy',
    ],
    requires: ['moved'],
  },
  {
    code: 'P14',
    purpose: 'custody',
    recipients: ['the youth offending team', 'the person in charge of the accommodation', 'NHS England'],
    requires: ['detained'],
  },
];

/** The purposes P1-P14, in order. All rest on reg 17, written from memory: verify before relying on a detail. */
export const releasePurposes: readonly ReleasePurpose[] = rows.map(
  ({ code, purpose, recipients, requires, notes = [], scope = 'full', isDuty = false }) => ({
    code,
    purpose,
    recipients,
    requires,
    conditions: [...requires.map((id) => RELEASE_CONDITIONS[id]), ...notes],
    citation: 'reg 17',
    needsReason: requires.includes('reason'),
    needsConsent: requires.includes('consent') || requires.includes('permission'),
    scope,
    isDuty,
  }),
);
