import type { CivilDate } from '../calendar/civil-date.ts';

/** One person's dated word on whether advice already given is enough; null is silence. */
export type SignOff = { readonly isSatisfied: boolean; readonly on: CivilDate } | null;

/** Advice is reused only when its author, the authority and the family have each said that it is enough. @rule B13 reg 6(4) */
export const mayReuse = (signOffs: Readonly<Record<'author' | 'authority' | 'family', SignOff>>): boolean =>
  [signOffs.author, signOffs.authority, signOffs.family].every((signOff) => signOff?.isSatisfied === true);
