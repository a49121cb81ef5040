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
/** From here on a word that nobody used is taken for one that was used: misspelt, or in another form. */
const RESEMBLES = 0.4;

/**
 * Ranks texts (`told`: rows with their `words` and `category`) by how much of a question they meet, from 0 to 1: by full
 * text, with the words that people use for the same, and by trigrams where a word of the question is in none of them.
 * Words of asking and the child's own name count for nothing. Its values: the question, its case (twice), its category.
 */
const ranked = (columns: string, told: string, latest: string) => `
with same as materialized (select tsvector_to_array(to_tsvector('english', f)) as lexemes from unnest(array['${sameWords.join("','")}']) f),
  asked as materialized (
    select w.lexeme, coalesce((select f.lexemes from same f where w.lexeme = any(f.lexemes) limit 1), array[w.lexeme]) as lexemes
      from unnest(to_tsvector('english', ?)) w
     where w.lexeme <> all(tsvector_to_array(to_tsvector('english', '${askingWords}')))
       and w.lexeme <> all(tsvector_to_array(to_tsvector('english', coalesce(
             (select concat_ws(' ', k.given_name, k.preferred_name, k.family_name) from ehc_case c join child k on k.id = c.child_id where c.id = ?), ''))))),
  told as materialized (select t.*, tsvector_to_array(to_tsvector('english', t.words)) as lexemes from (${told}) t),
  used as materialized (select distinct unnest(lexemes) as lexeme from told),
  sought as materialized (
    select case when a.lexemes && (select array_agg(u.lexeme) from used u) then a.lexemes
                else array(select u.lexeme from used u where similarity(u.lexeme, a.lexeme) >= ${RESEMBLES}) end as lexemes
      from asked a)
select ${columns} from (select t.*, (select avg((s.lexemes && t.lexemes)::int) from sought s) as met from told t) t
 where met >= ${MET} or (category = ? and met >= ${MET_IN_CATEGORY}) order by met desc, ${latest} desc, id desc limit ${LISTED}`;

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

const toldStatement = ranked(
  `id, category, words, told_by as "toldBy", told_on::text as "toldOn"`,
  `select s.id, s.category, s.words, s.told_by, s.told_on from statement s
    where s.case_id = ? and not exists (select 1 from statement n where n.case_id = s.case_id and n.replaces_id = s.id)`,
  'told_on',
);

/** The same of what was asked and is not answered by anything told. */
const askedStatement = ranked(
  `id, words, asked_at as "askedAt", state = 'waiting' as "isWaiting"`,
  `select q.id, q.category, q.words, q.asked_at, q.state from family_question q where q.case_id = ? and q.state in ('waiting', 'declined')`,
  'asked_at',
);
