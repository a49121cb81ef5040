// `node --conditions=source --import @oxc-node/core/register test/groups/weigh.ts`: finds what each sign counts in
// suggest-groups.ts, from weighing.json alone, which nothing else has
// learned from, and prints how good the groups are there. Each proposal
// is asked which others of its case say the same, or none: the weights are those that make the labelled answer likeliest.
import { SentenceEncoder } from '#plans';
import { compare, signs } from '../../libs/plans/src/grouping/suggest-groups.ts';
import { pairsOf } from '../bench/groups.ts';
import { labelledCases, type Labelled } from './labelled.ts';

const DRAWN = 0.0005;
const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);

interface Question {
  others: { signs: number[]; isSame: boolean }[];
}

const encoder = new SentenceEncoder();
const weighing = await labelledCases('weighing', encoder);
console.log(
  'weights',
  found(weighing.flatMap(questions))
    .map((weight) => weight.toFixed(2))
    .join(' '),
);
console.log('weighing', pairsOf(weighing));
await encoder.onApplicationShutdown();

function questions(proposals: Labelled[]): Question[] {
  const compared = proposals.map(compare);
  return compared.map((one, at) => ({
    others: compared.flatMap((other, to) =>
      one.contributionId === other.contributionId
        ? []
        : [{ signs: signs(one, other), isSame: proposals[at]!.group === proposals[to]!.group }],
    ),
  }));
}

/** By gradient ascent, each weight drawn a little towards 0 but the last. */
function found(asked: Question[]): number[] {
  let weights = [1, 1, 1, 1, -1];
  for (let round = 0; round < 4000; round += 1) {
    const slope = weights.map((weight, at) => (at === weights.length - 1 ? 0 : -DRAWN * weight));
    for (const { others } of asked) {
      const odds = others.map((other) => Math.exp(sum(other.signs.map((sign, at) => sign * weights[at]!))));
      const same = sum(odds.filter((_, at) => others[at]!.isSame));
      const all = 1 + sum(odds);
      others.forEach((other, to) => {
        const missing = (other.isSame ? odds[to]! / same : 0) - odds[to]! / all;
        other.signs.forEach((sign, at) => (slope[at] = slope[at]! + (missing * sign) / asked.length));
      });
    }
    weights = weights.map((weight, at) => weight + 0.5 * slope[at]!);
  }
  return weights;
}
