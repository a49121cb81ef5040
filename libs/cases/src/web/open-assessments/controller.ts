import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { CaseList } from '../../case-list.ts';
import { registerCase } from '../../case.policy.ts';
import { listSchema } from '../../case.schema.ts';
import { Takeovers } from '../../people/takeovers.ts';
import { casePaths } from '../../cases.paths.ts';

const page = pagesIn(import.meta.dirname);

const tabs = [
  {
    show: 'open',
    text: 'Open',
    title: 'Open cases',
    empty:
      'Nothing is open. Requests for an assessment that you register will be listed here, the most pressing first.',
  },
  {
    show: 'refused',
    text: 'Decided not to assess',
    title: 'Decided not to assess',
    empty: 'Nobody was refused an assessment. Requests that you decide not to assess will be listed here.',
  },
  {
    show: 'issued',
    text: 'Plan issued',
    title: 'Plan issued',
    empty: 'No plan is issued yet. Children and young people who have a plan will be listed here.',
  },
  {
    show: 'ended',
    text: 'Ended otherwise',
    title: 'Ended otherwise',
    empty: 'Nothing has ended otherwise. Requests withdrawn, moved away or without a plan will be listed here.',
  },
] as const;

@Controller(casePaths.list)
export class OpenAssessmentsController {
  constructor(
    private readonly list: CaseList,
    private readonly takeovers: Takeovers,
  ) {}

  @Can(registerCase)
  @Get()
  async show(@Acting() actor: Actor, @Query({ schema: listSchema }) { show }: z.infer<typeof listSchema>) {
    const counts = await this.list.counts(actor);
    const part = tabs.find((each) => each.show === show)!;
    return page('page.njk', {
      title: part.title,
      wide: true,
      part,
      tabs: tabs
        .map((each) => ({ ...each, count: counts[each.show] }))
        .filter((each) => each.show !== 'ended' || each.count || show === 'ended'),
      cases: await this.list.of(actor, show),
      changes: show === 'open' ? await this.takeovers.ahead(actor) : [],
    });
  }
}
