// `node --conditions=source --import @oxc-node/core/register test/groups/train.ts`: writes what the grouping knows about
// themes and the skills within them, from themes.json (the field's words for each theme, and phrases as professionals and
// families write them, of each theme and of each skill). Never from the labelled cases. Takes ten minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as loaded from '@energetic-ai/core';
import { SentenceEncoder } from '#plans';
import { dot } from '../../libs/plans/src/grouping/themes.ts';

interface Theme {
  about: string;
  words: string[];
  phrases: string[];
  skills: { skill: string; phrases: string[] }[];
}

/** A vector, and which of so many it is an example of. */
interface Example {
  vector: Float32Array;
  is: number;
}

interface Tensor {
  arraySync(): number[][];
  dispose(): void;
}

/** What is used of the arithmetic that comes with the sentence model; it declares no types for it. */
const core = loaded as unknown as {
  ready(): Promise<void>;
  tensor2d(rows: number[][]): Tensor;
  tensor1d(values: number[], type: 'int32'): Tensor;
  oneHot(values: Tensor, size: number): Tensor;
  zeros(shape: [number, number]): Tensor;
  tidy(work: () => Tensor): Tensor;
  softmax(values: Tensor): Tensor;
  matMul(a: Tensor, b: Tensor, transposeA?: boolean): Tensor;
  add(a: Tensor, b: Tensor): Tensor;
  sub(a: Tensor, b: Tensor): Tensor;
  mul(a: Tensor, b: number): Tensor;
  div(a: Tensor, b: number): Tensor;
};

const here = import.meta.dirname;
const themes = JSON.parse(readFileSync(path.join(here, 'themes.json'), 'utf8')) as Theme[];
const encoder = new SentenceEncoder();
await core.ready();

const skills = themes.flatMap((theme, at) => theme.skills.map((each) => ({ ...each, theme: at })));
const meaningsOf = async (all: { phrases: string[] }[]) =>
  (await encoder.meanings(all.flatMap(({ phrases }) => phrases))).map((meaning) => Float32Array.from(meaning));
const [ofThemes, ofSkills] = [await meaningsOf(themes), await meaningsOf(skills)];
const middle = mean([...ofThemes, ...ofSkills]);
const themeWeights = learn(examples(themes, ofThemes), themes.length);
const skillWeights = tellApart(examples(skills, ofSkills), skills.length);

const table = {
  middle: base64(middle),
  themes: themes.map(({ about, words }, at) => ({ about, words, ...stored(themeWeights[at]!) })),
  skills: skills.map(({ theme }, at) => ({
    theme,
    bias: skillWeights[at]!.bias,
    ...stored(skillWeights[at]!.weights),
  })),
};
writeFileSync(path.join(here, '../../libs/plans/src/grouping/reference/themes.json'), `${JSON.stringify(table)}\n`);
await encoder.onApplicationShutdown();

function examples(all: { phrases: string[] }[], meanings: Float32Array[]): Example[] {
  const owners = all.flatMap(({ phrases }, at) => phrases.map(() => at));
  return meanings.map((meaning, at) => ({ vector: distinct(meaning), is: owners[at]! }));
}

/** Weights by softmax regression: the same phrases give the same weights. */
function learn(given: Example[], size: number): Float32Array[] {
  const rows = core.tensor2d(given.map(({ vector }) => [...vector]));
  const right = core.oneHot(
    core.tensor1d(
      given.map(({ is }) => is),
      'int32',
    ),
    size,
  );
  let weights = core.zeros([middle.length, size]);
  let change = core.zeros([middle.length, size]);
  for (let round = 0; round < 100; round += 1) {
    const steeper = core.tidy(() => {
      const shares = core.softmax(core.mul(core.matMul(rows, weights), 8));
      const slope = core.div(core.matMul(rows, core.sub(shares, right), true), given.length);
      return core.add(core.mul(change, 0.9), core.add(slope, core.mul(weights, 1e-4)));
    });
    const next = core.tidy(() => core.sub(weights, core.mul(steeper, 6)));
    weights.dispose();
    change.dispose();
    [weights, change] = [next, steeper];
  }
  const values = weights.arraySync();
  return Array.from({ length: size }, (_, at) => Float32Array.from(values, (part) => 8 * part[at]!));
}

/**
 * Weights by linear discriminant, for what has few examples: its mean, seen through the spread that all have in common. One
 * tenth of the spread is taken as round.
 */
function tellApart(given: Example[], size: number): { weights: Float32Array; bias: number }[] {
  const means = Array.from({ length: size }, (_, at) =>
    mean(given.filter(({ is }) => is === at).map((each) => each.vector)),
  );
  const off = given.map(({ vector, is }) => vector.map((part, at) => part - means[is]![at]!));
  const parts = [...middle.keys()];
  const shared = parts.map((row) =>
    Float64Array.from(
      parts,
      (column) => off.reduce((sum, each) => sum + each[row]! * each[column]!, 0) / (given.length - size),
    ),
  );
  const round = shared.reduce((sum, row, at) => sum + row[at]!, 0) / shared.length;
  const through = inverse(shared.map((row, at) => row.map((each, to) => 0.9 * each + (at === to ? 0.1 * round : 0))));
  return means.map((each) => {
    const weights = Float32Array.from(through, (row) => dot(row, each));
    return { weights, bias: -dot(weights, each) / 2 };
  });
}

/** By Gauss and Jordan; the matrix is symmetric and positive, so no row is ever exchanged. */
function inverse(matrix: Float64Array[]): Float64Array[] {
  const rows = matrix.map((row, at) => Float64Array.from([...row, ...row.map((_, to) => Number(at === to))]));
  for (const [at, pivot] of rows.entries()) {
    const by = pivot[at]!;
    pivot.forEach((each, to) => (pivot[to] = each / by));
    for (const row of rows) {
      const times = row === pivot ? 0 : row[at]!;
      if (times) row.forEach((each, to) => (row[to] = each - times * pivot[to]!));
    }
  }
  return rows.map((row) => row.slice(matrix.length));
}

function mean(vectors: Float32Array[]): Float32Array {
  return vectors[0]!.map((_, part) => vectors.reduce((sum, each) => sum + each[part]!, 0) / vectors.length);
}

/** A byte each. */
function stored(weights: Float32Array): { scale: number; weights: string } {
  const scale = Math.max(...weights.map(Math.abs)) / 127;
  return { scale, weights: base64(Int8Array.from(weights, (weight) => Math.round(weight / scale))) };
}

function distinct(meaning: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(middle, (part, at) => meaning[at]! - part);
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}

function base64(values: Float32Array | Int8Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
