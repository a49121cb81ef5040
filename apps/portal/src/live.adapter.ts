import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';

/** socket.io with the portal's sessions, over Redis so that any number of portals are one. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplication,
    private readonly sessions: RequestHandler,
    private readonly publisher: Redis,
    private readonly subscriber: Redis,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      adapter: createAdapter(this.publisher, this.subscriber),
      maxHttpBufferSize: 100_000,
      transports: ['websocket'],
      allowRequest: (request, decide) => {
        const { origin, host } = request.headers;
        decide(null, !origin || URL.parse(origin)?.host === host);
      },
    } as Partial<ServerOptions> as ServerOptions) as Server;
    server.engine.use(this.sessions);
    return server;
  }
}
