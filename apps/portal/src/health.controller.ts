import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Public, REDIS } from '#platform';

/** For load balancers: whether this process runs, and whether it can serve. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly orm: MikroORM,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  @Public('bare')
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @Public('bare')
  @Get('ready')
  async ready() {
    const [database, redis] = await Promise.all([
      within(this.orm.em.getConnection().execute('select 1')),
      within(this.redis.ping()),
    ]);
    if (!database || !redis) throw new ServiceUnavailableException({ database, redis });
    return { status: 'ok', database, redis };
  }
}

/** Whether it answers within two seconds. */
async function within(answer: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2000, false).unref());
  return Promise.race([answer.then(() => true).catch(() => false), late]);
}
