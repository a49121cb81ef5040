import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import {
  Can,
  Clock,
  marksSchema,
  NotFound,
  pagesIn,
  Rendered,
  savedWords,
  seeOther,
  type Page,
  type SeeOther,
} from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { adviceBodySchema, draftVersion, editionSchema } from '../contributions/contribution.schema.ts';
import { Contributions } from '../contributions/contribution.service.ts';
import { savedAnswer } from '../contributions/saved-answer.ts';
import { differencesOf, namedFields } from '../drafts/draft-fields.ts';
import { asideChoice, Drafts, type DraftConflict, type Saved } from '../drafts/drafts.service.ts';
import { answerRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AnswerPages } from './answer-pages.ts';
import { cardMove, fieldsOf, withMove, type CardMove } from './contribution-form.ts';
import { fieldWords, valueWords } from './contribution-words.ts';
import type { ShownAgain } from './typed-body.ts';

const page = pagesIn(import.meta.dirname);
const editSchema = adviceBodySchema.extend({ was: marksSchema });
const formSchema = editSchema.extend({ action: z.string().max(300).default('save') });
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
    private readonly drafts: Drafts,
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
    const draft = await this.drafts.draftFor(actor, requestId);
    if (!draft) return page('given.njk', await this.pages.given(actor, opened, query));
    if (query.check) {
      const fields = await this.contributions.problems(actor, requestId, draft);
      const status = request.formProblem?.status ?? 200;
      request.formProblem = {
        advice: stillNeeded,
        fields,
        values: { ...draft.body, was: JSON.stringify(draft.was) },
        status,
      };
    }
    return page('page.njk', await this.pages.form(actor, opened, draft, query.done, request.formProblem?.values));
  }

  @Can(writeAdvice)
  @Post()
  async save(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: formSchema }) { was, action, ...body }: Form,
  ): Promise<Page | SeeOther> {
    if (action === 'correct') await this.contributions.correct(actor, requestId);
    const move = cardMove(action);
    const wanted = move && 'remove' in move ? withMove(body, move) : body;
    const result = await this.drafts.save(actor, requestId, { body: wanted, was }, (merged) =>
      move && 'add' in move ? withMove(merged, move) : merged,
    );
    if ('conflict' in result) return this.bothVersions(actor, requestId, result.conflict);
    const settled = asideChoice(action);
    if (settled) await this.drafts.settle(actor, requestId, ...settled);
    return seeOther(answerUrl(requestId, nextPlace(action, move, result.saved)));
  }

  /** The same for scripts: what changed in, JSON out, so that typing is not disturbed. */
  @Can(writeAdvice)
  @Post('draft')
  async autosave(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: editSchema }) { was, ...body }: z.infer<typeof editSchema>,
  ) {
    const edit = { body, was };
    const result = await this.drafts.save(actor, requestId, edit);
    const answer = savedAnswer(result, edit, this.clock.now());
    if (answer instanceof Rendered || 'conflict' in result) return answer;
    return { ...answer, ...(await this.pages.remarks(actor, requestId, result.saved)) };
  }

  /** The draft as it is now, field by field: for a page on which a colleague's words should appear. */
  @Can(writeAdvice)
  @Get('draft')
  async fields(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    const draft = await this.drafts.draftFor(actor, requestId);
    if (!draft) throw new NotFound();
    const { draftVersion, was, body, asides } = draft;
    const remarks = await this.pages.remarks(actor, requestId, draft);
    const collided = asides.map(({ field }) => field);
    return { draftVersion, was, fields: Object.fromEntries(namedFields(body)), collided, ...remarks };
  }

  @Can(writeAdvice)
  @Get('check')
  async check(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Req() request: Request & ShownAgain,
  ) {
    const opened = await this.requests.open(actor, requestId);
    const draft = await this.drafts.draftFor(actor, requestId);
    if (!draft) return seeOther(answerUrl(requestId));
    const problems = await this.contributions.problems(actor, requestId, draft);
    if (Object.keys(problems).length) return this.show(actor, { requestId }, { check: 'yes' }, request);
    return page('check.njk', await this.pages.check(actor, opened, draft));
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
      {
        ...about,
        title: 'The advice was submitted while you were writing',
        theirs,
        saved,
        differences,
        mine: fieldsOf(mine),
        was: JSON.stringify(theirs.was),
      },
      409,
    );
  }
}

function nextPlace(action: string, move: CardMove | null, { body, collided, stayed }: Saved): string {
  if (collided.length && !asideChoice(action)) return '?done=together#asides';
  if (stayed.length) return '?done=stayed';
  if (move && 'add' in move)
    return `#${move.add}-${body[move.add].length - 1}-${move.add === 'contacts' ? 'on' : 'text'}`;
  if (move) return `#${move.remove}`;
  if (action === 'attachments') return '/attachments';
  if (action === 'kind') return '?done=kind#questions';
  return action === 'check' ? '/check' : '?done=saved';
}
