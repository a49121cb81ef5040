/** A proposed outcome of advice that stands, that is, of the newest edition. */
interface Proposal {
  readonly id: string;
}

/** What was decided about a proposal, of whatever edition. */
interface Decided {
  readonly proposalId: string;
  readonly use: string;
}

/**
 * What Section E still owes the advice. `unaccounted`: proposals that nobody has decided about. `stale`: decisions that
 * still put a proposal to use though its author has corrected the advice since.
 */
export function accountFor<P extends Proposal, S extends Decided>(
  proposals: readonly P[],
  sources: readonly S[],
): { unaccounted: P[]; stale: S[] } {
  const decided = new Set(sources.map(({ proposalId }) => proposalId));
  const standing = new Set(proposals.map(({ id }) => id));
  return {
    unaccounted: proposals.filter(({ id }) => !decided.has(id)),
    stale: sources.filter(({ proposalId, use }) => use !== 'not-used' && !standing.has(proposalId)),
  };
}
