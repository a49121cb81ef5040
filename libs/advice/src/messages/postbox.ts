import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock, Outbox } from '#platform';
import type { Audience } from './message.entity.ts';
import { messagePosted } from './message.events.ts';
import type { MessageKind } from './message-words.ts';

/** What a message is about, and who has it. */
interface About {
  requestId: string;
  areaId: string;
  teamId: string | null;
  commissionerId: string | null;
}

/** Where the worker puts messages, in the transaction of what they tell of. */
@Injectable()
export class Postbox {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One message to each of these audiences that the request has. */
  async put(kind: MessageKind, about: About, audiences: readonly Audience[]): Promise<void> {
    const { requestId, areaId, teamId, commissionerId } = about;
    const has = { officer: areaId, team: teamId, manager: teamId, commissioner: commissionerId };
    const told = audiences.filter((each) => has[each]);
    for (const audience of told) {
      const team = audience === 'team' || audience === 'manager' ? teamId : null;
      await this.em.execute(
        'insert into message (request_id, audience, team_id, kind, at) values (?, ?, ?, ?, ?::timestamptz)',
        [requestId, audience, team, kind, this.clock.now()],
      );
    }
    await this.outbox.publish(messagePosted, {
      areaId: told.includes('officer') ? areaId : null,
      teamId: told.includes('team') || told.includes('manager') ? teamId : null,
      commissionerId: told.includes('commissioner') ? commissionerId : null,
    });
  }
}
