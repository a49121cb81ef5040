import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { WhoHelps } from '#family-record';
import { authorize, type Actor } from '#identity';
import {
  Clock,
  Conflict,
  Files,
  Invalid,
  NotFound,
  StoredFile,
  type Download,
  type FileStanding,
  type ReceivedFile,
} from '#platform';
import { reuseParties, reuseStanding, type CivilDate, type ReuseParty, type SignOffs } from '#statute';
import { adviceReuseAnswered, adviceReuseAsked, adviceReuseRefused } from '../advice.events.ts';
import { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { endedWithoutAdvice, isOffered } from '../requests/request-states.ts';
import { RequestSending } from '../asking/request-sending.ts';
import { AdviceReuse, ReuseAnswer } from './advice-reuse.entity.ts';
import { answerForFamily, readReuse } from './advice-reuse.policy.ts';
import type { Offer, ReuseAnswerInput } from './advice-reuse.schema.ts';
import { EarlierAdviceFinder } from './earlier-advice.ts';

/** Whether advice already given is enough, in place of asking again: three dated sign-offs. @rule B13 */
@Injectable()
export class AdviceReuses {
  constructor(
    private readonly em: EntityManager,
    private readonly sending: RequestSending,
    private readonly requests: AdviceRequestService,
    private readonly earlier: EarlierAdviceFinder,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly helps: WhoHelps,
    private readonly audit: Audit,
  ) {}

  /** Asks the author, the authority and the family whether advice on file is enough. @throws NotFound Conflict Invalid */
  async offer(actor: Actor, caseId: string, offer: Offer): Promise<AdviceReuse> {
    const { about, proposal } = await this.sending.gathering(actor, caseId);
    const duty = proposal.requests.find(({ key }) => key === offer.key);
    if (!duty) throw new Invalid({ key: 'Choose what it is used for' });
    const same = await this.em.find(AdviceRequest, { case: caseId, duty: duty.duty });
    if (same.some(({ state }) => !endedWithoutAdvice.includes(state))) throw askedAlready();
    const request = this.em.create(AdviceRequest, {
      areaId: about.areaId,
      case: caseId,
      reference: about.reference,
      yearGroup: proposal.yearGroup,
      source: duty.agency ?? 'other',
      duty: duty.duty,
      rule: duty.rule,
      reason: duty.reason,
    });
    await this.em.flush();
    const reuse = this.em.create(AdviceReuse, {
      areaId: about.areaId,
      case: caseId,
      request: request.id,
      ...(await this.described(actor, offer, about)),
      askedBy: actor.personId,
      askedOn: this.clock.today(),
    });
    await this.em.flush();
    await this.requests.tell(request, 'advice.reuse-asked', adviceReuseAsked);
    return reuse;
  }

  /**
   * Adds the report that was described, while the question is open: once, and again where a virus was found in it.
   * @throws NotFound Conflict
   */
  async addReport(actor: Actor, requestId: string, report: ReceivedFile): Promise<void> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    const reuse = await this.reuseOf(requestId);
    const standing = await this.reportStanding(reuse);
    if (request.state !== 'proposed' || reuse.contributionId || (standing && standing !== 'refused'))
      throw reportThere();
    reuse.file = (await this.files.keep(report)).id;
    reuse.fileName = report.name;
    await this.em.flush();
    await this.requests.tell(request, 'advice.reuse-report-added', adviceReuseAnswered);
  }

  /** How far the report may be trusted; null where none was added. */
  async reportStanding({ file }: AdviceReuse): Promise<FileStanding | null> {
    return file ? this.files.standing(await this.em.findOneOrFail(StoredFile, { id: file })) : null;
  }

  /** The report, for an officer of the area and the family. @throws NotFound; Conflict while it is held or when it was refused */
  async openReport(actor: Actor, requestId: string): Promise<Download> {
    const { reuse } = await this.of(actor, requestId);
    if (!reuse.file) throw new NotFound();
    const { areaId, case: caseId, id: subjectId } = reuse;
    this.audit.record({ action: 'advice.reuse-report-read', areaId, caseId, subjectId });
    return this.files.release(reuse.file, reuse.fileName!);
  }

  /** Records what one of the three said, as an officer was told it. @throws NotFound Conflict Invalid */
  async record(actor: Actor, requestId: string, input: ReuseAnswerInput): Promise<void> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    const reuse = await this.reuseOf(requestId);
    if (input.party === 'authority') return this.answer(actor, request, reuse, { ...input, ...this.inPortal(actor) });
    if (input.on > this.clock.today()) throw new Invalid({ on: 'The day they said so cannot be in the future' });
    if (input.on < reuse.givenOn)
      throw new Invalid({ on: 'The day they said so cannot be before the advice was given' });
    return this.answer(actor, request, reuse, input);
  }

  /** The family's own answer, in the portal. @throws NotFound Conflict */
  async answerAsFamily(actor: Actor, requestId: string, input: { isSatisfied: boolean; why: string }): Promise<void> {
    const request = await this.requests.locked(actor, answerForFamily, requestId);
    const reuse = await this.reuseOf(requestId);
    await this.answer(actor, request, reuse, { party: 'family', ...input, ...this.inPortal(actor) });
  }

  /** What is offered, who said what, and where that leaves it. @throws NotFound */
  async of(actor: Actor, requestId: string) {
    const request = await this.em.findOne(AdviceRequest, { id: requestId });
    authorize(readReuse, actor, request);
    const reuse = await this.reuseOf(requestId);
    const answers = await this.em.find(ReuseAnswer, { reuse: reuse.id });
    const isOver = !isOffered(request.state);
    return { request, reuse, answers, isOver, ...this.standingOf(reuse, answers) };
  }

  /** What waits for the family's answer on a case. */
  async waitingForFamily(caseId: string): Promise<{ requestId: string; organisation: string }[]> {
    return this.em.execute(
      `select u.request_id as "requestId", u.organisation from advice_reuse u join advice_request r on r.id = u.request_id
        where u.case_id = ? and r.state = 'proposed'
          and not exists (select 1 from advice_reuse_answer a where a.reuse_id = u.id and (a.party = 'family' or not a.is_satisfied))
        order by u.asked_on, u.id`,
      [caseId],
    );
  }

  /** How many requests were never sent because advice already given was enough: on this case, and in the area. */
  async avoided(actor: Actor, caseId: string): Promise<{ here: number; inArea: number }> {
    const [row] = await this.em.execute<{ here: string; in_area: string }[]>(
      `select count(*) filter (where case_id = ?) as here, count(*) as in_area from advice_request where area_id = ? and state = 'reused'`,
      [caseId, actor.areaId],
    );
    return { here: Number(row!.here), inArea: Number(row!.in_area) };
  }

  private inPortal = ({ name }: Actor) => ({ on: this.clock.today(), saidBy: name, how: 'portal' as const });

  private async answer(actor: Actor, request: AdviceRequest, reuse: AdviceReuse, input: Answer): Promise<void> {
    const before = await this.em.find(ReuseAnswer, { reuse: reuse.id });
    if (request.state !== 'proposed' || before.some(({ party }) => party === input.party)) throw saidAlready();
    const said = this.em.create(ReuseAnswer, {
      ...input,
      why: input.why || null,
      areaId: reuse.areaId,
      case: reuse.case,
      reuse: reuse.id,
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    const { standing } = this.standingOf(reuse, [...before, said]);
    if (standing === 'agreed') await this.requests.move(request, 'reuse');
    const news = said.isSatisfied ? adviceReuseAnswered : adviceReuseRefused;
    await this.requests.tell(request, 'advice.reuse-answered', news);
  }

  private standingOf({ askedOn }: AdviceReuse, answers: ReuseAnswer[]) {
    const of = (party: ReuseParty) => {
      const said = answers.find((each) => each.party === party);
      return [party, said ? { isSatisfied: said.isSatisfied, on: said.on as CivilDate } : null] as const;
    };
    const signOffs = Object.fromEntries(reuseParties.map(of)) as SignOffs;
    return reuseStanding({ askedOn: askedOn as CivilDate, signOffs, on: this.clock.today() as CivilDate });
  }

  private async reuseOf(request: string): Promise<AdviceReuse> {
    const found = await this.em.findOne(AdviceReuse, { request });
    if (!found) throw new NotFound();
    return found;
  }

  private async described(actor: Actor, offer: Offer, about: Parameters<EarlierAdviceFinder['onFile']>[0]) {
    const { authorName, authorRole, organisation, givenFor, givenOn } = offer;
    if (!offer.contributionId) {
      if (givenOn! > this.clock.today()) throw new Invalid({ givenOn: 'The day it was given cannot be in the future' });
      return { contributionId: null, authorName, authorRole, organisation, givenOn: givenOn!, givenFor };
    }
    const found = (await this.earlier.onFile(about)).find(
      ({ contributionId }) => contributionId === offer.contributionId,
    );
    if (!found) return this.givenByFamily(actor, about.id, offer.contributionId);
    const { agency: _agency, caseId: _case, requestId: _request, ...advice } = found;
    return advice;
  }

  /** A report that the family has given: it goes into the question as it is. */
  private async givenByFamily(actor: Actor, caseId: string, id: string) {
    const report = (await this.helps.reportsOf(actor, caseId)).find((each) => each.id === id);
    if (!report) throw new Invalid({ contributionId: 'Choose from the list' });
    const { authorName, authorRole, organisation, givenOn, givenFor, file, fileName } = report;
    return { contributionId: null, authorName, authorRole, organisation, givenOn, givenFor, file, fileName };
  }
}

type Answer = Pick<ReuseAnswer, 'party' | 'isSatisfied' | 'on' | 'saidBy' | 'how'> & { why: string };

const askedAlready = () =>
  new Conflict(
    'That was asked already',
    'A request for this advice is open, or other advice is offered in its place. Nothing was changed. Go back to the Advice page to see where it stands.',
  );

const reportThere = () =>
  new Conflict(
    'No report can be added now',
    'It was added already, the advice is in the portal, or the question is settled. Your file was not kept. Go back and reload the page to see what is there.',
  );

const saidAlready = () =>
  new Conflict(
    'That is settled already',
    'An answer was recorded before yours. Yours was not recorded. Go back and reload the page to see it.',
  );
