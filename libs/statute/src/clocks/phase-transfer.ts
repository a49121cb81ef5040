import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Deadline } from './deadline.ts';
import type { Period } from './period.ts';

const BEFORE_15_FEBRUARY: Period = { before: { month: 2, day: 15 } };

/** The changes of phase, each with the limit for the amended plan. */
const LIMITS = {
  'early-years-to-school': BEFORE_15_FEBRUARY,
  'infant-to-junior': BEFORE_15_FEBRUARY,
  'primary-to-middle': BEFORE_15_FEBRUARY,
  'primary-to-secondary': BEFORE_15_FEBRUARY,
  'middle-to-secondary': BEFORE_15_FEBRUARY,
  'secondary-to-post16': { before: { month: 3, day: 31 } },
  'post16-to-post16': { months: -5 },
} as const satisfies Record<string, Period>;

export type PhaseTransfer = keyof typeof LIMITS;

export const PHASE_TRANSFERS = Object.keys(LIMITS) as PhaseTransfer[];

/**
 * The last day on which the plan can be reviewed and amended, naming the new institution, before a change of phase:
 * 14 February or 30 March of the calendar year of the change, or 5 months before it. @rule I11 reg 18
 */
export function phaseTransferDeadline({ kind, on }: { kind: PhaseTransfer; on: CivilDate }): Deadline {
  return deadline(
    {
      rule: 'I11',
      what: 'amended plan that names the new institution',
      period: LIMITS[kind],
      trigger: `change of phase: ${kind}`,
      event: 'the change of phase',
      duty: 'The plan must be reviewed and amended, and name the new institution, by',
    },
    on,
  );
}
