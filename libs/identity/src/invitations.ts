import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Clock, Config, FormTokens, Mailer, NotFound } from '#platform';
import { identityPaths } from './identity.paths.ts';
import { hashPassword } from './passwords.ts';
import { Person } from './person.entity.ts';

const PURPOSE = 'choose-password';
const DAYS = 14;

/** Lets somebody who was added by their email address choose a password, once, within two weeks. */
@Injectable()
export class Invitations {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly tokens: FormTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Sends the link. It names neither the child nor the matter. */
  async invite(person: Person): Promise<void> {
    const token = this.tokens.seal(PURPOSE, { personId: person.id }, DAYS);
    const link = new URL(identityPaths.choosePassword, this.config.values.BASE_URL);
    link.searchParams.set('key', token);
    await this.mailer.write({
      key: `invitation:${person.id}:${this.clock.now().getTime()}`,
      recipient: person.email,
      subject: 'You can now sign in to the EHC portal',
      body: `Hello,\n\nA local authority has added you to the EHC portal. Choose your password within ${DAYS} days:\n\n${link.href}\n\nIf you did not expect this, you can ignore it.\n`,
    });
  }

  /** Who a link is for. @throws NotFound when it is not ours, too old or used: all look the same. */
  async whoFor(key: string): Promise<Person> {
    const opened = this.tokens.unseal<{ personId: string }>(PURPOSE, key);
    const person = opened && (await this.em.findOne(Person, { id: opened.personId, passwordHash: null }));
    if (!person) throw new NotFound();
    return person;
  }

  /** Sets the password, once: of several at the same moment the first counts. @throws NotFound */
  async choosePassword(key: string, password: string): Promise<Person> {
    const person = await this.whoFor(key);
    const [chosen] = await this.em.execute<{ id: string }[]>(
      'update person set password_hash = ? where id = ? and password_hash is null returning id',
      [await hashPassword(password), person.id],
    );
    if (!chosen) throw new NotFound();
    this.audit.record({ action: 'password.chosen', subjectId: person.id });
    return person;
  }
}
