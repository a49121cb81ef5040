import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import {
  ACCESS,
  FormTokens,
  FormWithFile,
  Problem,
  RECEIVES,
  SignInNeeded,
  type Access,
  type Receives,
} from '#platform';
import type { Claim } from '#identity';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nobody passes a handler that does not say who may; nobody sends a form that we did not make for them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: FormTokens,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true; // socket messages are checked by their gateway
    const access = accessOf(this.reflector, context);
    const request = context.switchToHttp().getRequest<Request>();
    if (!access) throw new Problem(403, 'Not open', 'This page is not open to anyone yet.');
    if (!SAFE.has(request.method)) refuseOtherSites(request);
    const claim = claimOf(request);
    if (!access.public && !claim) throw new SignInNeeded();
    if (SAFE.has(request.method) || access.public || !claim) return true;
    const receives = this.reflector.get<Receives | undefined>(RECEIVES, context.getHandler());
    if (receives && request.is('multipart/form-data')) return this.openForm(request, receives, claim);
    this.refuseForgery(request, claim);
    return true;
  }

  /** Reads a form as far as its file; nothing of the file is taken from somebody whose form was not ours. */
  private async openForm(request: RequestWithForm, receives: Receives, claim: Claim): Promise<true> {
    const form = await FormWithFile.open(request, receives);
    try {
      this.refuseForgery(request, claim);
    } catch (error) {
      await form.letGo();
      throw error;
    }
    request.form = form;
    return true;
  }

  private refuseForgery(request: Request, claim: Claim): void {
    const token = (request.body as Record<string, unknown> | undefined)?._csrf ?? request.get('x-csrf-token');
    if (this.tokens.isFor(token, claim.personId, request.sessionID)) return;
    const stale = this.tokens.personOf(token) === claim.personId;
    throw stale ? new SignInNeeded() : forged();
  }
}

/** A request whose form has a file that is still to be received. */
export type RequestWithForm = Request & { form?: FormWithFile };

function refuseOtherSites(request: Request): void {
  const site = request.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') throw forged();
  const origin = request.get('origin');
  if (origin && URL.parse(origin)?.host !== request.host) throw forged();
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
