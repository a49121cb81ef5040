import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Scope } from '#identity';
import { Clock, Config, Mailer } from '#platform';

/** News for a family: never what was written, nor who the child is. */
interface News {
  /** What the news is; each person is told once. */
  key: string;
  /** What of the case the reader must be able to see. */
  scope: Scope;
  subject: string;
  words: string;
  /** Where it is read. */
  path: string;
}

/** Tells those of a family who may read it that something about their plan waits for them. */
@Injectable()
export class FamilyMail {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async tell(caseId: string, { key, scope, subject, words, path }: News): Promise<void> {
    const people = await this.em.execute<{ id: string; email: string }[]>(
      `select distinct s.id, s.email from participant p join person s on s.id = p.person_id
        where p.case_id = ? and ? = any(p.scope) and (p.ended_on is null or p.ended_on > ?::date)`,
      [caseId, scope, this.clock.today()],
    );
    const link = new URL(path, this.config.values.BASE_URL).href;
    for (const { id, email: recipient } of people)
      await this.mailer.write({
        key: `${key}:${id}`,
        recipient,
        subject,
        body: [
          words,
          `Sign in to read it: ${link}`,
          'This message never says who the child is. Please do not reply to it.',
        ].join('\n\n'),
      });
  }
}
