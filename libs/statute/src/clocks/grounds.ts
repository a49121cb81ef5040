/** The grounds of exemption that the law knows. */
export const GROUNDS = {
  'school-closure': { label: 'Closure of the school or institution' },
  'early-years-closure': { label: 'Closure of the early years provider' },
  exceptional: { label: 'Exceptional personal circumstances of the family' },
  absence: { label: 'Absence from the area' },
  'missed-appointment': { label: 'An appointment missed by the child or young person' },
  representations: { label: 'The family’s wish to make representations' },
} as const;

export type Ground = keyof typeof GROUNDS;

export const isGround = (text: string): text is Ground => Object.hasOwn(GROUNDS, text);

/** A ground as one rule allows it. */
export interface AllowedGround {
  readonly ground: Ground;
  /** The circumstance must last this many continuous weeks. */
  readonly atLeastWeeks?: number;
  /** Only where advice was asked of the head near the closure. */
  readonly hasAdviceWindow?: true;
}

const closures: readonly AllowedGround[] = [
  { ground: 'school-closure', atLeastWeeks: 4, hasAdviceWindow: true },
  { ground: 'early-years-closure', atLeastWeeks: 4, hasAdviceWindow: true },
];
const exceptional: AllowedGround = { ground: 'exceptional' };
const fourWeeksAbsent: AllowedGround = { ground: 'absence', atLeastWeeks: 4 };

const assessment = [...closures, exceptional, fourWeeksAbsent];

const byRule: Readonly<Record<string, readonly AllowedGround[]>> = {
  A7: assessment,
  D1: assessment,
  D3: assessment,
  D7: assessment,
  K10: [...closures, exceptional],
  B14: [exceptional, fourWeeksAbsent, { ground: 'missed-appointment' }],
  D12: [
    exceptional,
    { ground: 'absence', atLeastWeeks: 2 },
    { ground: 'representations' },
    { ground: 'school-closure', atLeastWeeks: 4 },
  ],
};

/** The days of an assessment, from which an absence excuses nothing while the person is detained. @rule K10 DPR reg 5 */
const ofDetained = ['A7', 'D1', 'D3', 'D7'];

/** The closed list of grounds on which the law excuses delay under a rule; empty where it allows none. @rule A7 B14 D8 D12 K10 */
export const groundsFor = (rule: string, isDetained = false): readonly AllowedGround[] =>
  (byRule[rule] ?? []).filter(({ ground }) => !(isDetained && ofDetained.includes(rule) && ground === 'absence'));
