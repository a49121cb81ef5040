import { agencyWords } from '#identity';
import type { SectionEState, SourceLine } from '../../outcomes/section-e.ts';
import { planUrl } from '../../plans.paths.ts';

type Proposal = SectionEState['proposals'][number];
/** A proposal or a source, as far as they are shown alike. */
type Proposed = Pick<Proposal, 'agency' | 'team' | 'authorName' | 'key' | 'contributionId' | 'text' | 'by' | 'measure'>;

/** Section E as its page shows it. */
export function sectionEView(caseId: string, state: SectionEState) {
  const { outcomes, sources, stale, unaccounted } = state;
  const shown = (source: SourceLine) => ({
    ...proposedView(source, state),
    ...source,
    isCorrected: stale.includes(source),
    href: planUrl('use', { caseId, proposalId: source.proposalId }),
  });
  return {
    owed: unaccounted.length + stale.length,
    owedLines: state.lines.unaccounted.length + state.lines.stale.length,
    unplaced: unaccounted.map((proposal) => ({
      ...proposedView(proposal, state),
      id: proposal.id,
      href: planUrl('use', { caseId, proposalId: proposal.id }),
      earlierOutcome: earlierUse(proposal, state)?.outcomeId ?? '',
    })),
    stale: stale.map(shown),
    outcomes: outcomes.map(({ id, text, by, measure }, index) => ({
      id,
      number: index + 1,
      text,
      by,
      measure,
      isFirst: index === 0,
      isLast: index === outcomes.length - 1,
      sources: sources.filter(({ outcomeId }) => outcomeId === id).map(shown),
      href: planUrl('outcome', { caseId, outcomeId: id }),
    })),
    notUsed: sources.filter(({ use }) => use === 'not-used').map(shown),
    choices: outcomeChoices(state),
  };
}

/** A proposal with its profession in words and the provision that came with it. */
export function proposedView(proposed: Proposed, { advice }: SectionEState) {
  const body = advice.find(({ contributionId }) => contributionId === proposed.contributionId)?.body;
  const { agency, team, authorName, text, by, measure } = proposed;
  const provision = (body?.provision ?? [])
    .filter(({ outcomes }) => outcomes.includes(proposed.key))
    .map(({ text: words, who, frequency, duration }) => ({
      text: words,
      how: [who, frequency, duration].filter(Boolean).join(', '),
    }));
  return { profession: agencyWords[agency], team, authorName, text, by, measure, provision };
}

/** The outcomes to join a proposal to, numbered as on the page. */
export function outcomeChoices({ outcomes }: SectionEState) {
  return outcomes.map(({ id, text }, index) => ({
    value: id,
    text: `${index + 1}. ${text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text}`,
  }));
}

/** How the same proposal of an earlier edition is still used. */
export function earlierUse(
  { contributionId, key }: Proposal,
  { advice, stale }: SectionEState,
): SourceLine | undefined {
  const requestId = advice.find((each) => each.contributionId === contributionId)?.requestId;
  return stale.find((source) => source.requestId === requestId && source.key === key);
}
