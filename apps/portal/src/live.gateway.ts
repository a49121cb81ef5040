import { Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
} from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { become, LiveRooms, signedIn, type Claim } from '#identity';
import { Can, UnitOfWork } from '#platform';

/** `kind:id`, the id a uuid, or an area's three digits. */
const room = z.string().regex(/^[a-z]{1,20}:([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{3})$/);
const watchSchema = z.object({ rooms: z.array(room).max(20) });
/** Where on a page somebody is, by the page's own name for the place: never what they write. */
const besideSchema = z.object({ room, place: z.string().regex(/^[a-z0-9-]{0,60}$/), saved: z.boolean() });
/** How often one socket may say where it is, in milliseconds; what comes sooner is dropped. */
const BESIDE_APART = 500;

/**
 * Live news: a socket hears only of rooms that its person may watch, asked afresh at each join. News says that
 * something changed; what changed is fetched through the same pages and policies as ever.
 */
@WebSocketGateway()
export class LiveGateway implements OnGatewayConnection {
  readonly #log = new Logger(LiveGateway.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly rooms: LiveRooms,
  ) {}

  async handleConnection(socket: Socket): Promise<void> {
    const claim = claimOf(socket);
    const actor = claim && (await this.work.run((em) => become(em, claim)).catch(() => null));
    if (!actor) return void socket.disconnect(true);
    await socket.join(`person:${actor.personId}`);
    socket.emit('welcome');
  }

  @Can(signedIn)
  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() message: unknown): Promise<void> {
    const asked = watchSchema.safeParse(message);
    const claim = claimOf(socket);
    if (!asked.success || !claim) return void socket.disconnect(true);
    try {
      const allowed = await this.work.run(async (em) => {
        const actor = await become(em, claim);
        return actor ? this.rooms.allowed(actor, asked.data.rooms) : [];
      });
      await socket.join(allowed);
      socket.emit('watching', { rooms: allowed.length });
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
    socket.to(room).emit('beside', { person: claim.personId, place, saved });
  }
}

function claimOf(socket: Socket): Claim | undefined {
  return (socket.request as { session?: { claim?: Claim } }).session?.claim;
}
