import { Controller, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, identityPaths, signedIn, type Actor } from '#identity';
import { Can, Config, pagesIn, Public, Rendered, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { CalendarFeeds } from './calendar-feeds.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ secret: z.string().regex(/^[\w-]{32}$/) });

/** Somebody's own calendar address: made, ended, and read by a calendar without signing in. */
@Controller()
export class CalendarFeedController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly config: Config,
  ) {}

  @Can(signedIn)
  @Get(advicePaths.calendar)
  async show(@Acting() actor: Actor) {
    return this.page(actor);
  }

  /** The address is shown once: only its hash is kept. */
  @Can(signedIn)
  @Post(advicePaths.calendar)
  async make(@Acting() actor: Actor) {
    const secret = await this.feeds.make(actor);
    return this.page(actor, new URL(`/calendars/${secret}.ics`, this.config.values.BASE_URL).href);
  }

  @Can(signedIn)
  @Post(`${advicePaths.calendar}/end`)
  async end(@Acting() actor: Actor) {
    await this.feeds.end(actor);
    return seeOther(advicePaths.calendar);
  }

  @Public()
  @Get('calendars/:secret.ics')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async read(@Param({ schema: params }) { secret }: z.infer<typeof params>) {
    return new Rendered(await this.feeds.read(secret), 200, 'text/calendar; charset=utf-8');
  }

  private async page(actor: Actor, address?: string) {
    return page('page.njk', {
      title: 'Due days in your calendar',
      address,
      since: address ? null : await this.feeds.since(actor),
      isMember: actor.membershipId !== null,
      back: { href: identityPaths.home, text: 'Back to your first page' },
    });
  }
}
