import type { CivilDate } from '../calendar/civil-date.ts';
import { COUNTING, DETAINED_PERSONS_IN_FORCE, ruleRows } from './rule.ts';

/** Group K: specific circumstances. */
export const circumstanceRules = ruleRows([
  {
    id: 'K1',
    sentence:
      'The authority where the child ordinarily lives assesses; it may differ from the one that looks after the child, and both have their own part in the case.',
    citations: ['§8.2'],
    who: 'local authority',
  },
  {
    id: 'K2',
    sentence:
      'For a looked-after child the care, personal education and health plans are used, and the EHC plan adds to them without repeating them; social worker, virtual school head, reviewing officer, designated teacher, doctor or nurse, carers and, where appropriate, parents take part.',
    citations: ['§8.2'],
    who: 'local authority',
  },
  {
    id: 'K3',
    sentence:
      'A looked-after child’s care is first reviewed within 20 working days, again within 3 months, then at least every 6 months; one of these is matched to the annual review.',
    citations: ['SI 2010/959 reg 33'],
    from: '2011-04-01' as CivilDate,
    who: 'authority that looks after the child',
    trigger: 'became looked after; previous review',
    period: '20 working days; 3 months; 6 months',
    counting: COUNTING.working,
  },
  {
    id: 'K4',
    sentence: 'A care leaver’s personal adviser and pathway plan are part of reviews, up to 25.',
    citations: ['§8.3'],
    who: 'local authority',
  },
  {
    id: 'K5',
    sentence:
      'A section 17 assessment is led by a social worker: what happens next is decided within 1 working day of the referral and the assessment ends within 45 working days. It is combined with the EHC assessment where appropriate, but the 6 weeks of EHC advice do not wait for it.',
    citations: ['§8.4', 'Children Act 1989 s17'],
    who: 'social care',
    trigger: 'section 17 referral',
    period: '1 working day; 45 working days',
    counting: COUNTING.working,
  },
  {
    id: 'K6',
    sentence:
      'How far a child protection enquiry joins the assessment is decided by the child’s safety; the social worker co-ordinates and records are restricted.',
    citations: ['§8.4', 'Children Act 1989 s47'],
    who: 'social worker',
  },
  {
    id: 'K7',
    sentence:
      'Children’s services may continue past 18 only while a plan exists and leave no gap; an adult care plan outlives the EHC plan.',
    citations: ['§8.3'],
    who: 'social care',
  },
  {
    id: 'K8',
    sentence:
      'A youth offending team notifies both the host and the home authority when someone under 18 is detained, transferred or released, and supplies assessments of special educational needs.',
    citations: ['§8.8'],
    who: 'youth offending team',
  },
  {
    id: 'K9',
    sentence:
      'The home authority keeps the plan and arranges appropriate provision in custody, as close to the plan as possible.',
    citations: ['s74', '§8.8'],
    from: DETAINED_PERSONS_IN_FORCE,
    who: 'home local authority',
  },
  {
    id: 'K10',
    sentence:
      'The home authority assesses a detained person in the same 6 and 20 weeks; the final plan goes also to the person in charge, the youth offending team and the home and health commissioners.',
    citations: ['DPR reg 5', 'DPR reg 13'],
    from: DETAINED_PERSONS_IN_FORCE,
    who: 'home local authority',
    trigger: 'request received, or brought to attention',
    period: '6 weeks; 20 weeks',
    counting: COUNTING.calendar,
    exceptions: [
      'closure of the school or early years provider for at least 4 weeks',
      'exceptional personal circumstances',
    ],
  },
  {
    id: 'K11',
    sentence:
      'The plan reaches the youth offending team, the person in charge and NHS England within 5 working days of the notification of custody.',
    citations: ['§8.8'],
    from: DETAINED_PERSONS_IN_FORCE,
    who: 'home local authority',
    trigger: 'custody notified',
    period: '5 working days',
    counting: COUNTING.working,
  },
  {
    id: 'K12',
    sentence:
      'For someone of 18 or over or in an adult prison the local authority passes on information; the youth estate passes on the record of needs before a transfer.',
    citations: ['§8.8'],
    who: 'local authority, youth estate',
  },
  {
    id: 'K13',
    sentence:
      'For a service family the rules on transfer apply, mobility is considered at every review, and plans from Wales, Scotland, Northern Ireland and the forces’ own schools are accepted as evidence.',
    citations: ['§8.9'],
    who: 'local authority',
  },
  {
    id: 'K14',
    sentence:
      'Where education at home is agreed the local authority arranges the provision; where parents choose it and it is suitable there is no such duty. The plan is still reviewed every year, and there is no right to enter the home.',
    citations: ['§8.6'],
    who: 'local authority',
  },
  {
    id: 'K15',
    sentence:
      'For a child educated out of the area the home authority ensures the provision and the reviews. Alternative provision may be named.',
    citations: ['§8.5', '§8.7'],
    who: 'home local authority',
  },
]);
