import { Controller, Get, Module, type INestApplicationContext } from '@nestjs/common';
import { DiscoveryModule, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signedIn } from '#identity';
import { Can, defineEvent, FormTokens, Handlers, Handles } from '#platform';
import { AccessGuard } from '../apps/portal/src/access.guard.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { accessTo, httpHandlers, socketMessages, type Reachable } from './handlers-of.ts';
import { startPortal, startWorker, type Portal } from './portal.ts';

let database: TestDatabase;
let portal: Portal;
let worker: INestApplicationContext;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
});
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});

const unguarded = (reachable: Reachable[]) => reachable.filter(({ access }) => !access).map(({ name }) => name);
const jobsOf = (app: INestApplicationContext): Reachable[] =>
  app
    .get(Handlers)
    .all()
    .map(({ name, method }) => ({ name, access: accessTo(method, method) }));

describe('who may', () => {
  it('is said by every HTTP handler', () => {
    const handlers = httpHandlers(portal.app);
    expect(handlers.map(({ name }) => name)).toContain('SignInController.signIn');
    expect(unguarded(handlers)).toEqual([]);
  });

  it('is said by every socket message', () => {
    const messages = socketMessages(portal.app);
    expect(messages.map(({ name }) => name)).toContain('LiveGateway.watch');
    expect(unguarded(messages)).toEqual([]);
  });

  it('is said by every job', () => {
    const jobs = jobsOf(worker);
    expect(jobs.map(({ name }) => name)).toContain('MailJobs.send');
    expect(unguarded(jobs)).toEqual([]);
  });

  it('is asked of every address: nothing is served beside the controllers but what is public by nature', () => {
    const { router } = portal.app.getHttpAdapter().getInstance() as Express;
    const byNature = ['/api/openapi.json', '/favicon.ico'];
    const besides = router.stack
      .flatMap(({ route }) => (route ? [route.path] : []))
      .filter((path) => byNature.includes(path));
    const served = router.stack.filter(({ route }) => route).length;
    expect(served).toBe(httpHandlers(portal.app).length + besides.length);
  });
});

@Controller('bare')
class BareController {
  @Get()
  bare() {
    return 'anyone';
  }

  @Can(signedIn)
  @Get('guarded')
  guarded() {
    return 'somebody';
  }
}

@Can(signedIn)
@Controller('whole')
class GuardedAsAWhole {
  @Get()
  any() {
    return 'somebody';
  }
}

@Controller('heir')
class Heir extends BareController {}

@WebSocketGateway()
class BareGateway {
  @SubscribeMessage('bare')
  bare() {
    return 'anyone';
  }
}

const happened = defineEvent('test.happened', z.object({}));
class BareJobs {
  @Handles(happened)
  bare() {
    return undefined;
  }
}

@Module({
  imports: [DiscoveryModule],
  controllers: [BareController, GuardedAsAWhole, Heir],
  providers: [BareGateway, BareJobs],
})
class BareModule {}

describe('a handler that does not say who may', () => {
  let bare: INestApplicationContext;
  beforeAll(async () => {
    bare = await NestFactory.createApplicationContext(BareModule, { logger: false });
  });
  afterAll(() => bare.close());

  it('is found in a controller, also where it is inherited', () => {
    expect(unguarded(httpHandlers(bare))).toEqual(['BareController.bare', 'Heir.bare']);
  });

  it('is found in a gateway', () => {
    expect(unguarded(socketMessages(bare))).toEqual(['BareGateway.bare']);
  });

  it('is found among the jobs', () => {
    const names = new MetadataScanner().getAllMethodNames(BareJobs.prototype);
    expect(names.map((name) => accessTo(BareJobs.prototype[name as 'bare'], BareJobs))).toEqual([undefined]);
  });

  it('answers nobody', () => {
    const guard = new AccessGuard(new Reflector(), portal.app.get(FormTokens, { strict: false }));
    const asked = (owner: typeof BareController, method: 'bare' | 'guarded') =>
      new ExecutionContextHost([{ method: 'GET', session: { claim: {} } }], owner, owner.prototype[method]);
    expect(() => guard.canActivate(asked(BareController, 'bare'))).toThrow(expect.objectContaining({ status: 403 }));
    expect(guard.canActivate(asked(BareController, 'guarded'))).toBe(true);
  });
});
