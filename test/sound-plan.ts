import { planQuestions } from '#statute';
import type { Visitor } from './browser-less.ts';
import type { Factory, Row } from './factories/index.ts';

/** How a piece of provision is given, in full. */
export const inFull = {
  ...{ who: 'a therapist', skill: 'HCPC registration', group: 'alone' },
  ...{ frequency: 'once a week', duration: '30 minutes', reviewed: 'each term' },
};

/** Why a plan names its school, and that it was read, for whoever issues it. */
export const named = {
  basis: 'mainstream',
  placementReason: 'It is the school that he attends and likes.',
  confirmed: planQuestions.map(({ rule }) => rule).join(','),
};

/**
 * A plan in which no check finds anything: what the family hopes, and one piece of advice whose need, outcome and provision
 * hang together and are all used as they stand.
 */
export async function soundPlan(make: Factory, officer: Visitor, caseId: string, provision: 'F' | 'G' = 'F') {
  await make.statement({ caseId, category: 'hopes', words: 'A friend to play with.' });
  const contribution = await make.contribution({
    ...{ caseId, state: 'submitted' },
    body: {
      author: { name: 'Ida Brand', role: 'specialist teacher', registration: '' },
      needs: [{ key: 'n1', area: 'cognition-and-learning', text: 'Robin reads single words.', section: 'B' }],
      outcomes: [{ key: 'o1', text: 'Robin will read a page.', by: 'July', measure: 'Seen twice', needs: ['n1'] }],
      provision: [{ key: 'p1', text: 'Reading aloud together.', section: provision, outcomes: ['o1'], ...inFull }],
    },
  });
  const words = { text: 'Robin will read a page.', by: 'July', measure: 'Seen twice' };
  const proposal: Row = await make.proposedOutcome({ contributionId: contribution.id, key: 'o1', ...words });
  await officer.postForm(`/cases/${caseId}/outcomes/proposals/${proposal.id}`, { use: 'as-it-stands' });
  const page = `/cases/${caseId}/needs-and-provision`;
  await officer.postForm(`${page}/${contribution.id}`, {}, { page });
  return { contribution, proposal };
}
