/** One thing that a notice must say. */
export interface NoticeRequirement {
  readonly id: string;
  readonly rule: string;
  readonly sentence: string;
}

export const required = (
  rule: string,
  ...rows: readonly (readonly [id: string, sentence: string])[]
): NoticeRequirement[] => rows.map(([id, sentence]) => ({ id, rule, sentence }));

/** What every notice of a decision that can be appealed carries. @rule L1 reg 32 */
export const appealRights: readonly NoticeRequirement[] = required(
  'L1',
  ['right-of-appeal', 'The right of appeal to the tribunal and its time limit.'],
  ['right-to-mediation', 'The right to mediation.'],
  ['certificate', 'That an appeal needs a mediation certificate, unless it is about section I alone.'],
  ['mediation-adviser', 'The contact details of a mediation adviser.'],
  ['mediation-times', 'The time limits for mediation.'],
  ['disagreement-resolution', 'The arrangements for resolving disagreements.'],
  ['impartial-advice', 'The independent information, advice and support service (SENDIASS).'],
  ['appeal-unaffected', 'That mediation, disagreement resolution and advice do not affect the appeal.'],
);
