import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther, type Page, type SeeOther } from '#platform';
import { answerRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { advicePaths } from '../advice.paths.ts';
import { cardMove, fieldsOf, withMove, type CardMove } from './contribution-form.ts';
import { differencesOf } from '../contributions/contribution-versions.ts';
import { fieldWords, savedWords, valueWords } from './contribution-words.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { adviceBodySchema, draftVersion, editionSchema } from '../contributions/contribution.schema.ts';
import { Contributions, type DraftConflict } from '../contributions/contribution.service.ts';
import { savedAnswer } from '../contributions/saved-answer.ts';
import { AnswerPages } from './answer-pages.ts';
import type { ShownAgain } from './typed-body.ts';

const page = pagesIn(import.meta.dirname);
const autosaveSchema = adviceBodySchema.extend({ draftVersion });
const formSchema = autosaveSchema.extend({ action: z.string().max(100).default('save') });
const checkedSchema = z.object({ draftVersion });
const showSchema = editionSchema.extend({ check: z.string().optional(), done: z.string().optional() });
const stillNeeded = 'Your draft is saved. These are needed before you can submit it.';
type RequestParams = z.infer<typeof requestParams>;
type Form = z.infer<typeof formSchema>;

/** Writing advice, without scripts and with: every button saves the draft first. */
@Controller(advicePaths.answer)
export class AnswerRequestController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly pages: AnswerPages,
    private readonly clock: Clock,
  ) {}

  /** Opening the page is the receipt of the request (B14). */
  @Can(answerRequest)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Query({ schema: showSchema }) query: z.infer<typeof showSchema>,
    @Req() request: Request & ShownAgain,
  ): Promise<Page> {
    const opened = await this.requests.open(actor, requestId);
    const draft = await this.contributions.draftFor(actor, requestId);
    if (!draft) return page('given.njk', await this.pages.given(actor, opened, query));
    if (query.check) {
      const fields = await this.contributions.problems(actor, requestId, draft.body);
      const status = request.formProblem?.status ?? 200;
      request.formProblem = { advice: stillNeeded, fields, values: { ...draft.body }, status };
    }
    return page('page.njk', await this.pages.form(actor, opened, draft, query.done, request.formProblem?.values));
  }

  @Can(writeAdvice)
  @Post()
  async save(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: formSchema }) { draftVersion, action, ...body }: Form,
  ): Promise<Page | SeeOther> {
    const move = cardMove(action);
    const wanted = move ? withMove(body, move) : body;
    const result =
      action === 'together'
        ? await this.contributions.putTogether(actor, requestId, draftVersion, body)
        : await this.contributions.save(
            actor,
            requestId,
            await this.versionFor(actor, requestId, action, draftVersion),
            wanted,
          );
    if ('conflict' in result) return this.bothVersions(actor, requestId, result.conflict);
    return seeOther(answerUrl(requestId, nextPlace(action, move, wanted)));
  }

  /** The same for scripts: JSON out, so that typing is not disturbed. */
  @Can(writeAdvice)
  @Post('draft')
  async autosave(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: autosaveSchema }) { draftVersion, ...body }: z.infer<typeof autosaveSchema>,
  ) {
    return savedAnswer(await this.contributions.save(actor, requestId, draftVersion, body), this.clock.now());
  }

  @Can(writeAdvice)
  @Get('check')
  async check(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Req() request: Request & ShownAgain,
  ) {
    const opened = await this.requests.open(actor, requestId);
    const draft = await this.contributions.draftFor(actor, requestId);
    if (!draft) return seeOther(answerUrl(requestId));
    const problems = await this.contributions.problems(actor, requestId, draft.body);
    if (Object.keys(problems).length) return this.show(actor, { requestId }, { check: 'yes' }, request);
    return page('check.njk', await this.pages.check(opened, draft));
  }

  @Can(writeAdvice)
  @Post('check')
  async submit(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: checkedSchema }) { draftVersion }: z.infer<typeof checkedSchema>,
  ) {
    await this.contributions.submit(actor, requestId, draftVersion);
    return seeOther(answerUrl(requestId, '?done=submitted'));
  }

  @Can(writeAdvice)
  @Post('correction')
  async correct(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    await this.contributions.correct(actor, requestId);
    return seeOther(answerUrl(requestId, '?done=correcting'));
  }

  /** `correct` begins a correction, so that words written over a submitted edition have a place to go. */
  private async versionFor(actor: Actor, requestId: string, action: string, version: number): Promise<number> {
    return action === 'correct' ? (await this.contributions.correct(actor, requestId)).draftVersion : version;
  }

  private async bothVersions(actor: Actor, requestId: string, { mine, theirs }: DraftConflict): Promise<Page> {
    const { profile, ...about } = await this.pages.about(await this.requests.find(actor, requestId));
    const differences = differencesOf(mine, theirs.body).map(({ name, ...each }) => ({
      words: fieldWords(name, profile),
      mine: valueWords(name, each.mine, profile),
      theirs: valueWords(name, each.theirs, profile),
    }));
    const saved = savedWords(theirs.savedAt, this.clock.now());
    return page(
      'conflict.njk',
      { ...about, title: 'Two versions of this draft', theirs, saved, differences, mine: fieldsOf(mine) },
      409,
    );
  }
}

function nextPlace(
  action: string,
  move: CardMove | null,
  body: Record<'needs' | 'outcomes' | 'provision', unknown[]>,
): string {
  if (move && 'add' in move) return `#${move.add}-${body[move.add].length - 1}-text`;
  if (move) return `#${move.remove}`;
  if (action === 'check') return '/check';
  return action === 'together' ? '?done=together' : '?done=saved';
}
