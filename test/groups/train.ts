// `node --conditions=source --import @oxc-node/core/register test/groups/train.ts`: writes what the grouping knows about themes, from themes.json (for each
// theme the field's words for it, and phrases as professionals write them) and tuning.json. Never from the held-out part.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as loaded from '@energetic-ai/core';
import { SentenceEncoder } from '#plans';
import { labelledCases } from './labelled.ts';

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
const learned = meanings.map((meaning, at) => ({ vector: distinct(meaning), theme: phrases[at]!.theme }));
const first = learn(learned);

// The tuning part teaches which wordings go together: each group takes the theme that its members share most.
const words = themes.map((theme) => new RegExp(`\\b(?:${theme.words.map(pattern).join('|')})\\b`, 'g'));
for (const proposals of await labelledCases('tuning', encoder)) {
  for (const members of Map.groupBy(proposals, ({ group }) => group).values()) {
    const vectors = members.map(({ meaning }) => distinct(meaning));
    const strengths = first.map((weights, theme) =>
      members.reduce((sum, { text }, at) => sum + dot(weights, vectors[at]!) + 2 * saying(text, words[theme]!), 0),
    );
    const theme = strengths.indexOf(Math.max(...strengths));
    learned.push(...vectors.map((vector) => ({ vector, theme })));
  }
}
const last = learn(learned);

const table = {
  middle: base64(Float32Array.from(middle)),
  themes: themes.map(({ about, words }, at) => {
    const scale = Math.max(...last[at]!.map(Math.abs)) / 127;
    return { about, words, scale, weights: base64(Int8Array.from(last[at]!, (weight) => Math.round(weight / scale))) };
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
  for (let round = 0; round < 400; round += 1) {
    const next = core.tidy(() => {
      const shares = core.softmax(core.mul(core.matMul(rows, weights), 8));
      const change = core.div(core.matMul(rows, core.sub(shares, right), true), examples.length);
      return core.sub(weights, core.mul(core.add(change, core.mul(weights, 1e-4)), 20));
    });
    weights.dispose();
    weights = next;
  }
  const values = weights.arraySync();
  return themes.map((_, theme) => Float32Array.from(values, (part) => 8 * part[theme]!));
}

function distinct(meaning: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(middle, (part, at) => meaning[at]! - part);
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}

function saying(text: string, theme: RegExp): number {
  const found = new Set(text.toLowerCase().match(theme)).size;
  return found && 1 + 0.35 * (found - 1);
}

function pattern(words: string): string {
  return words
    .split(' ')
    .map((word) => (word === '*' ? "[a-z']+" : word.replaceAll(/[.?()+]/g, String.raw`\$&`).replace('*', '[a-z]*')))
    .join(String.raw`[\s-]+`);
}

function base64(values: Float32Array | Int8Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
