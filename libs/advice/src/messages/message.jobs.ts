import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Can, Handles, theWorker } from '#platform';
import * as events from '../advice.events.ts';
import { adviceSubmitted } from '../contributions/contribution.events.ts';
import { Postbox } from './postbox.ts';

type Submitted = { requestId: string; areaId: string; teamId: string };

/** Puts news of requests before whoever should act on it. */
@Injectable()
export class MessageJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly postbox: Postbox,
  ) {}

  @Handles(events.adviceSent)
  @Can(theWorker)
  async sent(about: events.AboutRequest): Promise<void> {
    if (!about.teamId) await this.postbox.put('to-allocate', about, ['commissioner']);
  }

  @Handles(adviceSubmitted)
  @Can(theWorker)
  async submitted({ requestId, areaId, teamId }: Submitted): Promise<void> {
    await this.postbox.put('submitted', { requestId, areaId, teamId, commissionerId: null }, ['officer']);
  }

  @Handles(events.adviceReturned)
  @Can(theWorker)
  async returned(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('returned', about, ['team']);
  }

  @Handles(events.adviceAccepted)
  @Can(theWorker)
  async accepted(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('accepted', about, ['team']);
  }

  /** What a team says goes to the officer; that a request is for another health team, to whoever allocates as well. */
  @Handles(events.adviceReplied)
  @Can(theWorker)
  async replied(about: events.AboutRequest): Promise<void> {
    const [request] = await this.em.execute<{ state: string }[]>('select state from advice_request where id = ?', [
      about.requestId,
    ]);
    const isWrongTeam = request?.state === 'wrong-team';
    await this.postbox.put('replied', about, isWrongTeam ? ['officer', 'commissioner'] : ['officer']);
  }

  @Handles(events.adviceAnswered)
  @Can(theWorker)
  async answered(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('answered', about, ['team']);
  }

  /** @rule B13 */
  @Handles(events.adviceReuseRefused)
  @Can(theWorker)
  async reuseRefused(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('reuse-refused', about, ['officer']);
  }

  @Handles(events.adviceWithdrawn)
  @Can(theWorker)
  async withdrawn(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('withdrawn', about, ['team']);
  }

  /** Told to whoever had it: its team, or whoever was to choose one. */
  @Handles(events.adviceEnded)
  @Can(theWorker)
  async ended(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('case-ended', about, about.teamId ? ['team'] : ['commissioner']);
  }

  @Handles(events.adviceReRouted)
  @Can(theWorker)
  async reRouted(about: events.AboutRequest): Promise<void> {
    await this.postbox.put('withdrawn', about, ['team']);
  }
}
