import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { lookedAfterList, stageWords } from '#cases';
import { authorize, type Actor } from '#identity';
import { civil, Clock, csv } from '#platform';
import { childOf, type ChildRow, type ShownChild } from './child-row.ts';
import { concerns, concernWords, places, placeWords, type ListView } from './list.schema.ts';

/** Rows of a page. */
export const PAGE = 50;

/** All children whom a virtual school head's authority looks after, in any stage of EHC, whichever authority assesses. @rule K1 */
@Injectable()
export class LookedAfterList {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** One page under the filters, the most pressing first, and the counts over all. @throws NotFound */
  async of(actor: Actor, view: ListView) {
    const all = await this.all(actor);
    const fitting = all.filter(fits(view));
    return {
      children: fitting.slice((view.page - 1) * PAGE, view.page * PAGE),
      found: fitting.length,
      hasNext: fitting.length > view.page * PAGE,
      counts: countsOf(all),
      areas: [...new Map(all.map(({ areaId, maintaining }) => [areaId, maintaining]))]
        .map(([value, text]) => ({ value, text }))
        .toSorted((a, b) => a.text.localeCompare(b.text)),
    };
  }

  /** The list as a file. Saving it goes on record. @throws NotFound */
  async asCsv(actor: Actor, view: ListView): Promise<string> {
    const rows = (await this.all(actor)).filter(fits(view));
    this.audit.record({
      ...{ action: 'looked-after.exported', areaId: actor.areaId ?? undefined },
      details: { children: rows.length },
    });
    return csv(
      [
        'Child',
        'Reference',
        'Age',
        'Assessed or maintained by',
        'Lives in',
        'Place',
        'Stage',
        'Next',
        'By',
        'To look at',
      ],
      rows.map((each) => [
        ...[each.child, each.reference, each.age, each.maintaining, each.host, placeWords[each.place], each.stage],
        ...[each.next?.what ?? '', each.next ? civil(each.next.dueOn) : ''],
        each.concerns.map((concern) => concernWords[concern]).join('; '),
      ]),
    );
  }

  /** The most pressing day first. */
  private async all(actor: Actor): Promise<ShownChild[]> {
    authorize(lookedAfterList, actor, actor);
    const today = this.clock.today();
    const rows = await this.em.execute<ChildRow[]>(STATEMENT, [today, actor.areaId, actor.areaId, today]);
    const inOrder = rows.map((row) => {
      const child = childOf(row, actor.areaId!, today);
      return { child, place: `${child.next?.dueOn ?? '9999'}${child.reference}` };
    });
    return inOrder.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ child }) => child);
  }
}

/** Row-level security gives each virtual school head the periods of their own authority, and what hangs on them. */
const STATEMENT = `
select l.id, l.area_id, l.standing, l.since::text, l.placed_in_id, h.name as host, a.name as maintaining, l.plan_issued_on::text,
       l.also_claimed_by, c.reference, c.state, c.requested_on::text, c.setting_id is not null as has_school,
       (c.circumstances->>'yearGroup')::int as year_group,
       coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text, m.meetings,
       exists (select 1 from care_move v where v.period_id = l.id and v.moves_on > ?::date and v.to_area_id = ?) as is_coming_in
  from looked_after_period l join ehc_case c on c.id = l.case_id join child k on k.id = c.child_id
  join area h on h.id = l.placed_in_id join area a on a.id = l.area_id
  left join (
    select period_id, json_agg(json_build_object('kind', kind, 'held', held, 'planned', planned)) as meetings
      from (select period_id, kind, (array_agg("on" order by "on" desc) filter (where is_held))[1:2] as held,
                   min("on") filter (where not is_held) as planned
              from looked_after_meeting where cancelled_at is null group by period_id, kind) each group by period_id) m on m.period_id = l.id
 where l.authority_id = ? and (l.until is null or l.until > ?::date)`;

const fits =
  ({ place, concern, area }: ListView) =>
  (each: ShownChild): boolean =>
    (!place || each.place === place) &&
    (!concern || each.concerns.includes(concern)) &&
    (!area || each.areaId === area);

/** How many of what; each list from the largest, for a bar and its row. */
function countsOf(all: readonly ShownChild[]) {
  const count = (of: (each: ShownChild) => boolean) => all.filter(of).length;
  const most = (texts: string[]) =>
    [...Map.groupBy(texts, (text) => text)]
      .map(([text, each]) => ({ text, count: each.length }))
      .toSorted((a, b) => b.count - a.count || a.text.localeCompare(b.text));
  return {
    all: all.length,
    leavers: count(({ standing }) => standing === 'care-leaver'),
    places: places.map((value) => ({ value, text: placeWords[value], count: count(({ place }) => place === value) })),
    concerns: concerns.map((value) => ({
      ...{ value, text: concernWords[value] },
      count: count((each) => each.concerns.includes(value)),
    })),
    stages: most(all.map(({ state }) => stageWords[state] ?? state)),
    authorities: most(all.map(({ maintaining }) => maintaining)),
  };
}
