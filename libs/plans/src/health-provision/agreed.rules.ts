import type { LineDetails } from '../merging/plan-line.schema.ts';

/** What a commissioner was asked and said, the latest for each piece of provision. */
export interface Answered {
  lineId: string;
  words: string;
  decision: 'agreed' | 'not-agreed' | null;
  name: string | null;
  role: string | null;
  decidedOn: string | null;
}

/** Who agreed a piece of health provision for the commissioner (F7), and when, as a civil date. */
export interface HealthAgreement {
  name: string;
  role: string;
  on: string;
}

/** All that is agreed when a piece of provision is agreed: other words need another agreement. */
export const agreeableWords = ({ text, details }: { text: string; details: LineDetails }): string =>
  [
    text,
    ...[details.who, details.skill, details.group],
    ...[details.frequency, details.duration, details.flexibleBecause, details.reviewed],
  ]
    .filter(Boolean)
    .join('\n');

/** The agreements that stand: to the words that the plan has now. @rule F7 */
export function agreementsTo(
  provision: readonly { id: string; text: string; details: LineDetails }[],
  answers: readonly Answered[],
): Map<string, HealthAgreement> {
  const latest = new Map(answers.map((each) => [each.lineId, each]));
  return new Map(
    provision.flatMap((each): [string, HealthAgreement][] => {
      const answer = latest.get(each.id);
      if (answer?.decision !== 'agreed' || answer.words !== agreeableWords(each)) return [];
      return [[each.id, { name: answer.name ?? '', role: answer.role ?? '', on: answer.decidedOn ?? '' }]];
    }),
  );
}
