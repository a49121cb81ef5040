import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import type { Audience } from './message.entity.ts';
import type { MessageKind } from './message-words.ts';

/** For whom a message is, besides the case officer. */
interface Whom {
  id: string;
  teamId: string | null;
  commissionerId: string | null;
}

/** Where the worker puts messages, in the transaction of what they tell of. */
@Injectable()
export class Postbox {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** One message to each audience that the request has. @param to a request's id, team and commissioner. */
  async put(kind: MessageKind, { id, teamId, commissionerId }: Whom, audiences: readonly Audience[]): Promise<void> {
    const has = { officer: true, team: teamId, manager: teamId, commissioner: commissionerId };
    for (const audience of audiences.filter((each) => has[each])) {
      const team = audience === 'team' || audience === 'manager' ? teamId : null;
      await this.em.execute(
        'insert into message (request_id, audience, team_id, kind, at) values (?, ?, ?, ?, ?::timestamptz)',
        [id, audience, team, kind, this.clock.now()],
      );
    }
  }
}
