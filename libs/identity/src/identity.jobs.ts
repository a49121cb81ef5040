import { Injectable } from '@nestjs/common';
import { Broadcaster, Can, Handles, theWorker } from '#platform';
import { accessChanged, caseAccessChanged } from './identity.events.ts';

@Injectable()
export class IdentityJobs {
  constructor(private readonly broadcaster: Broadcaster) {}

  /** What a socket was admitted to no longer holds: it closes, and a page that may watch asks again. */
  @Handles(accessChanged)
  @Can(theWorker)
  async closeSockets({ personId }: { personId: string }): Promise<void> {
    this.broadcaster.disconnect(`person:${personId}`);
  }

  /** Whoever may not see the case any more leaves its rooms, in every portal. */
  @Handles(caseAccessChanged)
  @Can(theWorker)
  async leaveRooms(about: { caseId: string }): Promise<void> {
    this.broadcaster.tellPortals(caseAccessChanged, about);
  }
}
