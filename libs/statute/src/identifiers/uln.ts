const plain = (text: string): string => text.replace(/\s/g, '');

/** Unique learner number: ten digits, the first not zero, whose sum with weights 10 to 1 leaves 10 modulo 11. */
export function isUln(text: string): boolean {
  const digits = plain(text);
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  return [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0) % 11 === 10;
}

export const formatUln = plain;
