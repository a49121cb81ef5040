import adapter from '../reference/adapter.json' with { type: 'json' };

/** What the model’s files say of one of its weights, in the order in which they are stored. */
export interface WeightSpec {
  name: string;
  shape: number[];
  dtype: 'float32' | 'int32';
  /** A byte each, to be stretched; without it four. */
  quantization?: { min: number; scale: number; dtype: string; original_dtype: string };
}

interface Matrix {
  scale: number;
  values: string;
}

/** What is added to one matrix of the model: the product of a narrow one and a flat one. */
interface Change {
  name: string;
  narrow: Matrix;
  flat: Matrix;
}

/**
 * The weights of the model with what it has learned of this field added to them: `test/groups/adapt.py` says from what.
 * @throws Error where the files have no weight of such a name
 */
export function adapted(specs: readonly WeightSpec[], stored: Uint8Array): { specs: WeightSpec[]; data: ArrayBuffer } {
  const changes = new Map((adapter.changes as Change[]).map((change) => [change.name, change]));
  let at = 0;
  const parts = specs.map((spec) => {
    const size = spec.shape.reduce((all, each) => all * each, 1);
    const bytes = stored.subarray(at, (at += size * (spec.quantization ? 1 : 4)));
    const change = changes.get(spec.name);
    if (!change || !spec.quantization) return { spec, bytes };
    changes.delete(spec.name);
    const { quantization, ...whole } = spec;
    const values = Float32Array.from(bytes, (each) => each * quantization.scale + quantization.min);
    add(values, change, spec.shape[0]!);
    return { spec: whole, bytes: new Uint8Array(values.buffer) };
  });
  if (changes.size > 0) throw new Error(`The sentence model has no ${[...changes.keys()].join(', ')}`);
  return {
    specs: parts.map(({ spec }) => spec),
    data: Uint8Array.from(Buffer.concat(parts.map(({ bytes }) => bytes))).buffer,
  };
}

function add(values: Float32Array, { narrow, flat }: Change, rows: number): void {
  const [left, right] = [numbers(narrow), numbers(flat)];
  const [rank, columns] = [left.length / rows, values.length / rows];
  for (let row = 0; row < rows; row += 1) {
    for (let by = 0; by < rank; by += 1) {
      const times = left[row * rank + by]!;
      for (let column = 0; column < columns; column += 1) {
        values[row * columns + column]! += times * right[by * columns + column]!;
      }
    }
  }
}

/** A byte each, and what the largest stands for. */
function numbers({ scale, values }: Matrix): Float32Array {
  return Float32Array.from(new Int8Array(Buffer.from(values, 'base64')), (each) => each * scale);
}
