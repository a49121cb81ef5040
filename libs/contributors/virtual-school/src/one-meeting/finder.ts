import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { LookedAfter, LookedAfterMeetings, LookedAfterPeople, meetingWords, nextDays, partNames } from '#cases';
import { Area, type Actor } from '#identity';
import { Clock } from '#platform';
import { addMonths, oneMeeting, type CivilDate, type DueMeeting, type Holiday, type OneMeeting } from '#statute';
import type { Search } from './one-meeting.schema.ts';
import { SchoolHoliday } from './school-holiday.entity.ts';

type Joinable = Search['kinds'][number];

/** On which days can the meetings about a child be one? The school's own holidays and everybody's notice count. @rule I12 K3 */
@Injectable()
export class OneMeetingFinder {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly periods: LookedAfter,
    private readonly meetings: LookedAfterMeetings,
    private readonly people: LookedAfterPeople,
    private readonly clock: Clock,
  ) {}

  /** What can be held together, who must be there, and the days. @throws NotFound */
  async of(actor: Actor, periodId: string, search: Search) {
    const period = await this.periods.keep(actor, periodId);
    const today = this.clock.today() as CivilDate;
    const { child, found } = await this.periods.about(period);
    const meetings = await this.meetings.of(actor, periodId);
    const due = nextDays(period, meetings, today, child.born);
    const possible: (DueMeeting & { kind: Joinable })[] = [
      ...(due.annualReview ? [meeting('annual-review', 'I1', { by: due.annualReview.dueOn, hasPapers: true })] : []),
      ...(due.review ? [meeting('looked-after-review', 'K3', { by: due.review.dueOn })] : []),
      ...(due.pep ? [meeting('pep', 'K2', { from: due.pep.from as CivilDate, by: due.pep.to as CivilDate })] : []),
      ...(search.childInNeedBy
        ? [meeting('child-in-need-review', 'I12', { by: search.childInNeedBy as CivilDate })]
        : []),
    ];
    const chosen = search.kinds.length ? possible.filter(({ kind }) => search.kinds.includes(kind)) : possible;
    const people = await this.people.of(actor, periodId);
    const known = await this.absencesOf(periodId);
    const invited = people.map(({ id, name, part }, nth) => ({
      name: `${name} (${partNames[part].toLowerCase()})`,
      workingDays: search.notice[nth] ?? 10,
      away: [...known.filter(({ who }) => who === id), ...typed(search.awayFrom[nth], search.awayTo[nth])],
    }));
    const holidays = await this.holidaysOf(period.placedIn);
    const given = { today, until: addMonths(today, 12), invited, holidays, weeksToWrite: search.weeksToWrite };
    const answer: OneMeeting | null = chosen.length > 1 ? oneMeeting({ ...given, meetings: chosen }) : null;
    const isTooMuch = answer !== null && !answer.days.length && chosen.length > 2;
    return {
      // where all together have no day: what is left when one of them is held apart
      apart: (isTooMuch ? chosen : []).map((left) => {
        const meetings = chosen.filter((each) => each !== left);
        const { days } = oneMeeting({ ...given, meetings });
        return { what: left.what, kinds: meetings.map(({ kind }) => kind), found: days.length };
      }),
      ...{ period, child: child.fullName(), reference: found.reference, possible, chosen, invited, answer },
      holidays: holidays.filter(({ to }) => to >= today),
      host: (await this.em.findOneOrFail(Area, { id: period.placedIn })).name,
    };
  }

  /** When an area's schools are closed, for whoever plans meetings there. @throws NotFound */
  async addHoliday(actor: Actor, periodId: string, { from, to }: { from: string; to: string }): Promise<void> {
    const { placedIn } = await this.periods.keep(actor, periodId);
    this.em.create(SchoolHoliday, { area: placedIn, startsOn: from, endsOn: to });
    await this.em.flush();
    this.audit.record({ action: 'school-holiday.added', areaId: placedIn, details: { from, to } });
  }

  /** When people with a part are away, as their own teams know it. */
  private async absencesOf(periodId: string): Promise<(Holiday & { who: string })[]> {
    return this.em.execute<(Holiday & { who: string })[]>(
      `select l.id as who, a.starts_on::text as "from", a.ends_on::text as "to" from looked_after_person l
         join membership m on m.id = l.membership_id join absence a on a.person_id = m.person_id and a.team_id = m.team_id
        where l.period_id = ? and l.ended_on is null and a.ends_on >= ? order by a.starts_on`,
      [periodId, this.clock.today()],
    );
  }

  private async holidaysOf(area: string): Promise<Holiday[]> {
    const all = await this.em.find(
      SchoolHoliday,
      { area, endsOn: { $gte: this.clock.today() } },
      { orderBy: { startsOn: 'asc' } },
    );
    return all.map(({ startsOn, endsOn }) => ({ from: startsOn as CivilDate, to: endsOn as CivilDate }));
  }
}

/** One day where only one end is given; nothing where the last lies before the first. */
function typed(from: string | null | undefined, to: string | null | undefined): Holiday[] {
  const [first, last] = [from ?? to, to ?? from] as CivilDate[];
  return first && last && first <= last ? [{ from: first, to: last }] : [];
}

function meeting(
  kind: Joinable,
  rule: string,
  days: Omit<DueMeeting, 'what' | 'rule'>,
): DueMeeting & { kind: Joinable } {
  return { kind, what: meetingWords[kind], rule, ...days };
}
