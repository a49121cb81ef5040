import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Conflict, Invalid, Mailer } from '#platform';
import type { CivilDate } from '#statute';
import { adviceChased } from '../advice.events.ts';
import { advicePaths } from '../advice.paths.ts';
import { mailedColumns, TeamMail, type Mailed } from '../reminders/team-mail.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { openStates, withTeam } from '../requests/request-states.ts';
import { AdviceChase } from './advice-chase.entity.ts';
import type { Call, Receipt } from './chasing.schema.ts';

/** How a round of reminders by hand went. */
export interface Chased {
  sent: number;
  /** Reminded by hand today already. */
  already: number;
  /** It is not the body's turn, or nobody there has an address. */
  left: number;
}

/** What an officer does so that advice comes: notes a receipt or a call, sends a reminder. @rule B14 */
@Injectable()
export class Chasing {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly mailer: Mailer,
    private readonly mail: TeamMail,
    private readonly clock: Clock,
  ) {}

  /**
   * Receipt that the portal did not see, or a day of receipt put right with the reason: the six weeks run from that day.
   * A body that opened the request here had it by then: its day can only become an earlier one.
   * @rule B14 @throws NotFound Conflict Invalid
   */
  async recordReceipt(actor: Actor, requestId: string, receipt: Receipt): Promise<AdviceRequest> {
    const { receivedOn, how, toldBy, why } = receipt;
    const request = await this.requests.locked(actor, runRequest, requestId);
    const isPutRight = request.receivedOn !== null && why !== '' && openStates.includes(request.state);
    if (!isPutRight && (request.receivedOn || request.state !== 'sent')) {
      throw new Conflict(
        'The receipt is known already',
        'Yours was not recorded. Go back and reload the page to see since when the six weeks run.',
      );
    }
    if (receivedOn > this.clock.today())
      throw new Invalid({ receivedOn: 'The day it was received cannot be in the future' });
    if (receivedOn < request.sentOn!)
      throw new Invalid({ receivedOn: 'The day it was received cannot be before the day it was sent' });
    const { receivedHow } = request;
    const wasSeen = receivedHow === 'opened' || receivedHow === 'acknowledged';
    if (isPutRight && wasSeen && receivedOn > request.receivedOn!)
      throw new Invalid({ receivedOn: 'They opened it here before that day: it can only have come earlier' });
    request.receiptToldBy = toldBy;
    if (isPutRight) await this.requests.putReceiptRight(request, how, receivedOn as CivilDate, why);
    else await this.requests.receive(request, how, receivedOn as CivilDate);
    return request;
  }

  /** Notes a call. A promise is shown beside the due day and moves nothing. @throws NotFound Conflict Invalid */
  async noteCall(actor: Actor, requestId: string, { on, spokeTo, said, promisedOn }: Call): Promise<AdviceChase> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    if (!openStates.includes(request.state)) throw notWaiting();
    const today = this.clock.today();
    if (on > today) throw new Invalid({ on: 'The day of the call cannot be in the future' });
    if (on < request.sentOn!) throw new Invalid({ on: 'The day of the call cannot be before the request was sent' });
    if (promisedOn && promisedOn < on) throw new Invalid({ promisedOn: 'The day promised cannot be before the call' });
    const call = this.em.create(AdviceChase, {
      ...this.about(actor, request),
      kind: 'call',
      on,
      spokeTo,
      said,
      promisedOn,
    });
    await this.em.flush();
    await this.tell(request, 'advice.called', { chase: call.id });
    return call;
  }

  /**
   * One reminder now for each request, at most one a day by hand, in one letter to each body. @throws NotFound where one
   * of them is not of the officer's area; then none is sent.
   */
  async remind(actor: Actor, requestIds: readonly string[]): Promise<Chased> {
    const chased: Chased = { sent: 0, already: 0, left: 0 };
    const toWrite: AdviceRequest[] = [];
    for (const id of new Set(requestIds.toSorted())) {
      const request = await this.requests.locked(actor, runRequest, id);
      if (!withTeam.includes(request.state)) chased.left += 1;
      else if (await this.isReminded(request)) chased.already += 1;
      else toWrite.push(request);
    }
    const byBody = Map.groupBy(toWrite, ({ team, commissioner }) => team ?? commissioner!);
    for (const requests of byBody.values()) {
      const sent = await this.write(actor, requests);
      chased[sent ? 'sent' : 'left'] += requests.length;
    }
    return chased;
  }

  /** @returns whether there was somebody to write to */
  private async write(actor: Actor, requests: AdviceRequest[]): Promise<boolean> {
    const today = this.clock.today();
    const to = await this.addressesOf(requests[0]!);
    if (!to.length) return false;
    const rows = await this.em.execute<Mailed[]>(
      `select ${mailedColumns} from advice_request r join area a on a.id = r.area_id where r.id = any(?::uuid[]) order by r.due_on, r.id`,
      [`{${requests.map(({ id }) => id).join(',')}}`],
    );
    const subject = `Reminder from ${rows[0]!.area}: ${rows.length} request${rows.length === 1 ? '' : 's'} for advice`;
    const path = requests[0]!.team ? advicePaths.queue : advicePaths.allocations;
    const lines = [`${rows[0]!.area} is waiting for this advice:`, ...rows.map((row) => this.mail.line(row, today))];
    const mails = to.map((_, index) => `chased:${requests[0]!.id}:${today}:${index}`);
    for (const [index, recipient] of to.entries())
      await this.mailer.write({ key: mails[index]!, recipient, subject, body: this.mail.body(lines, path) });
    for (const request of requests) {
      this.em.create(AdviceChase, { ...this.about(actor, request), kind: 'mail', on: today });
      await this.em.flush();
      await this.tell(request, 'advice.chased', { mails });
    }
    return true;
  }

  /** The team's own address; before a team is chosen, those who choose it. */
  private async addressesOf({ team, commissioner }: AdviceRequest): Promise<string[]> {
    const rows = await this.em.execute<{ email: string }[]>(
      team
        ? 'select email from team where id = ?'
        : `select distinct p.email from membership m join person p on p.id = m.person_id
            where m.organisation_id = ? and m.role = 'designated-health-officer' and (m.ended_on is null or m.ended_on > ?::date) order by 1`,
      team ? [team] : [commissioner, this.clock.today()],
    );
    return rows.map(({ email }) => email);
  }

  private async isReminded({ id }: AdviceRequest): Promise<boolean> {
    return (await this.em.count(AdviceChase, { request: id, kind: 'mail', on: this.clock.today() })) > 0;
  }

  private about(actor: Actor, { id, areaId, case: about }: AdviceRequest) {
    return { areaId, case: about, request: id, by: actor.personId, at: this.clock.now() };
  }

  private async tell(request: AdviceRequest, action: string, details: object): Promise<void> {
    await this.requests.tell(request, action, adviceChased, null, { ...details });
  }
}

const notWaiting = () =>
  new Conflict(
    'This request is over',
    'Nobody is waiting for an answer to it any more, so the call was not noted. Go back and reload the page to see where it stands.',
  );
