import { readFileSync } from 'node:fs';
import { gguf, GGMLQuantizationType, type GGUFTensorInfo } from '@huggingface/gguf';

/** How many numbers share a scale where each is stored in a byte, and how many bytes they take with it. */
const [SHARING, BYTES] = [32, 34];

/** The weights of a model as numbers, by their names, and the pieces of words that it knows, in the order of their numbers. */
export class ModelFile {
  readonly pieces: readonly string[];
  private readonly tables: ReadonlyMap<string, GGUFTensorInfo>;
  private readonly stored: Buffer;

  private constructor(pieces: string[], tables: Map<string, GGUFTensorInfo>, stored: Buffer) {
    this.pieces = pieces;
    this.tables = tables;
    this.stored = stored;
  }

  /** @throws Error where it is no GGUF file */
  static async read(path: string): Promise<ModelFile> {
    const { metadata, tensorInfos, tensorDataOffset } = await gguf(path, { allowLocalFile: true });
    const tables = new Map(tensorInfos.map((table) => [table.name, table]));
    const { 'tokenizer.ggml.tokens': pieces } = metadata as unknown as { 'tokenizer.ggml.tokens': string[] };
    return new ModelFile(pieces, tables, readFileSync(path).subarray(Number(tensorDataOffset)));
  }

  /** A table, or one row of it. @throws Error where the file has none of such a name, or stores it otherwise */
  numbers(name: string, row?: number): Float32Array {
    const { shape, dtype, offset } = this.table(name);
    const width = Number(shape[0]);
    const size = row === undefined ? Number(shape.reduce((all, each) => all * each, 1n)) : width;
    const skipped = (row ?? 0) * width;
    if (dtype === GGMLQuantizationType.F32) {
      const from = Number(offset) + skipped * 4;
      return Float32Array.from({ length: size }, (_, at) => this.stored.readFloatLE(from + at * 4));
    }
    if (dtype !== GGMLQuantizationType.Q8_0) throw new Error(`${name} is stored in a way that is not read here`);
    const numbers = new Float32Array(size);
    const from = Number(offset) + (skipped / SHARING) * BYTES;
    for (let at = 0; at < size; at += SHARING) {
      const start = from + (at / SHARING) * BYTES;
      const scale = half(this.stored.readUInt16LE(start));
      for (let each = 0; each < SHARING; each += 1) {
        numbers[at + each] = scale * this.stored.readInt8(start + 2 + each);
      }
    }
    return numbers;
  }

  private table(name: string): GGUFTensorInfo {
    const table = this.tables.get(name);
    if (!table) throw new Error(`The model has no ${name}`);
    return table;
  }
}

/** A number of 16 bits, as IEEE 754 has it. */
function half(bits: number): number {
  const [sign, power, rest] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  return sign * (power ? 2 ** (power - 15) * (1 + rest / 1024) : 2 ** -14 * (rest / 1024));
}
