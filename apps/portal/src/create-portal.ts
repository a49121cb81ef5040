import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import helmet from 'helmet';
import { connectRedis, PortalAdapter, schemaPipe, serveAssets, type Config } from '#platform';
import { LiveAdapter } from './live.adapter.ts';
import { serveApiDescription } from './open-api.ts';
import { PageRenderer } from './page-renderer.ts';
import { PortalModule } from './portal.module.ts';
import { sessions } from './sessions.ts';

/** The whole portal, ready to listen. */
export async function createPortal(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(PortalModule.forRoot(config), new PortalAdapter(), {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const { middleware, close } = await sessions(config);
  const [publisher, subscriber] = [connectRedis(config.values.REDIS_URL), connectRedis(config.values.REDIS_URL)];

  app.set('trust proxy', config.values.TRUST_PROXY ?? 0);
  app.disable('x-powered-by');
  app.disable('etag'); // nothing that is worked out is stored (no-store): there is no earlier answer to compare with
  app.use(helmet(securityHeaders(config)));
  const assets = serveAssets(app.getHttpAdapter().getInstance());
  app.use((_request: express.Request, response: express.Response, next: express.NextFunction) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(middleware);
  app.use(express.urlencoded({ extended: true, limit: '2mb', parameterLimit: 5000 }));
  app.use(express.json({ limit: '2mb' }));
  app.useGlobalPipes(schemaPipe);
  app.useWebSocketAdapter(new LiveAdapter(app, middleware, publisher, subscriber));
  app.get(PageRenderer).assets = assets;
  serveApiDescription(app);

  app.enableShutdownHooks();
  const server = app.getHttpServer();
  server.on('close', () => {
    void close().catch(() => undefined);
    for (const redis of [publisher, subscriber]) redis.quit().catch(() => undefined); // after what socket.io still says
  });
  return app;
}

function securityHeaders(config: Config): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'media-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        ...(config.behindTls ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: config.behindTls ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
  };
}
