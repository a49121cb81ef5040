import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';

/** What somebody sent after their session had ended, to be offered again once they have signed in. */
export interface KeptWork {
  personId: string;
  path: string;
  body: Record<string, unknown>;
}

const DAY_MS = 86_400_000;
const CODE_MS = 10 * 60_000;

/**
 * The token in every form: that we made the page, for this person, in this session. It proves a request is not forged
 * and, when the session has ended in between, whose work it is, so that the text can be kept.
 */
@Injectable()
export class FormTokens {
  readonly #keys = new Map<string, Buffer>();

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  csrf(personId: string, sessionId: string): string {
    const content = `${personId}.${this.sign('form', sessionId)}`;
    return `${content}.${this.sign('form', content)}`;
  }

  /** Whether the token was made for this person in this session. */
  isFor(token: unknown, personId: string, sessionId: string): boolean {
    return typeof token === 'string' && same(token, this.csrf(personId, sessionId));
  }

  /** Whose page a token comes from, in whatever session; null for one we did not make. */
  personOf(token: unknown): string | null {
    if (typeof token !== 'string') return null;
    const [personId, session, signature, ...rest] = token.split('.');
    if (!personId || !session || !signature || rest.length) return null;
    return same(signature, this.sign('form', `${personId}.${session}`)) ? personId : null;
  }

  once(): string {
    return randomBytes(16).toString('base64url');
  }

  /** Seals something so that it can travel through a page or a mail unchanged, for some calendar days (it is not hidden). */
  seal(purpose: string, content: object, days: number): string {
    const until = this.clock.now().getTime() + days * DAY_MS;
    const text = Buffer.from(JSON.stringify({ content, until })).toString('base64url');
    return `${text}.${this.sign(purpose, text)}`;
  }

  /** What was sealed for this purpose; null when it was changed on the way, or its time is over. */
  unseal<T>(purpose: string, sealed: unknown): T | null {
    if (typeof sealed !== 'string') return null;
    const [text, signature, ...rest] = sealed.split('.');
    if (!text || !signature || rest.length || !same(signature, this.sign(purpose, text))) return null;
    const { content, until } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { content: T; until: number };
    return this.clock.now().getTime() < until ? content : null;
  }

  /** Hides a text, so that it can stand in an address: only this person reads it again. */
  hide(personId: string, text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key('hidden'), nonce).setAAD(Buffer.from(personId));
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  /** A text that was hidden for this person; null for anything else. */
  reveal(personId: string, hidden: string): string | null {
    const bytes = Buffer.from(hidden, 'base64url');
    if (bytes.length < 28) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.key('hidden'), bytes.subarray(0, 12))
      .setAAD(Buffer.from(personId))
      .setAuthTag(bytes.subarray(12, 28));
    try {
      return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return null;
    }
  }

  /** Six digits that show who reads a mailbox, good for 10 to 20 minutes. They are worked out anew, never stored. */
  code(purpose: string, whose: string, windowsAgo = 0): string {
    const window = Math.floor(this.clock.now().getTime() / CODE_MS) - windowsAgo;
    const digest = Buffer.from(this.sign(purpose, `${whose}.${window}`), 'base64url');
    return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  /** Whether these are the six digits of this time or the time before. */
  isCode(purpose: string, whose: string, given: string): boolean {
    return [0, 1].map((ago) => same(given, this.code(purpose, whose, ago))).includes(true);
  }

  private sign(purpose: string, content: string): string {
    return createHmac('sha256', this.key(purpose)).update(content).digest('base64url');
  }

  /** Each purpose has a key of its own, so that what was sealed for one never passes for another. */
  private key(purpose: string): Buffer {
    let key = this.#keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.config.values.SESSION_SECRET, '', `ehc ${purpose}`, 32));
      this.#keys.set(purpose, key);
    }
    return key;
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
