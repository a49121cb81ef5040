import { fileURLToPath } from 'node:url';
import * as loaded from '@energetic-ai/core';
import adapter from '../reference/adapter.json' with { type: 'json' };
import { ModelFile } from './model-file.ts';
import { wordPieces } from './word-pieces.ts';

interface Tensor {
  shape: number[];
  dataSync(): Float32Array;
}

/** What is used of the arithmetic; its package declares no types for it. */
const core = loaded as unknown as {
  ready(): Promise<void>;
  tidy<T>(work: () => T): T;
  tensor(values: Float32Array, shape: number[]): Tensor;
  reshape(tensor: Tensor, shape: number[]): Tensor;
  transpose(tensor: Tensor, order: number[]): Tensor;
  add(one: Tensor, other: Tensor): Tensor;
  mul(one: Tensor, by: number): Tensor;
  matMul(one: Tensor, other: Tensor): Tensor;
  softmax(tensor: Tensor): Tensor;
};

interface Dense {
  matrix: Tensor;
  bias: Tensor;
}

interface Scaling {
  scale: Float32Array;
  shift: Float32Array;
}

/** What is added to one matrix of the model: the product of a narrow one and a flat one, their numbers in a byte each. */
interface Change {
  name: string;
  narrow: { scale: number; values: string };
  flat: { scale: number; values: string };
}

const parts = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_up', 'ffn_down'] as const;

type Layer = Record<(typeof parts)[number], Dense> & { heard: Scaling; thought: Scaling };

const FILE = fileURLToPath(new URL('../reference/bge-small-en-v1.5-q8_0.gguf', import.meta.url));
const [LAYERS, HEADS, WIDTH] = [12, 12, 384];

/**
 * bge-small-en-v1.5 (Beijing Academy of Artificial Intelligence, MIT licence) with what it has learned of this field added to
 * its matrices: `test/groups/learn.py` says from what.
 */
export class SentenceModel {
  private readonly file: ModelFile;
  private readonly numberOf: ReadonlyMap<string, number>;
  private readonly first: Scaling;
  private readonly layers: readonly Layer[];

  private constructor(file: ModelFile) {
    this.file = file;
    this.numberOf = new Map(file.pieces.map((piece, at) => [piece, at]));
    this.first = scalingOf(file, 'token_embd_norm');
    const learned = new Map((adapter.changes as Change[]).map((change) => [change.name, change]));
    this.layers = Array.from({ length: LAYERS }, (_, at) => {
      const dense = parts.map((part) => [part, denseOf(file, `blk.${at}.${part}`, learned)] as const);
      return {
        ...(Object.fromEntries(dense) as Record<(typeof parts)[number], Dense>),
        heard: scalingOf(file, `blk.${at}.attn_output_norm`),
        thought: scalingOf(file, `blk.${at}.layer_output_norm`),
      };
    });
  }

  /** @throws Error where the file is not the model’s */
  static async load(): Promise<SentenceModel> {
    await core.ready();
    return new SentenceModel(await ModelFile.read(FILE));
  }

  /** The vector of a sentence, of length 1. */
  meaningOf(sentence: string): Float32Array {
    const pieces = wordPieces(sentence, this.numberOf);
    return core.tidy(() => {
      const read = this.layers.reduce(through, evened(this.begun(pieces), this.first));
      const meaning = read.dataSync().slice(0, WIDTH);
      const length = Math.hypot(...meaning);
      return meaning.map((part) => part / length);
    });
  }

  /** Each piece by what it is and where it stands. */
  private begun(pieces: readonly number[]): Tensor {
    const values = new Float32Array(pieces.length * WIDTH);
    const any = this.file.numbers('token_types.weight', 0);
    pieces.forEach((piece, at) => {
      const what = this.file.numbers('token_embd.weight', piece);
      const where = this.file.numbers('position_embd.weight', at);
      any.forEach((part, column) => (values[at * WIDTH + column] = part + what[column]! + where[column]!));
    });
    return core.tensor(values, [pieces.length, WIDTH]);
  }
}

function scalingOf(file: ModelFile, name: string): Scaling {
  return { scale: file.numbers(`${name}.weight`), shift: file.numbers(`${name}.bias`) };
}

/** The file has a matrix by what comes out of it, and this by what goes in. */
function denseOf(file: ModelFile, name: string, learned: ReadonlyMap<string, Change>): Dense {
  const [given, bias, { narrow, flat }] = [
    file.numbers(`${name}.weight`),
    file.numbers(`${name}.bias`),
    learned.get(name)!,
  ];
  const [left, right] = [bytes(narrow), bytes(flat)];
  const [columns, rows] = [bias.length, given.length / bias.length];
  const rank = left.length / rows;
  const values = new Float32Array(given.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let value = given[column * rows + row]!;
      for (let by = 0; by < rank; by += 1) value += left[row * rank + by]! * right[by * columns + column]!;
      values[row * columns + column] = value;
    }
  }
  return { matrix: core.tensor(values, [rows, columns]), bias: core.tensor(bias, [columns]) };
}

function bytes({ scale, values }: Change['flat']): Float32Array {
  return Float32Array.from(new Int8Array(Buffer.from(values, 'base64')), (each) => each * scale);
}

/** What one layer makes of a sentence: each piece hears the others, then all are thought over. */
function through(sentence: Tensor, layer: Layer): Tensor {
  const [length] = sentence.shape as [number];
  const heads = (dense: Dense, order: number[]) =>
    core.transpose(core.reshape(put(sentence, dense), [length, HEADS, WIDTH / HEADS]), order);
  const alike = core.matMul(heads(layer.attn_q, [1, 0, 2]), heads(layer.attn_k, [1, 2, 0]));
  const shares = core.softmax(core.mul(alike, 1 / Math.sqrt(WIDTH / HEADS)));
  const heard = core.transpose(core.matMul(shares, heads(layer.attn_v, [1, 0, 2])), [1, 0, 2]);
  const listened = put(core.reshape(heard, [length, WIDTH]), layer.attn_output);
  const so = evened(core.add(sentence, listened), layer.heard);
  return evened(core.add(so, put(bent(put(so, layer.ffn_up)), layer.ffn_down)), layer.thought);
}

function put(sentence: Tensor, { matrix, bias }: Dense): Tensor {
  return core.add(core.matMul(sentence, matrix), bias);
}

/** Each row with mean 0 and spread 1, then scaled and shifted. */
function evened(sentence: Tensor, { scale, shift }: Scaling): Tensor {
  const values = sentence.dataSync();
  for (let from = 0; from < values.length; from += WIDTH) {
    const row = values.subarray(from, from + WIDTH);
    const mean = row.reduce((sum, each) => sum + each, 0) / WIDTH;
    const spread = Math.sqrt(row.reduce((sum, each) => sum + (each - mean) ** 2, 0) / WIDTH + 1e-12);
    row.forEach((each, at) => (row[at] = ((each - mean) / spread) * scale[at]! + shift[at]!));
  }
  return core.tensor(values, sentence.shape);
}

/** Gaussian error linear units. */
function bent(sentence: Tensor): Tensor {
  const values = sentence.dataSync();
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at]! / 2) * (1 + erf(values[at]! / Math.SQRT2));
  return core.tensor(values, sentence.shape);
}

/** The error function to within 2 in ten million (Abramowitz and Stegun 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}
