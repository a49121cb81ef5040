import { releasePurposes } from '../disclosure/release-purposes.ts';
import { PART_3_IN_FORCE, ruleRows, type Rule } from './rule.ts';

/** Group H: disclosure of the plan. P1-P14 are the release purposes themselves, so that there is one copy of each. */
export const disclosureRules: readonly Rule[] = [
  ...ruleRows([
    {
      id: 'P0',
      sentence:
        'A plan, and its advice, evidence and representations, are not disclosed unless a purpose below allows it. Every release records its purpose, recipient, sections, approver, basis or consent, date and expiry, and appears in the family’s own log unless that would put someone at risk.',
      citations: ['reg 17', '§7.21'],
      verified: false,
    },
  ]),
  ...releasePurposes.map((purpose) => ({
    id: purpose.code,
    sentence:
      `The plan may be released for this purpose: ${purpose.purpose}. To: ${purpose.recipients.join('; ')}. ${purpose.conditions.join(' ')}`.trim(),
    citations: [purpose.citation],
    from: PART_3_IN_FORCE,
    to: null,
    verified: false,
  })),
  ...ruleRows([
    {
      id: 'P15',
      sentence:
        'The local authority must send the plan for higher education and for disabled students’ allowance when the conditions are met.',
      citations: ['reg 17', '§7.21'],
      verified: false,
      who: 'local authority',
    },
    {
      id: 'P16',
      sentence: 'Arrangements prevent unauthorised access to the plan so far as reasonably practicable.',
      citations: ['reg 17', '§7.21'],
      verified: false,
      who: 'local authority',
    },
  ]),
];
