import { COUNTING, ruleRows } from './rule.ts';

/** Group I: reviews of the plan. */
export const reviewRules = ruleRows([
  {
    id: 'I1',
    sentence:
      'The plan is first reviewed within 12 months of its issue, then within 12 months of the last review. A review ends with the local authority’s decision, so the meeting is held at least 4 weeks before.',
    citations: ['s44(1)', '§7.16'],
    who: 'local authority',
    trigger: 'plan issued, or last review',
    period: '12 months; meeting 4 weeks before',
    counting: COUNTING.months,
  },
  {
    id: 'I2',
    sentence: 'For a child under 5, a review is also considered every 3 to 6 months; 6 unless set otherwise.',
    citations: ['§7.16'],
    who: 'local authority',
    trigger: 'plan issued, or last review',
    period: '6 months',
    counting: COUNTING.months,
  },
  {
    id: 'I3',
    sentence:
      'The family, the institution, an officer of the local authority, a health professional and a social care officer are invited with at least 2 weeks’ notice; from Year 9, where relevant, also a youth offending team, job coach and post-16 providers.',
    citations: ['reg 20(2)', 'reg 20(3)'],
    who: 'head, or local authority',
    trigger: 'review meeting',
    period: '2 weeks before',
    counting: COUNTING.backwards,
  },
  {
    id: 'I4',
    sentence:
      'Advice is gathered from everyone invited and circulated at least 2 weeks before the meeting; it is asked for earlier, 6 weeks before unless set otherwise.',
    citations: ['reg 20(4)'],
    who: 'head, or local authority',
    trigger: 'review meeting',
    period: '2 weeks before; asked for 6 weeks before',
    counting: COUNTING.backwards,
  },
  {
    id: 'I5',
    sentence:
      'The meeting considers progress towards outcomes, changes, views, age if 18 or over, and any personal budget; from Year 9 also preparing for adulthood.',
    citations: ['§7.16'],
    who: 'review meeting',
  },
  {
    id: 'I6',
    sentence:
      'A report goes to everyone invited within 2 weeks of the meeting, with the changes recommended and any differences between those who attended.',
    citations: ['§7.16'],
    who: 'head, or local authority',
    trigger: 'review meeting',
    period: '2 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'I7',
    sentence:
      'The local authority decides to keep, amend or cease the plan and tells the family within 4 weeks of the meeting, with the appeal notice where it keeps or ceases it.',
    citations: ['§7.16'],
    who: 'local authority',
    trigger: 'review meeting',
    period: '4 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'I8',
    sentence:
      'To amend, the plan, a notice of the changes and the evidence are sent within those 4 weeks; the family has at least 15 days to comment; the final amended plan follows within 8 weeks of the notice, and so within 12 weeks of the meeting.',
    citations: ['reg 22', '§7.18', 'R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)'],
    who: 'local authority',
    trigger: 'amendment notice sent; review meeting',
    period:
      'notice: 4 weeks of the meeting; comments: 15 days; final: 8 weeks of the notice and 12 weeks of the meeting',
    counting: COUNTING.calendar,
  },
  {
    id: 'I9',
    sentence:
      'An amended plan is labelled, has the original and the amendment dates, marks what changed, and lists new evidence in section K.',
    citations: ['reg 22'],
    who: 'local authority',
  },
  {
    id: 'I10',
    sentence:
      'For a child who attends no institution the local authority itself convenes the review and writes the report.',
    citations: ['reg 21'],
    who: 'local authority',
  },
  {
    id: 'I11',
    sentence:
      'Before a change of phase the plan is reviewed and amended, and names the new institution, before 31 March of that year for secondary to post-16, before 15 February for other phases, and at least 5 months before a change between post-16 institutions.',
    citations: ['reg 18'],
    who: 'local authority',
    trigger: 'change of phase',
    period: 'before 31 March; before 15 February; 5 months before',
    counting: COUNTING.fixedDay,
  },
  {
    id: 'I12',
    sentence:
      'Where possible one meeting serves also the looked-after review, personal education plan, child in need, child protection or adult care review.',
    citations: ['§8.2', '§8.4'],
    who: 'local authority',
  },
  {
    id: 'I13',
    sentence:
      'On release from custody the plan is reviewed, ideally within 1 month, and the review begins before release.',
    citations: ['§7.14', '§8.8'],
    who: 'local authority',
    trigger: 'release from custody',
    period: '1 month',
    counting: COUNTING.months,
  },
]);
