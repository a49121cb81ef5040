import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { londonDay, NotFound } from '#platform';
import type { CivilDate } from '#statute';
import { runRequest } from '../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { arrivalKey } from '../reminders/arrival.jobs.ts';
import { MAIL_IS_NO_RECEIPT, mailWords, sayingsOf, whatHappened, whoDid } from './chronology-words.ts';
import { clockWords, type ClockThen } from './clock-then.ts';
import type { Entry } from './record-entry.ts';

/** One thing that happened to a request. */
export interface Happening {
  at: Date;
  /** By role and organisation, never by name. */
  who: string;
  what: string;
  /** What was written or said then, and when its mail went. */
  words: string[];
  /** How the six weeks stood after it. */
  clock: string;
}

/** What the team does for itself, and what nobody was let see, is no part of a request's course. */
const leftOut = ['advice.draft-saved', 'access.refused'];
/** After these it is for the body to answer, after those it is not; after all else it is as it was. */
const starts = ['advice.sent', 'advice.received', 'advice.returned'];
const ends = [
  ...['advice.submitted', 'advice.withdrawn', 'advice.re-routed', 'advice.taken-on'],
  ...['advice.cannot-comply', 'advice.nil-return'],
];

/** The course of a request in order, read from the record alone, so that it cannot say otherwise. */
@Injectable()
export class Chronology {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
  ) {}

  /** For the officers of its area. @throws NotFound */
  async of(actor: Actor, caseId: string, requestId: string): Promise<Happening[]> {
    const request = await this.requests.find(actor, requestId);
    authorize(runRequest, actor, request);
    if (request.case !== caseId) throw new NotFound();
    const entries = await this.em.execute<Entry[]>(
      // the keys first: made within the join, they could not be looked up under row security
      `with e as materialized (
         select at, seq, action, details, person_id, membership_id, (details->>'team')::uuid as about_team,
                (details->>'chase')::uuid as chase, (details->>'reply')::uuid as reply
           from audit_entry where area_id = ? and case_id = ? and action <> all(?::text[])
            and (subject_id = ? or subject_id in (select c.id from contribution c where c.request_id = ?)))
       select e.at, e.action, e.details, e.person_id is not null as "isPerson", m.role, o.name as organisation, t.name as team, x.name as "aboutTeam",
              k.spoke_to as "spokeTo", k.said, k.promised_on::text as "promisedOn", k."on"::text as "calledOn", y.words, y.answer
         from e left join membership m on m.id = e.membership_id
         left join organisation o on o.id = m.organisation_id left join team t on t.id = m.team_id
         left join team x on x.id = e.about_team
         left join advice_chase k on k.id = e.chase
         left join advice_reply y on y.id = e.reply order by e.seq`,
      [request.areaId, caseId, `{${leftOut.join(',')}}`, requestId, requestId],
    );
    const sent = await this.mailsOf(entries, requestId);
    const last = { returned: entries.findLastIndex(({ action }) => action === 'advice.returned') };
    let clock: ClockThen = { receivedOn: null, isRunning: true };
    return entries.map((entry, index) => {
      const at = new Date(entry.at);
      const mailed = keysOf(entry, requestId).flatMap((key) => sent.get(key) ?? []);
      clock = clockAfter(clock, entry, londonDay(at));
      return {
        at,
        who: whoDid(entry),
        what: whatHappened(entry, request),
        words: [
          ...sayingsOf(entry, request, index === last.returned),
          ...mailed,
          ...(mailed.length && isArrival(entry) ? [MAIL_IS_NO_RECEIPT] : []),
        ],
        clock: clockWords(clock, londonDay(at)),
      };
    });
  }

  /** When the mail server took each mail that the record names. */
  private async mailsOf(entries: Entry[], requestId: string): Promise<Map<string, string>> {
    const keys = entries.flatMap((entry) => keysOf(entry, requestId));
    const rows = await this.em.execute<{ key: string; sentAt: Date | null }[]>(
      `select key, sent_at as "sentAt" from mail where key = any(?::text[])`,
      [`{${keys.map((key) => `"${key}"`).join(',')}}`],
    );
    return new Map(rows.map(({ key, sentAt }) => [key, mailWords(sentAt)]));
  }
}

function clockAfter({ receivedOn, isRunning }: ClockThen, { action, details }: Entry, on: string): ClockThen {
  return {
    receivedOn: action === 'advice.received' ? ((details.receivedOn ?? on) as CivilDate) : receivedOn,
    isRunning: starts.includes(action) || (isRunning && !ends.includes(action)),
  };
}

const isArrival = ({ action }: Pick<Entry, 'action'>) => action === 'advice.sent' || action === 'advice.allocated';

/** The mails that an entry of the record speaks of. */
function keysOf({ action, details }: Entry, id: string): string[] {
  if (isArrival({ action }))
    return details.team ? [arrivalKey({ id, teamId: details.team, allocatedAt: details.allocatedAt ?? null })] : [];
  return details.mails ?? (details.mail ? [details.mail] : []);
}
