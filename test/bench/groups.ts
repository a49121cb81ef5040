import { SentenceEncoder, suggestGroups } from '#plans';
import { labelledCases, type Labelled } from '../groups/labelled.ts';

/** Of the pairs suggested, how many belong together; of those that belong together, how many are suggested. */
export function pairsOf(cases: Labelled[][]): { precision: number; recall: number; pairs: number } {
  let [right, suggested, labelled] = [0, 0, 0];
  for (const proposals of cases) {
    const group = new Map(
      suggestGroups(proposals).flatMap(({ proposalIds }, at) => proposalIds.map((id) => [id, at] as const)),
    );
    proposals.forEach((one, at) => {
      for (const other of proposals.slice(at + 1)) {
        const isSuggested = group.has(one.id) && group.get(one.id) === group.get(other.id);
        const isLabelled = one.group === other.group;
        suggested += Number(isSuggested);
        labelled += Number(isLabelled);
        right += Number(isSuggested && isLabelled);
      }
    });
  }
  return { precision: right / suggested, recall: right / labelled, pairs: labelled };
}

/** How good the suggested groups are on proposals that nothing was tuned on, and what 60 of them cost. */
export async function measureGroups(): Promise<void> {
  const encoder = new SentenceEncoder();
  try {
    const cases = await labelledCases('held-out', encoder);
    const { precision, recall, pairs } = pairsOf(cases);
    console.log(`bench group-precision ratio=${precision.toFixed(2)} pairs=${pairs}`);
    console.log(`bench group-recall ratio=${recall.toFixed(2)} pairs=${pairs}`);
    const sixty = cases
      .flat()
      .slice(0, 60)
      .map((each, at) => ({ ...each, id: `${at}`, contributionId: `${at % 8}` }));
    const times = [1, 2, 3, 4, 5].map(() => {
      const began = performance.now();
      suggestGroups(sixty);
      return performance.now() - began;
    });
    console.log(`bench group-sixty ms=${Math.min(...times).toFixed(1)}`);
  } finally {
    await encoder.onApplicationShutdown();
  }
}

if (import.meta.main) await measureGroups();
