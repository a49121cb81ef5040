import { categories, categoryWords, type Category } from '#consent';
import type { ToldFile } from '../story-files/told-file.ts';
import type { Teller } from './statement.entity.ts';

/** One thing told, with what it corrects. */
export interface ToldStatement {
  id: string;
  category: Category;
  words: string;
  kind: 'quoted' | 'reported';
  toldBy: string;
  toldAs: Teller | null;
  /** The pictures that the child chose, on the child's own pages. */
  pictures: string[] | null;
  /** The photo, drawing or recording that it was told with; a correction of its words keeps it. */
  file: ToldFile | null;
  /** Civil date. */
  toldOn: string;
  recordedBy: string;
  recordedAt: Date;
  /** Who of the family told it, where they sign in. */
  teller: string | null;
  /** Within the family it is for whoever told it alone. */
  onlyTeller: boolean;
  /** Of a section 47 enquiry: two people agreed that this reader needs it (K6). */
  restricted: boolean;
  /** Completes "you may read this because…". */
  because: string;
  /** What it corrects, newest first. */
  earlier: ToldStatement[];
}

export interface ToldCategory {
  category: Category;
  categoryWords: string;
  /** Each completes "you may read this because…". */
  because: string[];
  /** Newest first. */
  statements: ToldStatement[];
}

/** A category that the reader's agency may not read, and why, in words. */
export interface Withheld {
  category: Category;
  categoryWords: string;
  why: string;
  rule: string;
}

/** What the family told, as far as a reader may read it, and what is withheld from that reader. */
export interface WhatWasTold {
  told: ToldCategory[];
  withheld: Withheld[];
}

/** A statement as it is stored, with what the rule asks about it. */
export interface StatementRow extends Omit<ToldStatement, 'earlier' | 'because'> {
  caseId: string;
  replaces: string | null;
}
type ReadableRow = StatementRow & Pick<ToldStatement, 'because'>;

/** Statements (newest first) by category; a corrected one stands under its correction. */
export function byCategory(rows: ReadableRow[]): ToldCategory[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const corrected = new Set(rows.map(({ replaces }) => replaces));
  const standing = rows.filter(({ id }) => !corrected.has(id)).map((row) => withEarlier(row, byId));
  return categories
    .map((category) => {
      const statements = standing.filter((each) => each.category === category);
      const because = [...new Set(statements.map((each) => each.because))];
      return { category, categoryWords: categoryWords[category], because, statements };
    })
    .filter(({ statements }) => statements.length > 0);
}

function withEarlier(row: ReadableRow, byId: Map<string, ReadableRow>): ToldStatement {
  const { id, category, words, kind, toldBy, toldAs, toldOn, recordedBy, recordedAt, ...rest } = row;
  const { pictures, file, teller, onlyTeller, restricted, because } = rest;
  const told = {
    ...{ id, category, words, kind, toldBy, toldAs, toldOn, recordedBy, recordedAt },
    ...{ pictures, file, teller, onlyTeller, restricted, because },
  };
  const before = row.replaces === null ? undefined : byId.get(row.replaces);
  if (!before) return { ...told, earlier: [] };
  const { earlier, ...replaced } = withEarlier(before, byId);
  return { ...told, file: row.file ?? replaced.file, earlier: [{ ...replaced, earlier: [] }, ...earlier] };
}
