import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ACCESS, FormTokens, Problem, SignInNeeded, type Access } from '#platform';
import type { Claim } from '#identity';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nobody passes a handler that does not say who may; nobody sends a form that we did not make for them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: FormTokens,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true; // socket messages are checked by their gateway
    const access = accessOf(this.reflector, context);
    const request = context.switchToHttp().getRequest<Request>();
    if (!access) throw new Problem(403, 'Not open', 'This page is not open to anyone yet.');
    if (!SAFE.has(request.method)) this.refuseForgery(request, access);
    if (!access.public && !claimOf(request)) throw new SignInNeeded();
    return true;
  }

  private refuseForgery(request: Request, access: Access): void {
    const site = request.get('sec-fetch-site');
    if (site && site !== 'same-origin' && site !== 'none') throw forged();
    const origin = request.get('origin');
    if (origin && URL.parse(origin)?.host !== request.host) throw forged();
    const claim = claimOf(request);
    if (!claim || access.public) return;
    const token = (request.body as Record<string, unknown> | undefined)?._csrf ?? request.get('x-csrf-token');
    if (!this.tokens.isFor(token, claim.personId, request.sessionID)) {
      const stale = this.tokens.personOf(token) === claim.personId;
      if (stale) throw new SignInNeeded();
      throw forged();
    }
  }
}

export function accessOf(reflector: Reflector, context: ExecutionContext): Access | undefined {
  return reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
}

export function claimOf(request: Request): Claim | undefined {
  return (request.session as { claim?: Claim } | undefined)?.claim;
}

const forged = () =>
  new Problem(
    403,
    'We could not check where this came from',
    'The form was not one that this portal made for you, so nothing was done with it. Go back to the page, reload it and send it again.',
  );
