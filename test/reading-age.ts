import { syllable } from 'syllable';

/** How hard a text is to read. */
export interface Reading {
  sentences: string[];
  words: number;
  /** Flesch-Kincaid grade: the school year (of the United States) of whoever can read it; the age is 5 more. */
  grade: number;
}

/** Why a day is what it is, in the law's own words: folded away, and the same for everybody. */
const lawful = /<details[^>]*portal-why[\s\S]*?<\/details>/g;
const gone = /<(script|style|head|header|footer|nav|svg|select|textarea|button|summary)\b[\s\S]*?<\/\1>/g;
const ends = /<\/(p|li|h\d|dt|dd|label|legend|div|a|strong)>|<br>/g;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words that somebody reads in the main part of a page, as sentences. What a person typed is left out. */
export function sentencesOf(html: string): string[] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const text = main
    .replaceAll(/<(p|blockquote)[^>]*class="[^"]*portal-words[^"]*"[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(lawful, '')
    .replaceAll(gone, '')
    .replaceAll(/<(a|strong)\b[^>]*>(.*?)<\/\1>/g, '$2') // a link within a sentence is part of it
    .replaceAll(ends, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+);/g, (_, name: string) => named[name] ?? ' ')
    .replaceAll(/&#\d+;/g, '’');
  return text
    .split(/\n|(?<=[.?!:])\s+/)
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => /[a-z]{2}/i.test(each));
}

/** Labels and headings of one to three words are left out: they would make any text look easy. */
export function readingOf(all: string[]): Reading {
  const sentences = all.filter((each) => wordsOf(each).length > 3);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { sentences, words: words.length, grade };
}

export const wordsOf = (sentence: string) => sentence.match(/[\p{L}\d’']+/gu) ?? [];
