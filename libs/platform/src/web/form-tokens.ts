import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Config } from '../config.ts';

/** What somebody sent after their session had ended, to be offered again once they have signed in. */
export interface KeptWork {
  purpose: 'kept-work';
  personId: string;
  path: string;
  body: Record<string, unknown>;
}

/**
 * The token in every form: that we made the page, for this person, in this session. It proves a request is not forged
 * and, when the session has ended in between, whose work it is, so that the text can be kept.
 */
@Injectable()
export class FormTokens {
  constructor(private readonly config: Config) {}

  csrf(personId: string, sessionId: string): string {
    const content = `${personId}.${this.sign(sessionId)}`;
    return `${content}.${this.sign(content)}`;
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
    return same(signature, this.sign(`${personId}.${session}`)) ? personId : null;
  }

  once(): string {
    return randomBytes(16).toString('base64url');
  }

  /** Seals something so that it can travel through a page or a mail unchanged (it is not hidden). */
  seal(content: object): string {
    const text = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${text}.${this.sign(text)}`;
  }

  /** What was sealed; null when it was changed on the way. */
  unseal<T>(sealed: unknown): T | null {
    if (typeof sealed !== 'string') return null;
    const [content, signature] = sealed.split('.');
    if (!content || !signature || !same(signature, this.sign(content))) return null;
    return JSON.parse(Buffer.from(content, 'base64url').toString()) as T;
  }

  private sign(content: string): string {
    return createHmac('sha256', this.config.values.SESSION_SECRET).update(content).digest('base64url');
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
