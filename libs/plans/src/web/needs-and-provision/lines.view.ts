import { agencyWords, type Agency } from '#identity';
import { needAreaOf, planSections } from '#statute';
import { contradictionsAcross } from '../../merging/across-lines.ts';
import { contradictionsOf } from '../../merging/contradictions.ts';
import { usesOf, type AdvisedLine, type LineUse } from '../../merging/lines.ts';
import type { PlanLine } from '../../merging/plan-line.entity.ts';
import type { LineDetails, LineKind } from '../../merging/plan-line.schema.ts';
import type { SectionEState } from '../../outcomes/section-e.ts';
import { planUrl } from '../../plans.paths.ts';

/** The needs and provision of a plan as their page shows them. */
export function linesView(state: SectionEState) {
  const { caseId, lines, advice } = state;
  const shown = (use: LineUse) => ({
    ...advisedView(use),
    ...use,
    isCorrected: lines.stale.includes(use),
    href: useUrl(caseId, use),
  });
  return {
    owed: lines.unaccounted.length + lines.stale.length,
    hasAdvice: advice.length > 0,
    waiting: advice.flatMap(({ contributionId, agency, author, team, requestId }) => {
      const own = lines.unaccounted.filter((each) => each.contributionId === contributionId);
      const dropped = lines.stale.filter((use) => use.requestId === requestId).length;
      if (!own.length) return [];
      return {
        ...{ contributionId, team, authorName: author.name, profession: agencyWords[agency] },
        ...{ count: own.length, dropped, href: planUrl('useAll', { caseId, contributionId }) },
        lines: own.map((each) => ({ ...advisedView(each), ...each, href: useUrl(caseId, each) })),
      };
    }),
    stale: lines.stale.map(shown),
    sections: planSections
      .map(({ id, title }) => ({ id, title, lines: lines.lines.filter(({ section }) => section === id) }))
      .filter((section) => section.lines.length)
      .map((section) => ({
        ...section,
        lines: section.lines.map((line) => {
          const uses = usesOf(line.id, lines.uses);
          return {
            ...{ id: line.id, text: line.text, area: needAreaOf(line.area)?.title ?? '', facts: factsOf(line.details) },
            settledBecause: line.details.settledBecause,
            contradictions: [...contradictionsIn(line, uses), ...contradictionsAcross(line, lines.lines)],
            sources: uses.map(shown),
            href: planUrl('line', { caseId, lineId: line.id }),
          };
        }),
      })),
    notUsed: lines.uses.filter(({ use }) => use === 'not-used').map(shown),
  };
}

/** What somebody advised, in their own words. */
export function advisedView({ kind, agency, team, authorName, text, details }: AdvisedLine | LineUse) {
  const name = kind === 'need' ? 'Need' : 'Provision';
  return { name, profession: agencyWords[agency as Agency], team, authorName, text, facts: factsOf(details) };
}

/** The lines of a kind to join another to. */
export function lineChoices({ lines }: SectionEState, kind: LineKind) {
  return lines.lines
    .filter((line) => line.kind === kind)
    .map(({ id, section, text }) => ({
      value: id,
      text: `${section}: ${text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text}`,
    }));
}

/** Where the sources of a line differ; two needs of different people are not amounts. */
export const contradictionsIn = ({ text, details }: PlanLine, uses: readonly LineUse[]) =>
  contradictionsOf(
    { by: 'The plan', text, details },
    uses.map((use) => ({ by: `${use.authorName}, ${agencyWords[use.agency]}`, text: use.text, details: use.details })),
  );

const useUrl = (caseId: string, { contributionId, kind, key }: Pick<LineUse, 'contributionId' | 'kind' | 'key'>) =>
  planUrl('useLine', { caseId, contributionId, kind, key });

const factsOf = ({ who, skill, group, frequency, duration, reviewed }: LineDetails): string =>
  [who, skill, group, frequency, duration, reviewed && `reviewed ${reviewed}`].filter(Boolean).join('; ');
