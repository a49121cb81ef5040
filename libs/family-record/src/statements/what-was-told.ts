import { categories, categoryWords, isShared, type Category, type SharingAnswer } from '#consent';
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
  /** What it corrects, newest first. */
  earlier: ToldStatement[];
}

export interface ToldCategory {
  category: Category;
  categoryWords: string;
  /** Newest first. */
  statements: ToldStatement[];
}

/** A category that the reader's agency may not read, and why, in words. */
export interface Withheld {
  category: Category;
  categoryWords: string;
  why: string;
}

/** What the family told, as far as a reader may read it, and what is withheld from that reader. */
export interface WhatWasTold {
  told: ToldCategory[];
  withheld: Withheld[];
}

export type StatementRow = Omit<ToldStatement, 'earlier'> & { replaces: string | null };

/** Statements (newest first) by category; a corrected one stands under its correction. */
export function byCategory(rows: StatementRow[]): ToldCategory[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const corrected = new Set(rows.map(({ replaces }) => replaces));
  const standing = rows.filter(({ id }) => !corrected.has(id)).map((row) => withEarlier(row, byId));
  return categories
    .map((category) => ({
      category,
      categoryWords: categoryWords[category],
      statements: standing.filter((each) => each.category === category),
    }))
    .filter(({ statements }) => statements.length > 0);
}

function withEarlier({ replaces, ...row }: StatementRow, byId: Map<string, StatementRow>): ToldStatement {
  const before = replaces === null ? undefined : byId.get(replaces);
  if (!before) return { ...row, earlier: [] };
  const { earlier, ...replaced } = withEarlier(before, byId);
  return { ...row, file: row.file ?? replaced.file, earlier: [{ ...replaced, earlier: [] }, ...earlier] };
}

/** The categories that the answers keep from an agency. @rule C2 C7 */
export function withheldBy(answers: Record<Category, SharingAnswer>): Withheld[] {
  return categories
    .filter((category) => !isShared(answers[category]))
    .map((category) => ({
      category,
      categoryWords: categoryWords[category],
      why: answers[category] === 'refused' ? 'the family did not agree' : 'not discussed with the family yet',
    }));
}
