import { children } from './children.ts';
import { elsie } from './ashcombe.ts';
import { asBefore } from './grace-before.ts';
import type { DemonstrationChild } from './types.ts';

/** Whoever of the family signs in to follow the case. */
export interface FamilyMember {
  name: string;
  email: string;
}

const grace = children.find(({ key }) => key === 'grace')!;

export const everyChild: DemonstrationChild[] = [...children, elsie, asBefore(grace)];

/** Addresses that the list of sign-ins names. */
const memorable: Record<string, string> = { noah: 'parent@family.example', jaydon: 'young.person@family.example' };

/** The young person who asked for the assessment, else the first parent. */
export function familyOf({ key, requestedBy, givenName, familyName, parents }: DemonstrationChild): FamilyMember {
  const name = requestedBy === 'young person' ? `${givenName} ${familyName}` : parents[0]!.name;
  return { name, email: memorable[key] ?? `${name.toLowerCase().replaceAll(' ', '.')}@family.example` };
}
