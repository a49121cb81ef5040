import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { caseList, dueWords } from '#cases';
import { QuestionMeasure } from '#family-record';
import { agencies, agencyWords, Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { Chasing, type Chased } from '../chasing/chasing.ts';
import { remindSchema } from '../chasing/chasing.schema.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { Board } from './board.ts';
import { boardChaseSchema, boardPageSchema, boardSchema, type BoardPart, type BoardShow } from './board.schema.ts';

const page = pagesIn(import.meta.dirname);

const parts: { show: BoardShow; text: string; empty: string }[] = [
  {
    show: 'all',
    text: 'All',
    empty: 'Nothing is open. Requests for an assessment that you register will be listed here.',
  },
  {
    show: 'needs-you',
    text: 'Needs you',
    empty:
      'Nothing waits for you. Decisions to take, questions and exceptions of teams, requests declined and advice that came in will be listed here.',
  },
  { show: 'late', text: 'Late', empty: 'Nothing is late.' },
  {
    show: 'at-risk',
    text: 'At risk',
    empty: 'Nothing is at risk. Requests that nobody took, due within 10 days, will be listed here.',
  },
  ...agencies.map((show) => ({
    show,
    text: `Waiting for ${show === 'other' ? 'others' : agencyWords[show].toLowerCase()}`,
    empty: 'Nobody of this agency owes you an answer now.',
  })),
];

/** The officer's first page: which case needs me today, who are we waiting for? */
@Controller()
export class BoardController {
  constructor(
    private readonly board: Board,
    private readonly chasing: Chasing,
    private readonly questions: QuestionMeasure,
  ) {}

  @Can(caseList)
  @Get(advicePaths.board)
  async show(@Acting() actor: Actor, @Query({ schema: boardPageSchema }) query: z.infer<typeof boardPageSchema>) {
    const { counts, cases, next } = await this.board.of(actor, query);
    return page('page.njk', {
      title: 'Open assessments',
      wide: true,
      cases: cases.map((each) => ({ ...each, what: each.next && dueWords(each.next) })),
      next,
      asked: await this.questions.ofArea(actor),
      isContinued: query.after !== undefined,
      show: query.show,
      whose: query.whose,
      part: parts.find(({ show }) => show === query.show),
      parts: parts
        .map((part, index) => ({ ...part, count: counts[part.show], isMain: index < 4 }))
        .filter(({ isMain, count, show }) => isMain || count || show === query.show),
      notice: query.sent === undefined ? undefined : chasedWords(query as Chased),
    });
  }

  /** One reminder now for each request that is ticked. */
  @Can(runRequest)
  @Post(advicePaths.board)
  async chase(@Acting() actor: Actor, @Body({ schema: boardChaseSchema }) input: z.infer<typeof boardChaseSchema>) {
    const { sent, already, left } = await this.chasing.remind(actor, input.requests);
    const { show, whose } = input;
    return seeOther(`${advicePaths.board}?show=${show}&whose=${whose}&sent=${sent}&already=${already}&left=${left}`);
  }

  @Can(caseList)
  @Get('api/v1/board')
  part(@Acting() actor: Actor, @Query({ schema: boardSchema }) part: BoardPart) {
    return this.board.of(actor, part);
  }

  @Can(runRequest)
  @Post('api/v1/board/reminders')
  remind(@Acting() actor: Actor, @Body({ schema: remindSchema }) { requests }: z.infer<typeof remindSchema>) {
    return this.chasing.remind(actor, requests);
  }
}

function chasedWords({ sent = 0, already = 0, left = 0 }: Partial<Chased>): string {
  const reminders = sent === 1 ? '1 reminder is on its way.' : `${sent || 'No'} reminders are on their way.`;
  return [
    reminders,
    ...(already ? [`${already} had a reminder by hand today already.`] : []),
    ...(left ? [`${left} could not be reminded: nobody there has an address yet, or it is no longer their turn.`] : []),
  ].join(' ');
}
