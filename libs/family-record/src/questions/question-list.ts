import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { categoryWords, type Category } from '#consent';
import type { Agency } from '#identity';
import { londonDay } from '#platform';
import { askerSql, type QuestionState } from './family-question.entity.ts';

/** A question as its readers see it. */
export interface Question {
  id: string;
  category: Category;
  categoryWords: string;
  words: string;
  againReason: string | null;
  /** The team and its body, or the authority. */
  asker: string;
  teamId: string | null;
  askedBy: string;
  agency: Agency | null;
  /** Civil date. */
  askedOn: string;
  state: QuestionState;
  isToldBefore: boolean;
  /** Civil date. */
  settledOn: string | null;
  /** What answers it, where the reader may read that. */
  answer: { words: string; toldBy: string; toldOn: string } | null;
}

/** Questions that ask the same of the family: answered once, for all. */
export interface QuestionGroup {
  category: Category;
  categoryWords: string;
  /** As it was asked first. */
  words: string;
  questions: Question[];
}

/** From here on two questions of one category ask the same: by trigrams, or by the share of their words in common. */
const NEAR = 0.45;
const SHARED_WORDS = 0.6;

/** The questions of a case, newest first, as far as row-level security shows them to whoever reads. */
@Injectable()
export class QuestionList {
  constructor(private readonly em: EntityManager) {}

  async of(caseId: string): Promise<Question[]> {
    const rows = await this.em.execute<Row[]>(
      `select q.id, q.category, q.words, q.again_reason as "againReason", q.state, q.is_told_before as "isToldBefore", q.asked_at as "askedAt", q.settled_at as "settledAt",
              q.team_id as "teamId", q.asked_by_id as "askedBy", (select t.agency from team t where t.id = q.team_id) as agency, ${askerSql} as asker,
              s.words as "answerWords", s.told_by as "toldBy", s.told_on::text as "toldOn"
         from family_question q left join statement s on s.id = q.statement_id
        where q.case_id = ? order by q.asked_at desc, q.id desc`,
      [caseId],
    );
    return rows.map(({ askedAt, settledAt, answerWords, toldBy, toldOn, ...row }) => ({
      ...row,
      categoryWords: categoryWords[row.category],
      askedOn: londonDay(new Date(askedAt)),
      settledOn: settledAt && londonDay(new Date(settledAt)),
      answer: answerWords === null ? null : { words: answerWords, toldBy: toldBy!, toldOn: toldOn! },
    }));
  }

  /** What waits for the family, put together by subject: what asks the same is one. */
  async waiting(caseId: string): Promise<QuestionGroup[]> {
    const waiting = (await this.of(caseId)).filter(({ state }) => state === 'waiting').toReversed();
    const pairs = await this.em.execute<{ one: string; other: string }[]>(
      `with w as (select id, category, words, tsvector_to_array(to_tsvector('english', words)) as lexemes from family_question where case_id = ? and state = 'waiting')
       select a.id as one, b.id as other from w a join w b on a.id < b.id and a.category = b.category
        cross join lateral (select count(*) as common from unnest(a.lexemes) x where x = any(b.lexemes)) c
        where similarity(a.words, b.words) >= ${NEAR} or common >= ${SHARED_WORDS} * greatest(cardinality(a.lexemes), cardinality(b.lexemes), 1)`,
      [caseId],
    );
    return together(waiting, pairs);
  }
}

/** Questions (oldest first) in groups: one that asks the same as any of a group belongs to it. */
export function together(questions: Question[], pairs: readonly { one: string; other: string }[]): QuestionGroup[] {
  const first = new Map(questions.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => (first.get(id) === id ? id : rootOf(first.get(id)!));
  for (const { one, other } of pairs) {
    const [a, b] = [rootOf(one), rootOf(other)];
    first.set(a < b ? b : a, a < b ? a : b);
  }
  return [...Map.groupBy(questions, ({ id }) => rootOf(id)).values()].map((group) => {
    const { category, categoryWords, words } = group[0]!;
    return { category, categoryWords, words, questions: group };
  });
}

interface Row {
  id: string;
  category: Category;
  words: string;
  againReason: string | null;
  state: QuestionState;
  isToldBefore: boolean;
  askedAt: Date | string;
  settledAt: Date | string | null;
  teamId: string | null;
  askedBy: string;
  agency: Agency | null;
  asker: string;
  answerWords: string | null;
  toldBy: string | null;
  toldOn: string | null;
}
