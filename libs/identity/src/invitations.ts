import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Audit } from '#audit';
import { Clock, Config, FormTokens, Invalid, Mailer, Problem, REDIS } from '#platform';
import { identityPaths } from './identity.paths.ts';
import { hashPassword } from './passwords.ts';
import { Person } from './person.entity.ts';
import { QUARTER_OF_AN_HOUR, Tries } from './tries.ts';

const LINK = 'choose-password';
const CODE = 'choose-password-code';
const DAYS = 14;
/** An invitation goes out again at most once in an hour. */
const AGAIN_AFTER_MS = 60 * 60_000;
export const mayInviteAgain = (invitedAt: Date | string, now: Date): boolean =>
  now.getTime() - new Date(invitedAt).getTime() >= AGAIN_AFTER_MS;

/** Wrong codes for one person, and codes sent to one, in a quarter of an hour. */
const TRIES = 5;
/** Wrong codes for one link, ever: guessing on finds one in 25,000. */
const TRIES_OF_A_LINK = 20;
const CLOSED =
  'For safety, this is closed for 15 minutes. Nothing has been changed. Then ask for a new code and use the newest one.';
const SPENT =
  'For safety, this link does not work any more. Nothing has been changed. Ask whoever invited you to send a new one.';

interface Letter {
  /** What this mail is; a second one with the same key is not written. */
  key: string;
  /** Who invites to what, in a sentence that names no child. */
  about: string;
  /** The one case to which somebody is invited as family; the link counts while they are on it. */
  caseId?: string;
}

/**
 * Lets somebody who was added by their email address choose a password, once, within two weeks. The link alone is worth
 * nothing: a code goes to the address that was invited, so that it is of no use to whomever it was forwarded to.
 */
@Injectable()
export class Invitations {
  readonly #tries: Tries;
  readonly #triesOfLink: Tries;
  readonly #codes: Tries;

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly tokens: FormTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
    @Inject(REDIS) redis: Redis,
  ) {
    this.#tries = new Tries(redis, 'invitation', TRIES, QUARTER_OF_AN_HOUR, CLOSED);
    this.#triesOfLink = new Tries(redis, 'invitation-link', TRIES_OF_A_LINK, DAYS * 24 * 60 * 60, SPENT);
    this.#codes = new Tries(redis, 'invitation-code', TRIES, QUARTER_OF_AN_HOUR, CLOSED);
  }

  /** Invites somebody as family: by the link, or, where they have a password already, by telling them to sign in. */
  async welcome(person: Pick<Person, 'id' | 'email' | 'passwordHash'>, letter: Letter): Promise<void> {
    if (!person.passwordHash) return this.invite(person, letter);
    const { key, about } = letter;
    await this.mailer.write({
      key,
      recipient: person.email,
      subject: 'You have something new in the EHC portal',
      body: `Hello,\n\n${about}\n\nSign in with the password you have: ${new URL('/', this.config.values.BASE_URL).href}\n\nThis message never says who the child is. Please do not reply to it.\n`,
    });
  }

  /** Sends the link. */
  async invite(person: Pick<Person, 'id' | 'email'>, { key, about, caseId }: Letter): Promise<void> {
    const link = new URL(identityPaths.choosePassword, this.config.values.BASE_URL);
    const { sessionEpoch: epoch } = await this.em.findOneOrFail(Person, { id: person.id }, { refresh: true });
    link.searchParams.set('key', this.tokens.seal(LINK, { personId: person.id, epoch, caseId }, DAYS));
    await this.mailer.write({
      key,
      recipient: person.email,
      subject: 'You are invited to the EHC portal',
      body: `Hello,\n\n${about}\n\nChoose your password within ${DAYS} days:\n\n${link.href}\n\nThe page sends a code to this address, so the link is of no use to anybody else. It works once.\n\nIf you did not expect this, you can ignore it.\n`,
    });
  }

  /** Makes the links that somebody was sent before open nothing any more. */
  async endLinks(personId: string): Promise<void> {
    await this.em.execute(
      'update person set session_epoch = session_epoch + 1 where id = ? and password_hash is null',
      [personId],
    );
  }

  /** Who a link is for. @throws Problem when it is not ours, too old or used, or they have no part in anything any more: all look the same. */
  async whoFor(key: string): Promise<Person> {
    const opened = this.tokens.unseal<{ personId: string; epoch: number; caseId?: string }>(LINK, key);
    const current = opened && { id: opened.personId, sessionEpoch: opened.epoch, passwordHash: null };
    const person = current && (await this.em.findOne(Person, current));
    if (!person || !(await this.hasPart(person, opened.caseId))) throw linkIsOver();
    return person;
  }

  /** Sends a code to the address that was invited, and to no other. @throws Problem */
  async sendCode(key: string): Promise<void> {
    const { id, email } = await this.whoFor(key);
    await this.#codes.count(id);
    await this.mailer.write({
      key: `code:${id}:${this.clock.now().getTime()}`,
      recipient: email,
      subject: 'Your code for the EHC portal',
      body: `Your code is ${this.tokens.code(CODE, id)}\n\nIt works for 10 minutes. Type it on the page where you asked for it, and tell it to nobody.\n\nIf you did not ask for a code, somebody else has the link that we sent you. It is of no use to them without this code: you need do nothing.\n`,
    });
    this.audit.record({ action: 'invitation.code-sent', subjectId: id });
  }

  /** Sets the password, once: of several at the same moment the first counts. @throws Problem Invalid */
  async choosePassword(key: string, code: string, password: string): Promise<Person> {
    const person = await this.whoFor(key);
    await this.#triesOfLink.count(key);
    await this.#tries.count(person.id);
    if (!this.tokens.isCode(CODE, person.id, code))
      throw new Invalid({
        code: 'This code is not right. Use the newest email, or ask for a new code; then type your password again',
      });
    const [chosen] = await this.em.execute<{ id: string }[]>(
      'update person set password_hash = ? where id = ? and password_hash is null returning id',
      [await hashPassword(password), person.id],
    );
    if (!chosen) throw linkIsOver();
    this.audit.record({ action: 'password.chosen', subjectId: person.id });
    await this.#tries.forget(person.id);
    return person;
  }

  /**
   * Whether they belong to a team or are on a case (on the one that they were invited to). Whoever acts stays who they
   * are: what follows is on record as theirs.
   */
  private async hasPart({ id }: Person, caseId?: string): Promise<boolean> {
    const [answer] = await this.em.execute<{ has: boolean }[]>('select has_part(?, ?) as has', [id, caseId ?? null]);
    return answer!.has;
  }
}

const linkIsOver = () =>
  new Problem(
    404,
    'This link does not open anything now',
    `It works once, for ${DAYS} days, and only while you are asked for something. If you have chosen a password, sign in with it. Otherwise ask whoever invited you to send a new link.`,
  );
