import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import { become, caseAccessChanged, LiveRooms, signedIn, type Claim } from '#identity';
import { Can, UnitOfWork } from '#platform';
import { AtEachHour } from './at-each-hour.ts';

/** `kind:id`, the id a uuid, or an area's three digits. */
const room = z.string().regex(/^((area|social-care):\d{3}|[a-z]{1,20}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/);
const watchSchema = z.object({ rooms: z.array(room).max(20) });
/** Where on a page somebody is, by the page's own name for the place: never what they write. */
const besideSchema = z.object({ room, place: z.string().regex(/^[a-z0-9-]{0,60}$/), saved: z.boolean() });
/** How often one socket may say where it is, in milliseconds; what comes sooner is dropped. */
const BESIDE_APART = 500;
/** How often one socket may ask to watch: a page asks once for its list and once for its draft. Then it is closed. */
const WATCHES = 10;
/** How many sockets are asked about in one query. */
const TOGETHER = 500;

/**
 * Live news: a socket hears only of rooms that its person may watch, asked when it joins and again whenever that may be
 * another: at once when the access to a case changed, and at each hour, since what ends with a day ends at midnight. News
 * says that something changed; what changed is fetched through the same pages and policies as ever.
 */
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit<Server>, OnGatewayConnection, OnApplicationShutdown {
  readonly #log = new Logger(LiveGateway.name);
  readonly #hourly = new AtEachHour(() => this.askEverybody());
  readonly #sockets = new Set<Socket>();
  /** How often access changed since the start, so that whoever was just being let in is asked about again. */
  #changes = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly rooms: LiveRooms,
  ) {}

  afterInit(server: Server): void {
    server.on(caseAccessChanged.name, (payload: unknown) => void this.accessChanged(payload));
    this.#hourly.begin();
  }

  onApplicationShutdown(): void {
    this.#hourly.end();
  }

  async handleConnection(socket: Socket): Promise<void> {
    const claim = claimOf(socket);
    const actor = claim && (await this.work.run((em) => become(em, claim)).catch(() => null));
    if (!actor) return void socket.disconnect(true);
    this.#sockets.add(socket);
    socket.once('disconnecting', () => gone(socket, [...watchedBy(socket).keys()]));
    socket.once('disconnect', () => this.#sockets.delete(socket));
    await socket.join(`person:${actor.personId}`);
    socket.emit('welcome');
  }

  @Can(signedIn)
  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() message: unknown): Promise<void> {
    const asked = watchSchema.safeParse(message);
    socket.data.watches = Number(socket.data.watches ?? 0) + 1;
    if (!asked.success || socket.data.watches > WATCHES) return void socket.disconnect(true);
    const before = socket.data.asking as Promise<void> | undefined;
    socket.data.asking = Promise.resolve(before).then(() => this.admit(socket, asked.data.rooms)); // one at a time
    await socket.data.asking;
  }

  private async admit(socket: Socket, rooms: string[]): Promise<void> {
    const claim = claimOf(socket);
    if (!socket.connected || !claim) return void socket.disconnect(true);
    const changes = this.#changes;
    try {
      const [open] = await this.rooms.openTo([{ claim, rooms }]);
      const admitted = rooms.filter((each) => open?.has(each));
      for (const each of admitted) watchedBy(socket).set(each, open!.get(each)!);
      await socket.join(admitted);
      if (changes !== this.#changes) await this.askAgain([socket]);
      socket.emit('watching', { rooms: admitted.length });
    } catch (error) {
      this.#log.warn(`Watching failed: ${(error as Error).name}`);
      socket.disconnect(true);
    }
  }

  /** Tells the others in a room that this person let into it where they are. */
  @Can(signedIn)
  @SubscribeMessage('beside')
  beside(@ConnectedSocket() socket: Socket, @MessageBody() message: unknown): void {
    const said = besideSchema.safeParse(message);
    const claim = claimOf(socket);
    if (!said.success || !claim || !socket.rooms.has(said.data.room)) return;
    const { room, place, saved } = said.data;
    const kind = saved ? 'savedAt' : 'besideAt';
    const now = Date.now();
    if (now - Number(socket.data[kind] ?? 0) < BESIDE_APART) return;
    socket.data[kind] = now;
    const { personId: person, membershipId: membership } = claim;
    socket.to(room).emit('beside', { from: socket.id, person, membership, place, saved });
  }

  private async accessChanged(payload: unknown): Promise<void> {
    const { caseId } = caseAccessChanged.schema.parse(payload);
    this.#changes += 1;
    await this.askAgain([...this.#sockets].filter((socket) => [...watchedBy(socket).values()].includes(caseId)));
  }

  /** Asks about every socket of this portal. */
  async askEverybody(): Promise<void> {
    await this.askAgain([...this.#sockets]);
  }

  /** Leaves the rooms that are not open to a socket's person any more; closes it where the session does not count, or where that cannot be known. */
  private async askAgain(sockets: readonly Socket[]): Promise<void> {
    for (let from = 0; from < sockets.length; from += TOGETHER) {
      const some = sockets.slice(from, from + TOGETHER);
      try {
        const watchers = some.map((socket) => ({ claim: claimOf(socket)!, rooms: [...watchedBy(socket).keys()] }));
        const open = await this.rooms.openTo(watchers);
        watchers.forEach(({ rooms }, nth) => {
          const [socket, openNow] = [some[nth]!, open[nth]];
          if (!openNow) return void socket.disconnect(true);
          for (const each of rooms) if (!openNow.has(each)) leave(socket, each);
        });
      } catch (error) {
        this.#log.warn(`Asking again failed: ${(error as Error).name}`);
        for (const socket of some) socket.disconnect(true);
      }
    }
  }
}

/** The rooms that a socket was let into, each with the case it is about. */
const watchedBy = (socket: Socket): Map<string, string | null> => (socket.data.watched ??= new Map());

function leave(socket: Socket, room: string): void {
  watchedBy(socket).delete(room);
  gone(socket, [room]);
  void socket.leave(room);
}

/** Tells the others that somebody who had said where they are is here no more. */
function gone(socket: Socket, rooms: string[]): void {
  if (rooms.length && (socket.data.besideAt || socket.data.savedAt)) socket.to(rooms).emit('gone', { from: socket.id });
}

function claimOf(socket: Socket): Claim | undefined {
  return (socket.request as { session?: { claim?: Claim } }).session?.claim;
}
