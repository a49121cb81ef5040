import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OwnDay } from '#advice';
import type { Case } from '#cases';
import { allows, authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { adultCareToArrange, type CivilDate } from '#statute';
import { socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import type { Section17 } from '../section-17/section-17.entity.ts';
import { clocksOf, dueFirst } from '../timetable/child-clocks.ts';

/** The children of the actor's team, or those of the actor among them; each with the newest request and assessment. */
const CHILDREN = `
  select c.id as "caseId", null as "section17Id", coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as name, c.reference,
         c.state as "caseState", c.requested_on::text as "requestedOn", r.id as "requestId", r.state as "askedState",
         r.sent_on::text as "sentOn", r.received_on::text as "receivedOn", s.state, s.referred_on::text as "referredOn",
         coalesce(r.assignee_id = :person, false) or coalesce(s.recorded_by_id = :person, false) as "isMine",
         exists (select 1 from restricted_grant g where g.case_id = c.id and g.second_id = :person and g.approved_by_id is null
                    and g.ended_at is null and g.until >= :today::date) as "isAsked",
         (select max(g.until)::text from restricted_grant g where g.case_id = c.id and (g.person_id = :person or g.team_id = :team)
             and g.approved_by_id is not null and g.ended_at is null and g.until >= :today::date) as "leaveUntil",
         k.born::text, (select min(f.since)::text from social_care_fact f where f.case_id = c.id and f.kind = 'adult-care' and f.until is null) as "adultCareFrom"
    from (select distinct case_id from participant where team_id = :team and (ended_on is null or ended_on > :today::date)) p
    join ehc_case c on c.id = p.case_id join child k on k.id = c.child_id
    left join lateral (select * from advice_request a where a.case_id = c.id and a.team_id = :team order by a.sent_on desc, a.id desc limit 1) r on true
    left join lateral (select * from section17 x where x.case_id = c.id and x.team_id = :team order by x.referred_on desc, x.id desc limit 1) s on true
   where c.state not in ('withdrawn', 'transferred', 'ceased')
  union all
  select null, s.id, s.child_name, null, null, null, null, null, null, null, s.state, s.referred_on::text, s.recorded_by_id = :person, false, null, null, null
    from section17 s where s.case_id is null and s.team_id = :team and s.state not in ('ended', 'closed-early')`;

/** A social worker's children, what is due first on top. @rule K5 B14 K7 */
@Injectable()
export class OwnChildren {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for whoever does no social work */
  async of(actor: Actor) {
    authorize(socialWork, actor, {});
    const values: Record<string, unknown> = { team: actor.teamId, person: actor.personId, today: this.clock.today() };
    const asked: unknown[] = [];
    const sql = CHILDREN.replace(/(?<!:):(\w+)/g, (_, name: string) => (asked.push(values[name]), '?'));
    const rows = await this.em.execute<Row[]>(sql, asked);
    return rows
      .map((row) => shown(row, this.clock.today() as CivilDate))
      .toSorted((a, b) => a.by.localeCompare(b.by) || a.name.localeCompare(b.name));
  }

  /** The days of the actor's own section 17 work, for their calendar: discreet, since others may see it. */
  async calendarOf(actor: Actor): Promise<OwnDay[]> {
    if (!allows(socialWork, actor, {})) return [];
    const mine = (await this.of(actor)).filter(({ isMine }) => isMine);
    return mine.flatMap(({ href, reference, first, social }) => {
      const days = [first, social].filter((each) => each?.clock === 'section-17');
      const words = ['Social care assessment due', reference].filter(Boolean).join(' ');
      return days.map((each) => ({
        id: `${href.split('/').at(-1)}-${each!.deadline.dueOn}`,
        on: each!.deadline.dueOn,
        words,
      }));
    });
  }
}

const LAST = '9999';

function shown({ caseId, section17Id, name, reference, isMine, isAsked, leaveUntil, ...row }: Row, today: CivilDate) {
  const ehc = row.requestedOn && row.caseState ? { requestedOn: row.requestedOn, state: row.caseState } : null;
  const asked = row.askedState ? { state: row.askedState, sentOn: row.sentOn, receivedOn: row.receivedOn } : null;
  const social = row.referredOn && row.state ? { referredOn: row.referredOn, state: row.state } : null;
  const clocks = clocksOf(ehc, asked, social);
  const first = dueFirst(clocks);
  const open = (clock: string) =>
    clocks.days.find((each) => each.clock === clock && !each.isDone && each !== first) ?? null;
  return {
    name,
    reference,
    caseId,
    isMine: isMine || isAsked,
    /** Where a colleague waits for the actor's answer. */
    asked: isAsked ? socialCareUrl('restricted', { caseId: caseId! }) : null,
    /** The last day of leave to read restricted material, for whoever holds it. */
    leave: leaveUntil && { until: leaveUntil, href: socialCareUrl('restricted', { caseId: caseId! }) },
    /** Adult social care that must go on from 18 (K7). */
    adultCare: row.born && {
      ...adultCareToArrange({ born: row.born, today, from: row.adultCareFrom }),
      href: socialCareUrl('facts', { caseId: caseId! }),
    },
    href: caseId ? socialCareUrl('case', { caseId }) : socialCareUrl('one', { section17Id: section17Id! }),
    first,
    ehc: open('ehc'),
    social: open('section-17'),
    hasSection17: social !== null,
    hasEhc: ehc !== null,
    by: first?.deadline.dueOn ?? LAST,
  };
}

interface Row {
  caseId: string | null;
  section17Id: string | null;
  name: string;
  reference: string | null;
  caseState: Case['state'] | null;
  requestedOn: string | null;
  askedState: string | null;
  sentOn: string | null;
  receivedOn: string | null;
  state: Section17['state'] | null;
  referredOn: string | null;
  isMine: boolean;
  isAsked: boolean;
  leaveUntil: string | null;
  born: CivilDate | null;
  /** The first day of adult social care, where it is on record. */
  adultCareFrom: CivilDate | null;
}
