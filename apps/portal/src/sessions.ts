import { RedisStore } from 'connect-redis';
import session from 'express-session';
import { createClient } from 'redis';
import type { RequestHandler } from 'express';
import type { Config } from '#platform';

const HOURS = 3_600_000;

/** A visit is noted at most this often: not each request pays for keeping its session alive. */
const NOTED_EVERY = HOURS / 12;

/**
 * Sessions in Redis: a random id in an HttpOnly cookie, renewed at sign-in, eight hours (less five minutes) from the
 * last visit.
 */
export async function sessions(config: Config): Promise<{ middleware: RequestHandler; close(): Promise<void> }> {
  const client = createClient({
    url: config.values.REDIS_URL,
    socket: { reconnectStrategy: (tries) => Math.min(tries * 200, 2000) },
  });
  client.on('error', () => undefined); // told by /health/ready
  await client.connect();
  const middleware = session({
    name: config.behindTls ? '__Host-ehc' : 'ehc',
    secret: config.values.SESSION_SECRET,
    store: new RedisStore({ client, prefix: 'session:', ttl: (8 * HOURS) / 1000, disableTouch: true }),
    resave: false,
    saveUninitialized: false,
    proxy: config.behindTls,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.behindTls, path: '/', maxAge: 8 * HOURS },
  });
  const sliding: RequestHandler = (request, response, next) =>
    middleware(request, response, (error?: unknown) => {
      const visit = request.session as { claim?: unknown; seenAt?: number } | undefined;
      if (visit?.claim && Date.now() - (visit.seenAt ?? 0) > NOTED_EVERY) visit.seenAt = Date.now();
      next(error);
    });
  return { middleware: sliding, close: async () => void (await client.close()) };
}
