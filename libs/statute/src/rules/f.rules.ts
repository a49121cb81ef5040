import { ruleRows } from './rule.ts';

/** Group F: what the plan holds. The sections themselves are in plan/sections. */
export const planRules = ruleRows([
  {
    id: 'F1',
    sentence:
      'Section A has goals, play, health, schooling, friendships, the future, how to communicate, and history, and says whether words in the first person are quoted or reported.',
    citations: ['reg 12(1)(a)', '§7.9'],
  },
  {
    id: 'F2',
    sentence:
      'Section B states every identified special educational need, apart from sections C and D, grouped by the four areas of need.',
    citations: ['reg 12(1)(b)', '§7.9'],
  },
  {
    id: 'F3',
    sentence:
      'Outcomes in section E are specific, measurable, achievable, realistic and time-bound, cut across services, have steps and monitoring, say how achievement is judged, and are never provision.',
    citations: ['reg 12(1)(e)', '§7.9'],
  },
  {
    id: 'F4',
    sentence:
      'Provision in sections F, G and H is detailed, specific and normally quantified: what, how much, how often, by whom, with what skill, reviewed when. Flexibility needs a reason, and each provision is traced to the advice.',
    citations: ['reg 12(1)(f)-(h)', '§7.9'],
  },
  {
    id: 'F5',
    sentence:
      'Every need leads to provision or a reasoned gap, every provision to a need and an outcome, every outcome to a need or aspiration, and every statement to a source listed in section K.',
    citations: ['§7.9'],
  },
  {
    id: 'F6',
    sentence:
      'Health or social care provision that educates or trains is special educational provision and goes in section F; so does speech and language therapy, unless exceptional reasons are recorded.',
    citations: ['§7.9', 's21(5)'],
  },
  {
    id: 'F7',
    sentence:
      'Health provision in section G is agreed by the health commissioner, with name, role and date. What is not agreed is left out and escalated; the final plan is still issued on time.',
    citations: ['reg 12(2)'],
    who: 'health commissioner',
  },
  {
    id: 'F8',
    sentence:
      'Other unrelated health or care provision may be added and is labelled so; child protection information goes in only where appropriate and is masked in copies.',
    citations: ['s37(3)'],
  },
  {
    id: 'F9',
    sentence: 'Section H1 is only for those under 18; from 18 an adult care plan supplies section H2.',
    citations: ['reg 12(1)(h)'],
  },
  {
    id: 'F10',
    sentence:
      'In or beyond Year 9, sections F, G and H include provision that prepares for adulthood: work, housing and taking part in society.',
    citations: ['reg 12(3)'],
  },
  {
    id: 'F11',
    sentence:
      'A draft leaves section I out wholly, both name and type. Section J may appear, and section K is attached.',
    citations: ['s38(5)'],
  },
  {
    id: 'F12',
    sentence:
      'Section J gives the needs and outcomes to be met by direct payment, and locally the sources, amounts, frequency, how it is managed, and how it is monitored and reviewed.',
    citations: ['§7.9', '§7.12'],
  },
  {
    id: 'F13',
    sentence:
      'A personal budget may be asked for once the local authority confirms it will prepare a plan, during the draft, a review or a reassessment. A refusal of a direct payment gives written reasons and can be reviewed.',
    citations: ['PB regs', '§7.12'],
  },
  {
    id: 'F14',
    sentence: 'Section K lists author, role, date and document for each piece of advice.',
    citations: ['reg 12(4)'],
  },
  {
    id: 'F15',
    sentence:
      'The plan is in plain language, states strengths and informal support, and includes transport only exceptionally.',
    citations: ['§7.9'],
  },
]);
