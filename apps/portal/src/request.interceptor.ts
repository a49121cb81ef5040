import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import type { EntityManager } from '@mikro-orm/postgresql';
import { become, type Actor } from '#identity';
import { NotFound, Page, Rendered, SeeOther, SignInNeeded, UnitOfWork } from '#platform';
import { accessOf, claimOf, type RequestWithForm } from './access.guard.ts';
import { PageRenderer } from './page-renderer.ts';

/**
 * One request, one transaction: who acts is told to PostgreSQL, the handler's policy is asked, the handler works,
 * the page is rendered, all commits, and only then does the answer leave.
 */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly work: UnitOfWork,
    private readonly renderer: PageRenderer,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const access = accessOf(this.reflector, context)!;
    const request = context.switchToHttp().getRequest<RequestWithForm & { actor?: Actor }>();
    const rendered = (value: unknown) => (value instanceof Page ? this.renderer.render(value, request) : value);
    if (access.public && access.bare) return next.handle().pipe(map(rendered));
    const claim = claimOf(request);

    const introduce = async (em: EntityManager) => {
      if (!claim) return;
      request.actor = (await become(em, claim)) ?? undefined;
      if (!request.actor && !access.public) throw new SignInNeeded();
    };
    const admit = async () => {
      if (!access.public && !access.policy.may(request.actor as never)) throw new NotFound();
    };
    const handle = async () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const carryOut = async (em: EntityManager) => {
      await admit();
      return rendered(
        request.actor && isForm(request) ? await once(em, request, request.actor, handle) : await handle(),
      );
    };
    const answer = () => this.work.run(carryOut, introduce);
    return from(request.form ? withFile(request, () => this.work.run(admit, introduce), answer) : answer());
  }
}

/** The file comes in before the transaction, so that a slow sender keeps no connection; and only from whom the policy lets in. */
async function withFile<T>(request: RequestWithForm, admit: () => Promise<void>, answer: () => Promise<T>): Promise<T> {
  const form = request.form!;
  try {
    await admit();
    await form.receive();
    return await answer();
  } finally {
    request.form = undefined;
    await form.letGo();
  }
}

const isForm = (request: Request) =>
  request.method === 'POST' && (request.body?._once !== undefined || request.get('idempotency-key') !== undefined);

/** The same person sending the same thing with the same key twice gets the first answer; nothing is written again. */
async function once(
  em: EntityManager,
  request: Request,
  actor: Actor,
  handle: () => Promise<unknown>,
): Promise<unknown> {
  const key = createHash('sha256')
    .update(
      JSON.stringify([
        actor.personId,
        actor.membershipId,
        request.originalUrl,
        request.get('idempotency-key'),
        request.body,
      ]),
    )
    .digest('base64url');
  const [fresh] = await em.execute<{ key: string }[]>(
    'insert into handled_request (key, person_id) values (?, ?) on conflict do nothing returning key',
    [key, actor.personId],
  );
  if (!fresh) {
    const [known] = await em.execute<{ answer: Answer | null }[]>('select answer from handled_request where key = ?', [
      key,
    ]);
    if (known?.answer?.wasRefused) return handle();
    if (known?.answer?.location) return new SeeOther(known.answer.location);
    if (known?.answer) return known.answer.body;
    return new SeeOther(request.originalUrl);
  }
  const value = await handle();
  const answer = kept(value);
  await em.execute('update handled_request set answer = ?::jsonb where key = ?', [JSON.stringify(answer), key]);
  return value;
}

/** What a repetition is answered with: where to look, or what was made; no content is kept. A refusal wrote nothing: it is worked out afresh, so that it shows the same again. */
function kept(value: unknown): Answer | null {
  if (value instanceof SeeOther) return { location: value.location };
  if ((value instanceof Page || value instanceof Rendered) && value.status >= 400) return { wasRefused: true };
  const { id } = (value ?? {}) as { id?: unknown };
  return value instanceof Page ? null : { body: typeof id === 'string' ? { id } : {} };
}

interface Answer {
  location?: string;
  body?: unknown;
  wasRefused?: boolean;
}
