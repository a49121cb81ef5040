import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Can, FormTokens, type KeptWork, Invalid, pagesIn, Public, required, seeOther, UnitOfWork } from '#platform';
import { signedIn } from '../../abilities.ts';
import { Acting, type Actor, type Claim } from '../../actor.ts';
import { identityPaths } from '../../identity.paths.ts';
import { SignInService } from '../../sign-in.service.ts';

const page = pagesIn(import.meta.dirname);

const CHOSEN = 'Your password is set. Sign in with your email address and this password.';
const OVER =
  'Your answer is recorded, and the authority has it. Nothing more is asked of you there, so your part has ended. If you do something else here too, sign in again.';

const signInSchema = z.object({
  email: required('Enter your email address', 254),
  password: required('Enter your password', 1000),
  next: z.string().max(2000).default(''),
  kept: z.string().default(''),
});

@Controller()
export class SignInController {
  constructor(
    private readonly service: SignInService,
    private readonly tokens: FormTokens,
    private readonly work: UnitOfWork,
  ) {}

  @Public()
  @Get(identityPaths.signIn)
  show(@Query('next') next = '', @Query('chosen') chosen = '', @Query('over') over = '') {
    const notice = (chosen && CHOSEN) || (over && OVER);
    return page('page.njk', { title: 'Sign in', next, notice });
  }

  @Public()
  @Post(identityPaths.signIn)
  async signIn(@Body({ schema: signInSchema }) input: z.infer<typeof signInSchema>, @Req() request: Request) {
    const claim = await this.service.check(input.email, input.password, request.ip ?? '');
    if (!claim) throw new Invalid({ email: 'The email address or the password is not right' });
    await renew(request);
    this.work.afterCommit(() => remember(request, claim));
    const work = this.tokens.unseal<KeptWork>('kept-work', input.kept);
    if (work?.personId === claim.personId)
      return page('kept.njk', { title: 'We kept what you wrote', work: shown(work), ...this.fresh(claim, request) });
    return seeOther(/^\/(?![/\\])/.test(input.next) ? input.next : identityPaths.home);
  }

  @Can(signedIn)
  @Post(identityPaths.signOut)
  async signOut(@Acting() actor: Actor, @Req() request: Request) {
    await this.service.signOutEverywhere(actor);
    this.work.afterCommit(() => forget(request));
    return seeOther(identityPaths.signIn);
  }

  private fresh(claim: Claim, request: Request) {
    return { csrf: this.tokens.csrf(claim.personId, request.sessionID), once: this.tokens.once() };
  }
}

/** A new session id at sign-in, so that one set before cannot be used (session fixation). It is nobody's yet. */
const renew = (request: Request) => done((end) => request.session.regenerate(end));
const forget = (request: Request) => done((end) => request.session.destroy(end));

/** The session becomes somebody's only once its beginning is on record. */
async function remember(request: Request, claim: Claim): Promise<void> {
  (request.session as { claim?: Claim }).claim = claim;
  await done((end) => request.session.save(end));
}

const done = (start: (end: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => start((error) => (error ? reject(error as Error) : resolve())));

/** The kept fields as they will be sent again, flat, without the old page's tokens. */
function shown({ path, body }: { path: string; body: Record<string, unknown> }) {
  const flat = (value: unknown, name: string): { name: string; value: string }[] => {
    if (value === null || value === undefined) return [];
    if (typeof value !== 'object') return [{ name, value: String(value) }];
    return Object.entries(value).flatMap(([key, inner]) => flat(inner, `${name}[${key}]`));
  };
  const fields = Object.entries(body)
    .filter(([name]) => !['_csrf', '_once'].includes(name))
    .flatMap(([name, value]) => flat(value, name));
  return { path, fields, texts: fields.filter(({ name, value }) => !name.startsWith('_') && value.length > 20) };
}
