import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Child, type Case } from '#cases';
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
 * What was told and not corrected, and what was asked and is not answered by it, ranked by how much of a question each
 * meets, from 0 to 1: by full text, with the words that people use for the same, and by trigrams where a word of the
 * question is in none of them. Words of asking and the child's own name count for nothing. Its values: the question, the
 * child's name, the case (twice), the category.
 */
const ranked = `
with same as materialized (select tsvector_to_array(to_tsvector('english', f)) as lexemes from unnest(array['${sameWords.join("','")}']) f),
  asked as materialized (
    select w.lexeme, coalesce((select f.lexemes from same f where w.lexeme = any(f.lexemes) limit 1), array[w.lexeme]) as lexemes
      from unnest(to_tsvector('english', ?)) w where w.lexeme <> all(tsvector_to_array(to_tsvector('english', '${askingWords} ' || ?)))),
  texts as materialized (
    select s.id, true as is_told, s.category, s.words, s.lexemes, s.told_by, s.told_on::text as "on", s.recorded_at as at, false as is_waiting, s.replaces_id
      from statement s where s.case_id = ?
     union all
    select q.id, false, q.category, q.words, q.lexemes, null, null, q.asked_at, q.state = 'waiting', null from family_question q where q.case_id = ? and q.state in ('waiting', 'declined')),
  standing as materialized (
    select t.* from texts t where t.id not in (select replaces_id from texts where replaces_id is not null)),
  used as materialized (select array_agg(distinct u) as lexemes from standing, unnest(lexemes) u),
  sought as materialized (
    select case when a.lexemes && u.lexemes then a.lexemes else array(select l from unnest(u.lexemes) l where similarity(l, a.lexeme) >= ${RESEMBLES}) end as lexemes
      from asked a, used u),
  ranked as (
    select t.*, row_number() over (partition by is_told order by met desc, t."on" desc, t.at desc, t.id desc) as place
      from (select t.*, (select avg((s.lexemes && t.lexemes)::int) from sought s) as met from standing t) t
     where met >= ${MET} or (category = ? and met >= ${MET_IN_CATEGORY}))
select id, is_told as "isTold", category, words, told_by as "toldBy", "on", at, is_waiting as "isWaiting" from ranked where place <= ${LISTED} order by place`;

/** Looks, before a family is asked, for what it told already: as far as whoever asks may read (row-level security). @rule C1 */
@Injectable()
export class LikelyAnswers {
  constructor(private readonly em: EntityManager) {}

  async to(found: Case, { words, category }: Look): Promise<Likely> {
    if (!words.trim()) return { answers: [], asked: [] };
    const child = await this.em.findOne(Child, { id: found.child });
    const name = [child?.givenName, child?.preferredName, child?.familyName].join(' ');
    const rows = await this.em.execute<Row[]>(ranked, [words, name, found.id, found.id, category]);
    return {
      answers: rows
        .filter(({ isTold }) => isTold)
        .map(({ id, category, words, toldBy, on }) => {
          return { id, category, categoryWords: categoryWords[category], words, toldBy: toldBy!, toldOn: on! };
        }),
      asked: rows
        .filter(({ isTold }) => !isTold)
        .map(({ id, words, at, isWaiting }) => ({ id, words, askedOn: londonDay(new Date(at)), isWaiting })),
    };
  }
}

interface Row {
  id: string;
  isTold: boolean;
  category: Category;
  words: string;
  toldBy: string | null;
  on: string | null;
  at: Date | string;
  isWaiting: boolean;
}
