import { SetMetadata } from '@nestjs/common';

/**
 * Who may do a thing, said once and used by the guard, the service and the page's buttons.
 * `may` asks about the person alone; `over` about the person and one subject. Null subjects are always refused.
 */
export interface Policy<Actor, Subject = unknown> {
  readonly name: string;
  may(actor: Actor): boolean;
  over(actor: Actor, subject: Subject): boolean;
}

export const ACCESS = 'ehc:access';
export type Access = { public: true; bare: boolean } | { public: false; policy: Policy<never, never> };

/** This handler answers only those whom the policy lets in. */
export const Can = (policy: Policy<never, never>) => SetMetadata<string, Access>(ACCESS, { public: false, policy });

/** This handler answers anyone. `bare`: without a transaction (liveness, what is worked out from the address alone). */
export const Public = (how?: 'bare') => SetMetadata<string, Access>(ACCESS, { public: true, bare: how === 'bare' });
