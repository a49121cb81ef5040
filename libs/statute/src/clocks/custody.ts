import { addMonths, type CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';
import { EVENT_CLOCKS } from './event-clocks.ts';
import { AT_ONCE } from './period.ts';

const BEGIN_REVIEW: Clock = {
  rule: 'I13',
  what: 'begin the review before the release from custody',
  kind: 'target',
  period: { days: -1 },
  trigger: 'release from custody',
  event: 'the release from custody',
  duty: 'The review of the plan should begin by',
};

const PASS_ON: Clock = {
  rule: 'K12',
  what: 'pass the information on to the adult estate',
  kind: 'target',
  period: AT_ONCE,
  trigger: '18th birthday',
  event: 'they turn 18',
  duty: 'The local authority passes on what is known of their needs by',
};

const CHANGED_PLAN: Clock = {
  ...EVENT_CLOCKS.custodyNotifiedOn[0],
  what: 'send the changed plan to those responsible in custody',
  trigger: 'plan changed',
  event: 'the plan was changed',
  duty: 'The changed plan must reach those who have the one before by',
};

export interface Custody {
  /** The day the authority was told. */
  readonly toldOn: CivilDate;
  /** The release, or the day on which it is expected; none while it is not known. */
  readonly releaseOn?: CivilDate | undefined;
  readonly born: CivilDate;
}

/** The plan to those responsible in custody, in working days of being told. @rule K11 */
export const planToCustody = (toldOn: CivilDate): Deadline => deadline(EVENT_CLOCKS.custodyNotifiedOn[0], toldOn);

/** A plan that changes while they are detained, to the same again. @rule K11 P14 */
export const changedPlanToCustody = (changedOn: CivilDate): Deadline => deadline(CHANGED_PLAN, changedOn);

/**
 * What follows from custody beside the sending of the plan: the review around the release, and at 18 the passing on of
 * information, where that birthday is still ahead. @rule I13 K12
 */
export function custodyDeadlines({ toldOn, releaseOn, born }: Custody): Deadline[] {
  const adultOn = addMonths(born, 12 * 18);
  return [
    ...(releaseOn
      ? [deadline(BEGIN_REVIEW, releaseOn), deadline(EVENT_CLOCKS.releasedFromCustodyOn[0], releaseOn)]
      : []),
    ...(adultOn > toldOn && (!releaseOn || adultOn <= releaseOn) ? [deadline(PASS_ON, adultOn)] : []),
  ];
}
