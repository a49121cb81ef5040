import { ruleRows } from './rule.ts';

/** Group C: tell us once, sharing and consent. */
export const sharingRules = ruleRows([
  {
    id: 'C1',
    sentence:
      'Families do not have to repeat information to another agency. Search before asking; a repeated question needs a reason.',
    citations: ['§7.4(d)', 'guide'],
    who: 'everyone who asks the family',
  },
  {
    id: 'C2',
    sentence:
      'The local authority discusses with the family what it is happy to share with other agencies, and records each answer: what, to whom, for what, agreed or refused, by whom, when, how, and any withdrawal.',
    citations: ['§7.4(d)'],
    who: 'local authority',
  },
  {
    id: 'C3',
    sentence:
      'The parent decides until the end of compulsory school age, the last Friday of June in the school year in which the child turns 16. Then the young person decides, up to 25, and their view comes before the parent’s.',
    citations: ['§3.2', 'Education Act 1996 s8'],
    who: 'parent, then young person',
    trigger: 'end of compulsory school age',
  },
  {
    id: 'C4',
    sentence:
      'Whether the plan may be shown is decided by the child where the child understands enough, else by the parent; a young person decides alone. Record how understanding was judged.',
    citations: ['reg 17(2)', 'reg 17(3)'],
    verified: false,
    who: 'child, parent or young person',
  },
  {
    id: 'C5',
    sentence:
      'Where a young person lacks capacity for a decision at that time, a representative (deputy or attorney), else the parent, decides in their best interests. Capacity is judged again for each decision; record assessor, date and decision.',
    citations: ['§3.2', 's80'],
    who: 'representative or parent',
  },
  {
    id: 'C6',
    sentence:
      'A young person may name any supporter for forms, meetings and calls and may exclude relatives. That is respected unless it is not in their best interests.',
    citations: ['§3.2'],
    who: 'young person',
  },
  {
    id: 'C7',
    sentence: 'Agreement is not the lawful basis for sharing: each sharing logs one of the bases in law.',
    citations: ['reg 6', 'reg 8', 's23', 's28', 's31', 'reg 17', 'UK GDPR art 6 and 9'],
    who: 'whoever shares',
  },
  {
    id: 'C8',
    sentence:
      'Refusal or withdrawal does not stop a statutory request for advice: what is sent is kept to the least and flagged, and the family is told, unless telling would put someone at risk.',
    citations: ['reg 6', 'reg 8'],
    who: 'local authority',
  },
  {
    id: 'C9',
    sentence:
      'A health body that thinks a child under compulsory school age has or probably has special educational needs tells the parent, gives time to discuss, then notifies the local authority, and names voluntary organisations that may help.',
    citations: ['§4.2', 's23'],
    who: 'health body',
  },
  {
    id: 'C10',
    sentence: 'Care services that are assessed as needed start on their own timetable and do not wait for the plan.',
    citations: ['§7.4(e)'],
    who: 'social care',
  },
  {
    id: 'C11',
    sentence:
      'Independent-support casework is confidential, and mediation and disagreement resolution are without prejudice: both are kept apart and are never evidence.',
    citations: ['§3.3', '§9.3', '§9.5'],
    who: 'supporters and mediators',
  },
]);
