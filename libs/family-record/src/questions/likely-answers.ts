import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { categoryWords, type Category } from '#consent';
import { londonDay } from '#platform';
import { askingWords, sameWords } from './everyday-words.ts';
import type { Look } from './question.schema.ts';

/** Something told before that seems to answer a question. */
export interface LikelyAnswer {
  id: string;
  category: Category;
  categoryWords: string;
  words: string;
  toldBy: string;
  /** Civil date. */
  toldOn: string;
}

/** A question asked before that seems to ask the same. */
export interface AskedBefore {
  id: string;
  words: string;
  /** Civil date. */
  askedOn: string;
  isWaiting: boolean;
}

export interface Likely {
  answers: LikelyAnswer[];
  asked: AskedBefore[];
}

const LISTED = 5;
/** The share of a question's words that must be met; less suffices within the category that it is about. */
const MET = 0.6;
const MET_IN_CATEGORY = 0.3;
/** From here on two words are one, misspelt or in another form. */
const SAME_WORD = 0.51;

/** What a question is about: its words without those of asking and the child's own name, each with others for the same. */
const asked = `
  asked as materialized (
    select w.lexeme, coalesce((select f.lexemes from same f where w.lexeme = any(f.lexemes) limit 1), array[w.lexeme]) as lexemes
      from unnest(to_tsvector('english', ?)) w
     where w.lexeme <> all(tsvector_to_array(to_tsvector('english', '${askingWords}')))
       and w.lexeme <> all(tsvector_to_array(to_tsvector('english', coalesce(
             (select concat_ws(' ', k.given_name, k.preferred_name, k.family_name) from ehc_case c join child k on k.id = c.child_id where c.id = ?), '')))))`;
const same = `same as materialized (select tsvector_to_array(to_tsvector('english', f)) as lexemes from unnest(array['${sameWords.join("','")}']) f)`;

/** How much of the question some words meet, from 0 to 1: by full text, and by trigrams where a word is misspelt. */
const metBy = (words: string, lexemes: string) =>
  `(select avg(case when a.lexemes && ${lexemes} then 1 when word_similarity(a.lexeme, ${words}) >= ${SAME_WORD} then ${SAME_WORD} else 0 end) from asked a)`;
const isMet = `(met >= ${MET} or (category = ? and met >= ${MET_IN_CATEGORY}))`;

/** Looks, before a family is asked, for what it told already: as far as whoever asks may read (row-level security). @rule C1 */
@Injectable()
export class LikelyAnswers {
  constructor(private readonly em: EntityManager) {}

  async to(caseId: string, { words, category }: Look): Promise<Likely> {
    if (!words.trim()) return { answers: [], asked: [] };
    const told = await this.em.execute<(Omit<LikelyAnswer, 'categoryWords'> & { category: Category })[]>(
      toldStatement,
      [words, caseId, caseId, category],
    );
    const before = await this.em.execute<{ id: string; words: string; askedAt: Date | string; isWaiting: boolean }[]>(
      askedStatement,
      [words, caseId, caseId, category],
    );
    return {
      answers: told.map((each) => ({ ...each, categoryWords: categoryWords[each.category] })),
      asked: before.map(({ askedAt, ...each }) => ({ ...each, askedOn: londonDay(new Date(askedAt)) })),
    };
  }
}

/** Its values: the question, its case (twice), its category. */
export const toldStatement = `
with ${same}, ${asked}
select id, category, words, told_by as "toldBy", told_on::text as "toldOn"
  from (select s.*, ${metBy('s.words', 's.lexemes')} as met
          from (select s.*, tsvector_to_array(to_tsvector('english', s.words)) as lexemes from statement s
                 where s.case_id = ? and not exists (select 1 from statement n where n.case_id = s.case_id and n.replaces_id = s.id) offset 0) s) s
 where ${isMet} order by met desc, told_on desc, id desc limit ${LISTED}`;

/** The same of what was asked and is not answered by anything told. */
const askedStatement = `
with ${same}, ${asked}
select id, words, asked_at as "askedAt", state = 'waiting' as "isWaiting"
  from (select q.*, ${metBy('q.words', 'q.lexemes')} as met
          from (select q.*, tsvector_to_array(to_tsvector('english', q.words)) as lexemes from family_question q
                 where q.case_id = ? and q.state in ('waiting', 'declined') offset 0) q) q
 where ${isMet} order by met desc, asked_at desc, id desc limit ${LISTED}`;
