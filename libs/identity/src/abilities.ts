import { NotFound, type Policy } from '#platform';
import type { Actor } from './actor.ts';
import type { Role } from './person.entity.ts';

/** A policy for people in one of these roles; `over` adds what must hold between them and the subject. */
export function forRoles<Subject = unknown>(
  name: string,
  roles: readonly Role[],
  over: (actor: Actor, subject: Subject) => boolean = () => true,
): Policy<Actor, Subject> {
  const may = (actor: Actor) => actor.role !== null && roles.includes(actor.role);
  return { name, may, over: (actor, subject) => may(actor) && over(actor, subject) };
}

/** A policy for family members, who act in no membership. */
export function forFamily<Subject = unknown>(
  name: string,
  over: (actor: Actor, subject: Subject) => boolean = () => true,
): Policy<Actor, Subject> {
  const may = (actor: Actor) => actor.role === null;
  return { name, may, over: (actor, subject) => may(actor) && over(actor, subject) };
}

/** Either policy suffices. */
export function either<S>(name: string, ...policies: Policy<Actor, S>[]): Policy<Actor, S> {
  return {
    name,
    may: (actor) => policies.some((policy) => policy.may(actor)),
    over: (actor, subject) => policies.some((policy) => policy.over(actor, subject)),
  };
}

/** Anyone who is signed in. */
export const signedIn: Policy<Actor> = { name: 'be signed in', may: () => true, over: () => true };

/** Whether a button should be there: the same rule as `authorize`, without the refusal. */
export function allows<S>(policy: Policy<Actor, S>, actor: Actor, subject: S | null | undefined): boolean {
  return subject !== null && subject !== undefined && policy.over(actor, subject);
}

/** Lets the actor go on with the subject. @throws NotFound when it is absent or not theirs: both look the same. */
export function authorize<S>(
  policy: Policy<Actor, S>,
  actor: Actor,
  subject: S | null | undefined,
): asserts subject is S {
  if (!allows(policy, actor, subject)) throw new NotFound();
}
