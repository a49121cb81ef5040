import { Controller, Get, Header, Query } from '@nestjs/common';
import {
  followLookedAfter,
  lookedAfterList,
  LookedAfterMeetings,
  LookedAfterPeople,
  lookedAfterPaths,
  lookedAfterUrl,
  partNames,
  partsFor,
} from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, Rendered } from '#platform';
import { bars } from './bars.ts';
import { concernWords, listSchema, placeWords, type ListView } from './list.schema.ts';
import { LookedAfterList, PAGE } from './looked-after-list.ts';

const page = pagesIn(import.meta.dirname);
const FILE = '/looked-after-children.csv';

/** The home of a virtual school head: whose plan is slipping, which meetings can be one? */
@Controller()
export class LookedAfterListController {
  constructor(
    private readonly list: LookedAfterList,
    private readonly people: LookedAfterPeople,
    private readonly meetings: LookedAfterMeetings,
  ) {}

  /** For a virtual school head all children of the authority; for others those in whose plans they have a part. */
  @Can(followLookedAfter)
  @Get(lookedAfterPaths.list)
  async show(@Acting() actor: Actor, @Query({ schema: listSchema }) view: ListView) {
    if (!lookedAfterList.may(actor)) return this.own(actor);
    const all = await this.list.of(actor, view);
    const { counts } = all;
    return page('page.njk', {
      title: 'Looked-after children in EHC',
      wide: true,
      ...all,
      view,
      first: (view.page - 1) * PAGE + 1,
      concernWords,
      placeWords,
      charts: [
        { title: 'By stage', ...bars(counts.stages) },
        { title: 'By authority that assesses or maintains', ...bars(counts.authorities) },
        { title: 'What to look at', ...bars(counts.concerns) },
      ],
      here: addressOf(view, {}),
      filters: {
        places: counts.places.map((each) => ({ ...each, href: addressOf(view, { place: each.value, page: 1 }) })),
        concerns: counts.concerns.map((each) => ({ ...each, href: addressOf(view, { concern: each.value, page: 1 }) })),
        withoutPlace: addressOf(view, { place: undefined, page: 1 }),
        withoutConcern: addressOf(view, { concern: undefined, page: 1 }),
        withoutArea: addressOf(view, { area: undefined, page: 1 }),
      },
      nextPage: addressOf(view, { page: view.page + 1 }),
      csv: addressOf(view, { page: 1 }, FILE),
    });
  }

  private async own(actor: Actor) {
    const parts = await this.people.ofActor(actor);
    const next = await this.meetings.nextOf(parts.map(({ periodId }) => periodId));
    const children = parts.map((each) => ({
      ...each,
      partWords: partNames[each.part],
      href: lookedAfterUrl('show', each.periodId),
      review: partsFor[each.part].includes('looked-after-review') ? next.get(each.periodId)?.review : null,
    }));
    const byReview = (each: (typeof children)[number]) => each.review?.dueOn ?? '9999';
    return page('own.njk', {
      title: 'Looked-after children',
      wide: true,
      children: children.toSorted((a, b) => byReview(a).localeCompare(byReview(b))),
      hasReviews: children.some(({ review }) => review),
    });
  }

  @Can(lookedAfterList)
  @Get(FILE)
  @Header('content-disposition', 'attachment; filename="looked-after-children.csv"')
  async save(@Acting() actor: Actor, @Query({ schema: listSchema }) view: ListView) {
    return new Rendered(await this.list.asCsv(actor, view), 200, 'text/csv; charset=utf-8');
  }

  @Can(lookedAfterList)
  @Get('api/v1/looked-after')
  async asJson(@Acting() actor: Actor, @Query({ schema: listSchema }) view: ListView) {
    const { children, found, counts } = await this.list.of(actor, view);
    return { children, found, counts };
  }
}

/** The address of the list under filters. */
function addressOf(view: ListView, changes: Partial<ListView>, path: string = lookedAfterPaths.list): string {
  const { place, concern, area, page: nth } = { ...view, ...changes };
  const said = Object.entries({ place, concern, area, page: nth > 1 ? String(nth) : undefined });
  const query = new URLSearchParams(said.filter((each): each is [string, string] => Boolean(each[1])));
  return query.size ? `${path}?${query.toString()}` : path;
}
