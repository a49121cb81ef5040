import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { keepPeriod, LookedAfterMeetings, lookedAfterPaths, lookedAfterUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { OneMeetingFinder } from './finder.ts';
import { chosenSchema, holidaySchema, searchSchema, type Search } from './one-meeting.schema.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ periodId: z.uuid() });
type Params = z.infer<typeof params>;
/** Days that are proposed at most. */
const MOST = 6;

/** Finds the days on which reviews and plans of one child can be one meeting. */
@Controller(lookedAfterPaths.oneMeeting)
export class OneMeetingController {
  constructor(
    private readonly finder: OneMeetingFinder,
    private readonly meetings: LookedAfterMeetings,
  ) {}

  @Can(keepPeriod)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Query({ schema: searchSchema }) search: Search,
  ) {
    const { answer, possible, chosen, apart, ...about } = await this.finder.of(actor, periodId, search);
    return page('page.njk', {
      title: 'One meeting',
      ...about,
      search,
      possible: possible.map(({ kind, what }) => ({ value: kind, text: what })),
      chosen: chosen.map(({ kind }) => kind),
      away: about.invited.flatMap(({ name, away }) => away.map((each) => ({ name, ...each }))),
      apart: apart.map((each) => ({ ...each, query: queryOf({ ...search, kinds: each.kinds }) })),
      answer: answer && { ...answer, days: answer.days.slice(0, MOST), found: answer.days.length },
      back: { href: lookedAfterUrl('show', periodId), text: `Back to ${about.child}` },
    });
  }

  @Can(keepPeriod)
  @Post()
  async plan(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: chosenSchema }) { kinds, on }: z.infer<typeof chosenSchema>,
  ) {
    await this.meetings.record(actor, periodId, { kinds, on, isHeld: false });
    return seeOther(lookedAfterUrl('show', periodId));
  }

  @Can(keepPeriod)
  @Post('holidays')
  async close(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: holidaySchema }) input: z.infer<typeof holidaySchema>,
  ) {
    await this.finder.addHoliday(actor, periodId, input);
    return seeOther(lookedAfterUrl('oneMeeting', periodId));
  }
}

/** The same search again. */
function queryOf({ kinds, notice, awayFrom, awayTo, weeksToWrite, childInNeedBy }: Search): string {
  const query = new URLSearchParams(kinds.map((kind): [string, string] => ['kinds', kind]));
  for (const days of notice) query.append('notice', String(days));
  for (const day of awayFrom) query.append('awayFrom', day ?? '');
  for (const day of awayTo) query.append('awayTo', day ?? '');
  query.set('weeksToWrite', String(weeksToWrite));
  if (childInNeedBy) query.set('childInNeedBy', childInNeedBy);
  return query.toString();
}
