const digitsOf = (text: string): string => text.replace(/[ -]/g, '');

/** Ten digits (spaces and hyphens allowed) whose last is the check digit: weights 10 to 2, modulus 11. */
export function isNhsNumber(text: string): boolean {
  const digits = digitsOf(text);
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** '999 000 0018': shown 3-3-4. */
export const formatNhsNumber = (text: string): string => digitsOf(text).replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
