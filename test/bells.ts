import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Can, defineEvent, Handles, theWorker } from '#platform';

export const rang = defineEvent('test.rang', z.object({ bell: z.string() }));

/** Work that leaves one row each time it is carried out to the end; a test may interfere in the middle. */
@Injectable()
export class Bells {
  /** What happens between the first and the second half of the work. */
  static inTheMiddle: (bell: string, em: EntityManager) => Promise<void> = async () => undefined;
  static begun: string[] = [];

  constructor(private readonly em: EntityManager) {}

  @Can(theWorker)
  @Handles(rang)
  async ring({ bell }: { bell: string }): Promise<void> {
    Bells.begun.push(bell);
    await this.write(bell, 'first half');
    await Bells.inTheMiddle(bell, this.em);
    await this.write(bell, 'second half');
  }

  private async write(bell: string, half: string): Promise<void> {
    await this.em.execute('insert into mail (key, recipient, subject, body) values (uuidv7()::text, ?, ?, ?)', [
      'nobody@example.test',
      bell,
      half,
    ]);
  }
}
