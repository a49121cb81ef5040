/** Where a marked text stands: which column, and of which row (an ordinary one, a restricted one…). */
export interface Mark {
  table: string;
  column: string;
  row: string;
}

/** A word that stands in every marked text, to search for. */
export const SEARCHED = 'pangolin';

/** Texts that exist once: wherever the bytes of one turn up, it is known what got there. */
export class Marks {
  readonly #all: Mark[] = [];

  next(mark: Mark): string {
    this.#all.push(mark);
    return `Canary${String(this.#all.length - 1).padStart(5, '0')}q ${SEARCHED}`;
  }

  /** What of the marked texts stands in these bytes, each once, as `table.column (row)`. */
  in(bytes: string): string[] {
    const found = [...bytes.matchAll(/canary(\d{5})q/gi)].map(([, number]) => this.#all[Number(number)]!);
    return [...new Set(found.map(({ table, column, row }) => `${table}.${column} (${row})`))];
  }

  get all(): readonly Mark[] {
    return this.#all;
  }
}
