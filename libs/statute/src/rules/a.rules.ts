import { COUNTING, ruleRows } from './rule.ts';

/** Group A: the request for an assessment and the decision whether to assess. */
export const requestRules = ruleRows([
  {
    id: 'A1',
    sentence:
      'A parent, a young person, or someone acting for a school or post-16 institution may ask for an assessment; for a detained person up to 18, the appropriate person or the person in charge of the accommodation may. Record who asked, as what, and whether the family agreed.',
    citations: ['§7.2', 's36(1)', 's71(2)'],
    who: 'parent, young person, school or post-16 institution',
  },
  {
    id: 'A2',
    sentence:
      'Anyone may bring a child or young person aged 0 to 25 to the local authority’s attention. The same 6 weeks then run.',
    citations: ['§7.2', 's24', 'reg 5(1)(b)'],
    who: 'anyone',
    trigger: 'brought to attention',
    period: '6 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'A3',
    sentence: 'The local authority consults the parent or young person as soon as practicable, before it decides.',
    citations: ['§7.3', 's36(4)'],
    who: 'local authority',
  },
  {
    id: 'A4',
    sentence:
      'When it considers whether to assess, the local authority tells the family of their right to give views and evidence, and tells the health commissioner, social care officers and the head of the school, early years provider or post-16 institution; for a detained person also the person in charge, the youth offending team and the commissioners. Record each recipient, date and method.',
    citations: ['§7.3', 'reg 4(2)', 'DPR reg 4'],
    who: 'local authority',
  },
  {
    id: 'A5',
    sentence:
      'The local authority considers seven heads, with one finding on each: views, wishes and feelings; attainment and progress; nature, extent and cause of need; action already taken; progress made only through exceptional effort; physical, emotional, social and health needs; and, over 18, age and whether more education helps.',
    citations: ['§7.3', 'Code 9.14'],
    who: 'local authority',
  },
  {
    id: 'A6',
    sentence:
      'The test is whether the child has or may have special educational needs and a plan may be necessary. Local criteria never block it. There is no duty where a plan exists or an assessment took place in the previous 6 months.',
    citations: ['s36(6)', 's36(8)'],
    verified: false,
    who: 'local authority',
    trigger: 'last assessment',
    period: '6 months',
    counting: COUNTING.months,
  },
  {
    id: 'A7',
    sentence:
      'The decision whether to assess is notified to the family and to everyone told under A4 within 6 weeks. A refusal gives reasons and the appeal notice.',
    citations: ['§7.3', '§7.5', 'reg 4', 'reg 5'],
    who: 'local authority',
    trigger: 'request received, or brought to attention',
    period: '6 weeks',
    counting: COUNTING.calendar,
    exceptions: [
      'advice asked of a head or principal from 1 week before a closure of at least 4 weeks until 1 week before reopening, and the same for early years providers',
      'exceptional personal circumstances',
      'absence from the area for at least 4 continuous weeks',
    ],
  },
  {
    id: 'A8',
    sentence:
      'Once it decides to assess, the local authority includes the family from the start, talks early about the process, institutions and personal budgets, and finds and meets the family’s need for information, advice and support.',
    citations: ['§7.3', '§7.4', 'reg 9'],
    verified: false,
    who: 'local authority',
  },
  {
    id: 'A9',
    sentence:
      'A named co-ordinator brings the contributions and meetings together and keeps the family informed, apart from those who give impartial advice. Appointments are kept few and combined.',
    citations: ['§7.4'],
    who: 'local authority',
  },
]);
