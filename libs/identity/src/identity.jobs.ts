import { Injectable } from '@nestjs/common';
import { Broadcaster, Can, Handles, theWorker } from '#platform';
import { accessChanged } from './identity.events.ts';

@Injectable()
export class IdentityJobs {
  constructor(private readonly broadcaster: Broadcaster) {}

  /** What a socket was admitted to no longer holds: it closes, and a page that may watch asks again. */
  @Handles(accessChanged)
  @Can(theWorker)
  async closeSockets({ personId }: { personId: string }): Promise<void> {
    this.broadcaster.disconnect(`person:${personId}`);
  }
}
