import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import { withoutName, type ComparedProposal, type SentenceEncoder } from '#plans';

const casesSchema = z.array(
  z.object({
    case: z.string(),
    contributions: z.array(
      z.object({
        needs: z.array(z.object({ key: z.string(), area: z.string() })),
        outcomes: z.array(z.object({ group: z.string(), needs: z.array(z.string()), text: z.string() })),
      }),
    ),
  }),
);

export type Labelled = ComparedProposal & { group: string };

/** The labelled proposals of each case, or of the first so many, with the vectors of their texts (100 ms each). */
export async function labelledCases(
  part: 'weighing' | 'held-out',
  encoder: SentenceEncoder,
  first = Infinity,
): Promise<Labelled[][]> {
  const cases = casesSchema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, `${part}.json`), 'utf8')));
  const read: Labelled[][] = [];
  for (const { contributions } of cases.slice(0, first)) {
    const proposals = contributions.flatMap(({ needs, outcomes }, contribution) =>
      outcomes.map((outcome, at) => ({
        id: `${contribution}.${at}`,
        contributionId: `${contribution}`,
        group: outcome.group,
        text: outcome.text,
        needAreas: needs.filter(({ key }) => outcome.needs.includes(key)).map(({ area }) => area),
      })),
    );
    const texts = withoutName(proposals.map(({ text }) => text));
    const meanings = await encoder.meanings(texts);
    read.push(proposals.map((each, at) => ({ ...each, text: texts[at]!, meaning: meanings[at]! })));
  }
  return read;
}
