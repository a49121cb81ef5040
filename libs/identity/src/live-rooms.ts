import { Injectable } from '@nestjs/common';
import type { Actor } from './actor.ts';

/** Whether an actor may watch the room `kind:id`; runs in the actor's own transaction, under row-level security. */
export type RoomRule = (actor: Actor, id: string) => Promise<boolean> | boolean;

/** Which live rooms there are and who may watch each; every lib adds its own kind. Unknown kinds are refused. */
@Injectable()
export class LiveRooms {
  readonly #rules = new Map<string, RoomRule>();

  constructor() {
    this.add('team', (actor, id) => actor.teamId === id);
    this.add('area', (actor, id) => actor.areaId === id);
  }

  add(kind: string, rule: RoomRule): void {
    this.#rules.set(kind, rule);
  }

  async allowed(actor: Actor, rooms: string[]): Promise<string[]> {
    const may = await Promise.all(
      rooms.map(async (room) => {
        const [kind = '', id = ''] = room.split(':');
        return (await this.#rules.get(kind)?.(actor, id)) ?? false;
      }),
    );
    return rooms.filter((_, index) => may[index]);
  }
}
