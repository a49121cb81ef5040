import adapter from '../reference/adapter.json' with { type: 'json' };

/** What the model’s files say of one of its weights, in the order in which they are stored. */
export interface WeightSpec {
  name: string;
  shape: number[];
  dtype: 'float32' | 'int32';
  /** A byte each, to be stretched; without it four. */
  quantization?: { min: number; scale: number };
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
 * The weights of the model with what it has learned of this field added to them: `test/groups/learn.py` says from what.
 * @throws Error where the files have no weight of such a name
 */
export function adapted(specs: readonly WeightSpec[], stored: Uint8Array): { specs: WeightSpec[]; data: ArrayBuffer } {
  const changes = new Map((adapter.changes as Change[]).map((change) => [change.name, change]));
  let read = 0;
  const parts = specs.map((spec) => {
    const size = spec.shape.reduce((all, each) => all * each, 1);
    const bytes = stored.subarray(read, (read += size * (spec.quantization ? 1 : 4)));
    const change = changes.get(spec.name);
    changes.delete(spec.name);
    return { spec, bytes, change, length: change ? size * 4 : bytes.length };
  });
  if (changes.size > 0) throw new Error(`The sentence model has no ${[...changes.keys()].join(', ')}`);
  const data = new Uint8Array(parts.reduce((all, { length }) => all + length, 0));
  let written = 0;
  for (const { spec, bytes, change, length } of parts) {
    data.set(change ? new Uint8Array(changed(spec, bytes, change).buffer) : bytes, written);
    written += length;
  }
  const whole = ({ name, shape, dtype }: WeightSpec) => ({ name, shape, dtype });
  return { specs: parts.map(({ spec, change }) => (change ? whole(spec) : spec)), data: data.buffer };
}

function changed({ shape, quantization }: WeightSpec, bytes: Uint8Array, { narrow, flat }: Change): Float32Array {
  const [rows, columns] = [shape[0]!, shape[1]!];
  const [left, right] = [numbers(narrow), numbers(flat)];
  const rank = left.length / rows;
  const { min, scale } = quantization!;
  const values = new Float32Array(bytes.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let value = bytes[row * columns + column]! * scale + min;
      for (let by = 0; by < rank; by += 1) value += left[row * rank + by]! * right[by * columns + column]!;
      values[row * columns + column] = value;
    }
  }
  return values;
}

/** A byte each, and what the largest stands for. */
function numbers({ scale, values }: Matrix): Float32Array {
  return Float32Array.from(new Int8Array(Buffer.from(values, 'base64')), (each) => each * scale);
}
