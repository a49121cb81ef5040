import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from './sweeps.ts';

/** Forgets what has served its purpose: answers to repeated requests after two days, told news after thirty. */
@Injectable()
export class Tidy implements Sweep {
  readonly name = 'tidy';

  constructor(
    private readonly em: EntityManager,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  async run(): Promise<void> {
    await this.em.execute(`delete from handled_request where created_at < now() - interval '2 days'`);
    await this.em.execute(`delete from outbox where handled_at < now() - interval '30 days'`);
  }
}
