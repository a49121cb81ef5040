import { Injectable } from '@nestjs/common';
import { allows, TeamPeople, type Actor } from '#identity';
import { Conflict, Invalid } from '#platform';
import { answerRequest, handOverRequest } from '../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import type { HandingOver } from './hand-over.schema.ts';

/** What is done with several requests of a team at once. Their rows are locked in one order, so that nobody waits in a ring. */
@Injectable()
export class HandOver {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly people: TeamPeople,
  ) {}

  /** Takes what nobody has taken meanwhile. @returns how many were taken, and how many a colleague had first. @throws NotFound */
  async take(actor: Actor, ids: string[]): Promise<{ taken: number; missed: number }> {
    let taken = 0;
    for (const id of inOneOrder(ids)) {
      try {
        await this.requests.take(actor, id);
        taken += 1;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
    return { taken, missed: new Set(ids).size - taken };
  }

  /** Gives all of them to a colleague of the same team, or none. @throws NotFound Conflict Invalid */
  async handOver(actor: Actor, { ids, to, note }: HandingOver): Promise<number> {
    const colleagues = await this.people.of(actor);
    if (!colleagues.some(({ id }) => id === to)) throw new Invalid({ to: 'Choose a colleague of your team' });
    const policy = handOverRequest(await this.people.coveredBy(actor));
    const ofOthers: string[] = [];
    for (const id of inOneOrder(ids)) {
      const request = await this.requests.locked(actor, answerRequest, id);
      if (allows(policy, actor, request)) await this.requests.handOver(actor, request, to, note);
      else ofOthers.push(request.reference);
    }
    if (ofOthers.length)
      throw new Invalid({
        ids: `A colleague has ${ofOthers.join(', ')}: only they, whoever covers for them or your manager can hand it over. Nothing was handed over`,
      });
    return new Set(ids).size;
  }
}

const inOneOrder = (ids: string[]) => [...new Set(ids)].sort();
