const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

const plain = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/**
 * Unique pupil number: a check letter (no I, O or S), then 12 digits, or 11 digits and a letter when temporary.
 * Weights 2 to 13, modulus 23; a final letter counts by its place in the same alphabet.
 */
export function isUpn(text: string): boolean {
  const upn = plain(text);
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return false;
  const value = (character: string) => (/\d/.test(character) ? Number(character) : LETTERS.indexOf(character));
  const sum = [...upn.slice(1)].reduce((total, character, at) => total + value(character) * (at + 2), 0);
  return LETTERS[sum % 23] === upn[0];
}

/** A temporary number, given until the permanent one is known, ends in a letter. */
export const isTemporaryUpn = (text: string): boolean => isUpn(text) && /[A-Z]$/.test(plain(text));

export const formatUpn = plain;
