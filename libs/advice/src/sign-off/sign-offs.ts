import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { allows, authorize, Person, Teams, type Actor } from '#identity';
import { Clock, Config, Conflict, Invalid, Mailer, Outbox } from '#platform';
import { signOffMachine } from '#statute';
import { adviceSignOff } from '../advice.events.ts';
import type { Contribution } from '../contributions/contribution.entity.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { adviceBodySchema } from '../contributions/contribution.schema.ts';
import { Contributions } from '../contributions/contribution.service.ts';
import { Drafts } from '../drafts/drafts.service.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { SignOff } from './sign-off.entity.ts';
import { signDraft, takeBackDraft } from './sign-off.policy.ts';

/** Where the signing of a draft stands, for the pages. */
export interface SignOffState {
  /** Whether the team asks for a signature. */
  isAsked: boolean;
  waiting: { askedBy: string; askedOf: string; askedAt: Date } | null;
  sentBack: { by: string; at: Date; comment: string } | null;
  maySign: boolean;
  mayTakeBack: boolean;
  /** Whom the actor may send it to. */
  colleagues: { value: string; text: string }[];
}

/** Where a team asks for it, a second person of the team reads and signs advice, and with that submits it. */
@Injectable()
export class SignOffs {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly teams: Teams,
    private readonly drafts: Drafts,
    private readonly contributions: Contributions,
  ) {}

  async stateOf(actor: Actor, request: AdviceRequest): Promise<SignOffState> {
    const draft = await this.drafts.latest(request);
    const latest =
      draft?.state === 'draft'
        ? await this.em.findOne(SignOff, { contribution: draft.id }, { orderBy: { askedAt: 'desc', id: 'desc' } })
        : null;
    const name = async (id: string | null) => (await this.em.findOne(Person, { id }))?.name ?? 'A colleague';
    const people = Object.entries(await this.teams.namesOf(request.team!));
    return {
      isAsked: await this.teams.asksForSignOff(request.team!),
      waiting:
        latest?.state === 'waiting'
          ? { askedBy: await name(latest.askedBy), askedOf: await name(latest.askedOf), askedAt: latest.askedAt }
          : null,
      sentBack:
        latest?.state === 'sent-back'
          ? { by: await name(latest.decidedBy ?? null), at: latest.decidedAt!, comment: latest.comment! }
          : null,
      maySign: allows(signDraft, actor, latest),
      mayTakeBack: allows(takeBackDraft, actor, latest),
      colleagues: people.filter(([id]) => id !== actor.personId).map(([value, text]) => ({ value, text })),
    };
  }

  /** Sends a finished draft to a colleague. @throws NotFound Invalid with what is missing Conflict where it waits already */
  async ask(actor: Actor, requestId: string, version: number, colleague: string): Promise<void> {
    const { request, draft } = await this.drafts.open(actor, requestId);
    const names = await this.teams.namesOf(draft.team!);
    if (!names[colleague] || colleague === actor.personId)
      throw new Invalid({ colleague: 'Choose a colleague of your team' });
    if (draft.draftVersion !== version) throw changedSince();
    const body = adviceBodySchema.parse(draft.body);
    const problems = await this.contributions.problems(actor, requestId, { ...draft, body });
    if (Object.keys(problems).length) throw new Invalid(problems);
    if (await this.waiting(draft)) throw alreadyWaiting();
    const { areaId, case: about, id: contribution, team } = draft;
    const asked = { askedBy: actor.personId, askedOf: colleague, askedAt: this.clock.now() };
    const signOff = this.em.create(SignOff, { areaId, case: about, contribution, team: team!, ...asked });
    await this.em.flush();
    await this.tell(request, draft, 'advice.sign-off-asked', 'waiting');
    await this.write(signOff.id, colleague, requestId, 'A draft of advice waits for your signature');
  }

  /** Takes it back to go on writing. @throws NotFound */
  async takeBack(actor: Actor, requestId: string): Promise<void> {
    const { request, draft } = await this.drafts.open(actor, requestId);
    const signOff = await this.waiting(draft);
    authorize(takeBackDraft, actor, signOff);
    this.decide(actor, signOff, 'take-back');
    await this.tell(request, draft, 'advice.sign-off-taken-back', null);
  }

  /** Sends it back to its writer, saying why. @throws NotFound Invalid */
  async sendBack(actor: Actor, requestId: string, comment: string): Promise<void> {
    const { request, draft } = await this.drafts.open(actor, requestId);
    const signOff = await this.waiting(draft);
    authorize(signDraft, actor, signOff);
    this.decide(actor, signOff, 'send-back');
    signOff.comment = comment;
    await this.tell(request, draft, 'advice.sent-back-to-writer', 'sent-back');
    await this.write(`${signOff.id}:back`, signOff.askedBy, requestId, 'A draft of advice came back to you');
  }

  /** Signs the draft as it was read, and submits it. @throws NotFound Invalid Conflict where it changed since */
  async sign(actor: Actor, requestId: string, version: number): Promise<void> {
    const { request, draft } = await this.drafts.open(actor, requestId);
    const signOff = await this.waiting(draft);
    authorize(signDraft, actor, signOff);
    if (draft.draftVersion !== version) throw changedSince();
    this.decide(actor, signOff, 'sign');
    draft.signedBy = actor.personId;
    draft.signedAt = this.clock.now();
    await this.tell(request, draft, 'advice.signed', null);
    await this.contributions.submit(actor, requestId, version);
  }

  private decide(actor: Actor, signOff: SignOff, how: 'sign' | 'send-back' | 'take-back'): void {
    signOff.state = signOffMachine.next(signOff.state, how);
    signOff.decidedBy = actor.personId;
    signOff.decidedAt = this.clock.now();
  }

  private waiting({ id }: Contribution): Promise<SignOff | null> {
    return this.em.findOne(SignOff, { contribution: id, state: 'waiting' });
  }

  private async tell(
    request: AdviceRequest,
    { areaId, case: caseId, id: subjectId, team: teamId, edition }: Contribution,
    action: string,
    signOff: AdviceRequest['signOff'],
  ): Promise<void> {
    request.signOff = signOff;
    await this.em.flush();
    this.audit.record({ action, areaId, caseId, subjectId, details: { edition } });
    const commissionerId = request.commissioner ?? null;
    await this.outbox.publish(adviceSignOff, {
      requestId: request.id,
      caseId,
      areaId,
      teamId: teamId!,
      commissionerId,
      previousTeamId: null,
      source: request.source,
    });
  }

  /** A mail that names nobody and says where to look. */
  private async write(key: string, personId: string, requestId: string, subject: string): Promise<void> {
    const { email } = await this.em.findOneOrFail(Person, { id: personId });
    const body = `${subject}.\n\nSign in to read it: ${new URL(answerUrl(requestId, '/check'), this.config.values.BASE_URL).href}\n`;
    await this.mailer.write({ key: `sign-off:${key}`, recipient: email, subject, body });
  }
}

const changedSince = () =>
  new Conflict(
    'This draft changed since you read it',
    'Nothing was signed or sent. A colleague saved a newer version: go back to the request and read it again.',
  );
const alreadyWaiting = () =>
  new Conflict(
    'This draft waits for a signature already',
    'It was not sent a second time. Go back to the request to see with whom it is.',
  );
