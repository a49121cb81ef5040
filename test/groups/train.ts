// `node --conditions=source --import @oxc-node/core/register test/groups/train.ts`: writes what the grouping knows about
// themes, from themes.json (for each theme the field's words for it, and phrases as professionals and families write them).
// Never from the labelled cases. Takes two minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as loaded from '@energetic-ai/core';
import { SentenceEncoder } from '#plans';

interface Theme {
  about: string;
  words: string[];
  phrases: string[];
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

const phrases = themes.flatMap((theme, at) => theme.phrases.map((text) => ({ text, theme: at })));
const meanings = await encoder.meanings(phrases.map(({ text }) => text));
const middle = meanings[0]!.map((_, part) => meanings.reduce((sum, each) => sum + each[part]!, 0) / meanings.length);
const examples = meanings.map((meaning, at) => ({ vector: distinct(meaning), theme: phrases[at]!.theme }));
const learned = learn(examples);

const table = {
  middle: base64(Float32Array.from(middle)),
  themes: themes.map(({ about, words }, at) => {
    const scale = Math.max(...learned[at]!.map(Math.abs)) / 127;
    return {
      about,
      words,
      scale,
      weights: base64(Int8Array.from(learned[at]!, (weight) => Math.round(weight / scale))),
    };
  }),
};
writeFileSync(path.join(here, '../../libs/plans/src/grouping/reference/themes.json'), `${JSON.stringify(table)}\n`);
await encoder.onApplicationShutdown();

/** Weights of each theme by softmax regression: the same phrases give the same weights. */
function learn(examples: { vector: Float32Array; theme: number }[]): Float32Array[] {
  const rows = core.tensor2d(examples.map(({ vector }) => [...vector]));
  const right = core.oneHot(
    core.tensor1d(
      examples.map(({ theme }) => theme),
      'int32',
    ),
    themes.length,
  );
  let weights = core.zeros([middle.length, themes.length]);
  let change = core.zeros([middle.length, themes.length]);
  for (let round = 0; round < 100; round += 1) {
    const steeper = core.tidy(() => {
      const shares = core.softmax(core.mul(core.matMul(rows, weights), 8));
      const slope = core.div(core.matMul(rows, core.sub(shares, right), true), examples.length);
      return core.add(core.mul(change, 0.9), core.add(slope, core.mul(weights, 1e-4)));
    });
    const next = core.tidy(() => core.sub(weights, core.mul(steeper, 6)));
    weights.dispose();
    change.dispose();
    [weights, change] = [next, steeper];
  }
  const values = weights.arraySync();
  return themes.map((_, theme) => Float32Array.from(values, (part) => 8 * part[theme]!));
}

function distinct(meaning: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(middle, (part, at) => meaning[at]! - part);
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}

function base64(values: Float32Array | Int8Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
