import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { OptimisticLockError } from '@mikro-orm/core';
import type { Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { become, type Actor } from '#identity';
import {
  Conflict,
  FormTokens,
  type KeptWork,
  Invalid,
  NotFound,
  Page,
  Problem,
  SignInNeeded,
  UnitOfWork,
} from '#platform';
import { claimOf } from './access.guard.ts';
import { PageRenderer, type PortalRequest } from './page-renderer.ts';

const REFUSALS_NOTED_PER_MINUTE = 60;
/** A page with somebody's work may lie open over a holiday. */
const KEPT_DAYS = 30;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Every error becomes an answer that says what happened, what was kept and what to do next. Logs carry no personal data. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Problem');
  readonly #refusals = new RateLimiterMemory({ points: REFUSALS_NOTED_PER_MINUTE, duration: 60 });

  constructor(
    private readonly renderer: PageRenderer,
    private readonly tokens: FormTokens,
    private readonly work: UnitOfWork,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<PortalRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    try {
      await this.answer(error, request, response);
    } catch (fault) {
      // Nobody awaits a filter: a fault that left it would end the process.
      this.#log.error(describe(fault, request));
      if (!response.headersSent) response.status(500).type('text').send('Something went wrong. Nothing was saved.');
    }
  }

  private async answer(error: unknown, request: PortalRequest, response: Response): Promise<void> {
    const problem = asProblem(error);
    if (problem.status >= 500) this.#log.error(describe(error, request));
    if (problem instanceof NotFound) await this.noteRefusal(request);
    if (response.headersSent) return;

    if (wantsJson(request)) {
      response.status(problem.status).json({ title: problem.title, advice: problem.advice, fields: problem.fields });
    } else if (problem instanceof SignInNeeded) {
      this.askToSignIn(request, response);
    } else if (problem instanceof Invalid && request.method === 'POST' && !request.formProblem) {
      this.showFormAgain(problem, request, response);
    } else {
      // Where no handler was reached, nobody has asked yet who it is: an absent page looks as one that is not theirs.
      if (problem.status < 500) request.actor ??= await this.whoAsks(request);
      this.show(problem, request, response);
    }
  }

  private async whoAsks(request: PortalRequest): Promise<Actor | undefined> {
    const claim = claimOf(request);
    if (!claim) return undefined;
    return (await this.work.run((em) => become(em, claim))) ?? undefined;
  }

  /** The attempt to see what is absent or not theirs goes on the record of the case concerned. */
  private async noteRefusal(request: PortalRequest): Promise<void> {
    const subject = request.path.match(UUID)?.[0];
    const claim = claimOf(request);
    if (!subject || !claim || !(await this.isWithinReason(claim.personId))) return;
    try {
      await this.work.run(
        (em) =>
          em.execute('select note_refusal(?, ?::jsonb)', [
            subject,
            JSON.stringify({ method: request.method, route: request.path.replaceAll(UUID, ':id') }),
          ]),
        (em) => become(em, claim),
      );
    } catch (error) {
      this.#log.error(describe(error, request));
    }
  }

  /** A flood of refusals is on record by its first minute's worth: it must not fill the record of a case. */
  private async isWithinReason(personId: string): Promise<boolean> {
    try {
      await this.#refusals.consume(personId);
      return true;
    } catch {
      return false;
    }
  }

  private askToSignIn(request: PortalRequest, response: Response): void {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const personId = this.tokens.personOf(body._csrf);
    if (request.method !== 'POST') {
      response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl.toWellFormed())}`);
      return;
    }
    const kept = personId
      ? this.tokens.seal('kept-work', { personId, path: request.originalUrl, body } satisfies KeptWork, KEPT_DAYS)
      : '';
    request.actor = undefined;
    const page = this.renderer.render(
      new Page('identity/src/web/sign-in/page.njk', { title: 'Sign in', kept, ended: true }, 401),
      request,
    );
    response.status(401).type(page.type).send(page.body);
  }

  /** The page that the form came from, with the errors above it and everything that was typed still in it. */
  private showFormAgain(problem: Problem, request: PortalRequest, response: Response): void {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const page = formPage(body._page) ?? request.originalUrl;
    request.formProblem = { advice: problem.advice, fields: problem.fields, values: body, status: problem.status };
    request.method = 'GET';
    request.url = page;
    request.originalUrl = page;
    (request.app as unknown as (request: PortalRequest, response: Response) => void)(request, response);
  }

  private show(problem: Problem, request: PortalRequest, response: Response): void {
    const { title, advice, fields } = problem;
    const body = (request.method === 'POST' && request.body ? request.body : {}) as Record<string, unknown>;
    const again = formPage(body._page) ?? request.originalUrl;
    const page = this.renderer.render(
      new Page(
        'platform/src/web/problem.njk',
        { title, advice, fields, typed: problem instanceof Conflict ? textsOf(body) : [], again },
        problem.status,
      ),
      {
        path: request.path,
        originalUrl: request.originalUrl,
        sessionID: request.sessionID,
        actor: request.actor,
      } as PortalRequest,
    );
    response.status(problem.status).type(page.type).send(page.body);
  }
}

/** What somebody wrote into a form, as they wrote it: answers of several words, never ids, choices or passwords. */
const textsOf = (body: Record<string, unknown>): string[] =>
  Object.entries(body).flatMap(([name, value]) =>
    !/^_|password/i.test(name) && typeof value === 'string' && /\S\s+\S/.test(value) ? [value] : [],
  );

/** The page that a form says it stands on: one of ours that shows a form, never the API or a file. */
function formPage(given: unknown): string | null {
  if (typeof given !== 'string' || !URL.canParse(given, 'http://portal')) return null;
  const { origin, pathname, search } = new URL(given, 'http://portal');
  const isPage = origin === 'http://portal' && pathname !== '/' && !/^\/(api|health|assets)\b|\.\w+$/.test(pathname);
  return isPage ? pathname + search : null;
}

function wantsJson(request: PortalRequest): boolean {
  return request.path.startsWith('/api/') || request.get('accept')?.startsWith('application/json') === true;
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof OptimisticLockError || codeOf(error) === '23505') {
    return new Conflict(
      'Somebody else changed this first',
      'Your change was not made. Go back, look at what is there now, and make it again if it is still right.',
    );
  }
  if (isPayloadError(error)) {
    return new Problem(
      413,
      'That is too much at once',
      'Nothing was saved. Send less than 2 MB of text; add long reports as files.',
    );
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (status === 404) return new NotFound();
    if (status < 500)
      return new Problem(status, 'We could not read what was sent', 'Nothing was saved. Go back and try again.');
  }
  if (isBadRequest(error))
    return new Problem(400, 'We could not read what was sent', 'Nothing was saved. Go back and try again.');
  if (isOutOfReach(error)) {
    return new Problem(
      503,
      'The portal cannot reach its records just now',
      'Nothing of this page was saved; everything saved before is safe. Wait a minute and try again.',
    );
  }
  return new Problem(
    500,
    'Something went wrong',
    'Nothing of this page was saved; everything saved before is safe. We have been told. Try again in a few minutes.',
  );
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');
const statusOf = (error: unknown) => Number((error as { status?: unknown } | null)?.status ?? 0);
const isPayloadError = (error: unknown) => statusOf(error) === 413;
/** Also a NUL character, which no column of text or JSON can hold. */
const isBadRequest = (error: unknown) =>
  (statusOf(error) >= 400 && statusOf(error) < 500) || /^(08P01|22021|22P05)$/.test(codeOf(error));
const isOutOfReach = (error: unknown) =>
  /^(ECONN|EPIPE|57P0|08|53300)/.test(codeOf(error)) ||
  /^Connection terminated|not queryable/i.test(String((error as Error | null)?.message));

/** The kind of fault, its route and where in the code: never the message, which may quote what somebody wrote. */
function describe(error: unknown, request: PortalRequest): string {
  const stack =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8)
      : [];
  const name = error instanceof Error ? error.name : typeof error;
  return [`${name} ${codeOf(error)} at ${request.method} ${request.path.replaceAll(UUID, ':id')}`, ...stack].join('\n');
}
