import type { CivilDate } from '../calendar/civil-date.ts';
import { PART_3_IN_FORCE } from '../rules/rule.ts';

/** A basis in law for sharing. Agreement is not one of them (C7). */
export interface LawfulBasis {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  /** The day it came into force, or null while it waits for commencement. */
  readonly from: CivilDate | null;
}

const since = (day: string): CivilDate => day as CivilDate;

/** The bases of which each sharing logs one. @rule C7 */
export const lawfulBases: readonly LawfulBasis[] = [
  {
    id: 'advice',
    title: 'Advice for an assessment and co-operation with it',
    citation: 'regs 6 and 8, s31',
    from: PART_3_IN_FORCE,
  },
  { id: 'co-operation', title: 'Co-operation within the local area', citation: 's28', from: PART_3_IN_FORCE },
  { id: 'notification', title: 'Notification by a health body', citation: 's23', from: PART_3_IN_FORCE },
  { id: 'disclosure', title: 'A purpose for which a plan may be disclosed', citation: 'reg 17', from: PART_3_IN_FORCE },
  { id: 'in-need', title: 'Help for a child in need', citation: 'Children Act 1989 s17', from: since('1991-10-14') },
  {
    id: 'protection-help',
    title: 'Help between authorities',
    citation: 'Children Act 1989 s27',
    from: since('1991-10-14'),
  },
  {
    id: 'protection',
    title: 'An enquiry into significant harm',
    citation: 'Children Act 1989 s47',
    from: since('1991-10-14'),
  },
  { id: 'welfare', title: 'Co-operation and welfare', citation: 'Children Act 2004 s10-11', from: since('2005-04-01') },
  {
    id: 'court',
    title: 'A court order or the prevention of crime',
    citation: 'court order; Data Protection Act 2018',
    from: since('2018-05-25'),
  },
  {
    id: 'public-task',
    title: 'A legal obligation or public task',
    citation: 'UK GDPR art 6(1)(c) or (e) with 9(2)(g) or (h)',
    from: since('2018-05-25'),
  },
  {
    id: 'information-sharing',
    title: 'The duty to share information about children',
    citation: 'Children Act 2004 s16LA',
    from: null,
  },
];

/** The bases in force on a day. */
export const lawfulBasesOn = (day: CivilDate): LawfulBasis[] =>
  lawfulBases.filter(({ from }) => from !== null && from <= day);
