import { Injectable } from '@nestjs/common';
import { Broadcaster, Can, Handles, theWorker } from '#platform';
import { signedOut } from './identity.events.ts';

@Injectable()
export class IdentityJobs {
  constructor(private readonly broadcaster: Broadcaster) {}

  /** Signing out ends it everywhere: open sockets too. */
  @Handles(signedOut)
  @Can(theWorker)
  async closeSockets({ personId }: { personId: string }): Promise<void> {
    this.broadcaster.disconnect(`person:${personId}`);
  }
}
