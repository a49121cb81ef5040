import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { civil, Clock, Conflict, Invalid, NotFound } from '#platform';
import { adviceAccepted, adviceReturned } from '../advice.events.ts';
import { Attachments, type ShownAttachment } from '../attachments/attachments.ts';
import type { Contribution } from '../contributions/contribution.entity.ts';
import { Contributions } from '../contributions/contribution.service.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AdviceJudgement, type JudgedPoint } from './advice-judgement.entity.ts';
import type { Accepting, Missing, Returning } from './acceptance.schema.ts';
import { checklistFor, type Point } from './checklist.ts';

/** The advice as it counts now (the first of its editions), its files, and how it stands at each point. */
interface Checked {
  editions: Contribution[];
  contribution: Contribution;
  files: ShownAttachment[];
  points: Point[];
}

/** The authority accepts advice or returns it, judged point by point. No due day moves. @rule B16 B4 */
@Injectable()
export class Acceptance {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly profiles: AdviceProfiles,
    private readonly attachments: Attachments,
    private readonly clock: Clock,
  ) {}

  /** The checklist for the advice as it counts now. @throws NotFound where none was submitted */
  async checklist(actor: Actor, request: AdviceRequest): Promise<Checked> {
    const editions = await this.contributions.editionsOf(actor, request.id);
    const [contribution] = editions;
    if (!contribution) throw new NotFound();
    const files = await this.attachments.ofEdition(contribution);
    const points = checklistFor({
      body: contribution.body,
      profile: this.profiles.of(request.source),
      circumstances: await this.contributions.circumstancesOf(request),
      readOn: await this.readOn(request),
      reports: files.filter(({ isReport }) => isReport).map(({ standing }) => standing),
    });
    return { editions, contribution, files, points };
  }

  /** Accepts: every point is met in the officer's judgement, and what the law demands is there. @throws NotFound Conflict Invalid */
  async accept(actor: Actor, caseId: string, requestId: string, { edition, met }: Accepting): Promise<AdviceRequest> {
    const request = await this.lockedOf(actor, caseId, requestId);
    await this.requests.move(request, 'accept');
    const { contribution, points } = await this.asRead(actor, request, edition);
    const errors = points.flatMap(({ key, text, blocks, isMet, evidence }) => {
      if (blocks && !isMet) return [[key, evidence]];
      return met.includes(key) ? [] : [[key, `Tick “${text}”, or say what is missing`]];
    });
    if (errors.length) throw new Invalid(Object.fromEntries(errors) as Record<string, string>);
    request.returnedReason = null;
    await this.keep(actor, request, contribution, 'accepted', points, {});
    await this.requests.tell(request, 'advice.accepted', adviceAccepted);
    return request;
  }

  /** Returns it with what is missing, point by point; the team reads that above its form. @throws NotFound Conflict Invalid */
  async return(
    actor: Actor,
    caseId: string,
    requestId: string,
    { edition, missing }: Returning,
  ): Promise<AdviceRequest> {
    const request = await this.lockedOf(actor, caseId, requestId);
    await this.requests.move(request, 'return');
    const { contribution, points } = await this.asRead(actor, request, edition);
    const lacking = points.filter(({ key }) => missing[key]);
    if (!lacking.length) throw new Invalid({ [points[0]!.key]: 'Say what is missing, at least at one point' });
    request.returnedReason = lacking.map(({ key, text }) => `${text}: ${missing[key]}`).join('\n');
    await this.keep(actor, request, contribution, 'returned', points, missing);
    await this.requests.tell(request, 'advice.returned', adviceReturned);
    return request;
  }

  /** The checklist for the edition that the officer has read. @throws Conflict where a correction came meanwhile */
  private async asRead(actor: Actor, request: AdviceRequest, edition: number) {
    const latest = await this.checklist(actor, request);
    if (latest.contribution.edition === edition) return latest;
    throw new Conflict(
      'The team has corrected this advice',
      'A newer edition came in while you read. Nothing was decided. Go back, reload the page and read what it says now.',
    );
  }

  private async lockedOf(actor: Actor, caseId: string, requestId: string): Promise<AdviceRequest> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    if (request.case !== caseId) throw new NotFound();
    return request;
  }

  private async keep(
    actor: Actor,
    { areaId, case: about, id: request, team }: AdviceRequest,
    contribution: Contribution,
    decision: AdviceJudgement['decision'],
    points: Point[],
    missing: Missing,
  ): Promise<void> {
    this.em.create(AdviceJudgement, {
      areaId,
      case: about,
      request,
      team: team!,
      contribution: contribution.id,
      decision,
      points: points.map(({ key, text }): JudgedPoint => ({
        key,
        text,
        isMet: !missing[key],
        missing: missing[key] ?? '',
      })),
      judgedBy: actor.personId,
      judgedAt: this.clock.now(),
    });
    await this.em.flush();
  }

  private async readOn({ case: caseId, team }: AdviceRequest): Promise<string | null> {
    const [row] = await this.em.execute<{ on: string | null }[]>(
      `select max(read_on)::text as "on" from record_read where case_id = ? and team_id = ? and what = 'family-record'`,
      [caseId, team],
    );
    return civil(row?.on) || null;
  }
}
