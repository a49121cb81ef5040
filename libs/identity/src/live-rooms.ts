import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { Claim } from './actor.ts';

/** Somebody with an open page, and the rooms (`kind:id`) that it wants to hear of or hears of. */
export interface Watcher {
  claim: Claim;
  rooms: readonly string[];
}

/** The rooms that are open to somebody, each with the case it is about, if it is about one. */
export type OpenRooms = ReadonlyMap<string, string | null>;

/**
 * Who may watch what, asked of PostgreSQL: which kinds of room there are, and who is let into each, stands in its function
 * `open_rooms`, beside the policies that decide. An unknown kind is open to nobody.
 */
@Injectable()
export class LiveRooms {
  constructor(private readonly work: UnitOfWork) {}

  /** Of many at once, in one query: what is open to each now. Null for whom the session no longer counts. */
  async openTo(watchers: readonly Watcher[]): Promise<(OpenRooms | null)[]> {
    const asked = watchers.map(({ claim: { personId, membershipId, epoch }, rooms }, nth) => ({
      nth,
      person: personId,
      membership: membershipId,
      epoch,
      rooms,
    }));
    const rows = await this.work.run((em) =>
      em.execute<Row[]>('select nth, room, case_id as "caseId" from open_rooms(?::jsonb)', [JSON.stringify(asked)]),
    );
    const open = Map.groupBy(rows, ({ nth }) => nth);
    return watchers.map((_, nth) => {
      const rooms = open.get(nth);
      return rooms ? new Map(rooms.map(({ room, caseId }) => [room, caseId])) : null;
    });
  }
}

interface Row {
  nth: number;
  room: string;
  caseId: string | null;
}
