import { wordDifferences } from '#advice';
import { agencyWords } from '#identity';
import type { SectionEState, SourceLine } from '../../outcomes/section-e.ts';
import { planUrl } from '../../plans.paths.ts';
import type { RemarkLine } from '../../remarks/remarks.ts';
import { tiesOf } from '../../thread/thread.rules.ts';
import { adulthoodWords } from '../../versions/plan-assembly.ts';

type Proposal = SectionEState['proposals'][number];
/** A proposal or a source, as far as they are shown alike. */
type Proposed = Pick<Proposal, 'agency' | 'team' | 'authorName' | 'key' | 'contributionId' | 'text' | 'by' | 'measure'>;

/** Section E as its page shows it. */
export function sectionEView(caseId: string, state: SectionEState, remarks: readonly RemarkLine[]) {
  const { outcomes, sources, stale, unaccounted } = state;
  const provision = provisionOf(state);
  const linked = <T extends { proposalId: string }>(each: T) => ({
    href: planUrl('use', { caseId, proposalId: each.proposalId }),
    moveHref: planUrl('move', { caseId, proposalId: each.proposalId }),
  });
  const shown = (source: SourceLine) => ({
    ...proposedView(source, state),
    ...source,
    ...linked(source),
    isCorrected: stale.includes(source),
    seen: source.decidedAt.toISOString(),
  });
  return {
    owed: unaccounted.length + stale.length,
    owedLines: state.lines.unaccounted.length + state.lines.stale.length,
    unplaced: unaccounted.map((proposal) => ({
      ...proposedView(proposal, state),
      ...linked({ proposalId: proposal.id }),
      proposalId: proposal.id,
      seen: '',
      earlierOutcome: earlierUse(proposal, state)?.outcomeId ?? '',
    })),
    stale: stale.map(shown),
    outcomes: outcomes.map(({ id, text, by, measure, steps, reviewed, owners, adulthood, asides }, index) => ({
      ...{ id, text, by, measure, steps, reviewed },
      number: index + 1,
      owners: owners.map((agency) => agencyWords[agency]),
      adulthood: adulthoodWords[adulthood as keyof typeof adulthoodWords],
      isDisputed: asides.length > 0,
      isFirst: index === 0,
      isLast: index === outcomes.length - 1,
      provision: provision.get(id) ?? [],
      remarks: remarksTo(id, caseId, remarks),
      sources: sources
        .filter(({ outcomeId }) => outcomeId === id)
        .map((source) => ({ ...shown(source), runs: source.text === text ? [] : wordDifferences(source.text, text) })),
      href: planUrl('outcome', { caseId, outcomeId: id }),
    })),
    toDeleted: remarksTo(null, caseId, remarks),
    unanswered: remarks.filter(({ answer }) => !answer).length,
    notUsed: sources.filter(({ use }) => use === 'not-used').map(shown),
    choices: outcomeChoices(state),
  };
}

const remarksTo = (outcome: string | null, caseId: string, remarks: readonly RemarkLine[]) =>
  remarks
    .filter(({ outcomeId }) => outcomeId === outcome)
    .map((each) => ({ ...each, href: planUrl('remark', { caseId, remarkId: each.id }) }));

/** What the plan provides towards each outcome, by its id. */
function provisionOf(state: SectionEState): Map<string, { text: string; how: string }[]> {
  const ties = tiesOf(state);
  const all = new Map<string, { text: string; how: string }[]>();
  for (const { id, text, details } of state.lines.lines.filter(({ kind }) => kind === 'provision'))
    for (const outcome of ties.get(id)?.outcomes ?? [])
      all.set(outcome, [...(all.get(outcome) ?? []), { text, how: howOf(details) }]);
  return all;
}

const howOf = ({ who, frequency, duration }: { who: string; frequency: string; duration: string }) =>
  [who, frequency, duration].filter(Boolean).join(', ');

/** A proposal with its profession in words and the provision that came with it. */
export function proposedView(proposed: Proposed, { advice }: SectionEState) {
  const body = advice.find(({ contributionId }) => contributionId === proposed.contributionId)?.body;
  const { agency, team, authorName, text, by, measure } = proposed;
  const provision = (body?.provision ?? [])
    .filter(({ outcomes }) => outcomes.includes(proposed.key))
    .map((each) => ({ text: each.text, how: howOf(each) }));
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
