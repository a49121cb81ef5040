import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNhsNumber, isNhsNumber } from './nhs-number.ts';
import { formatUln, isUln } from './uln.ts';
import { formatUpn, isTemporaryUpn, isUpn } from './upn.ts';

describe('an NHS number', () => {
  // 943 476 5919: 9x10 + 4x9 + 3x8 + 4x7 + 7x6 + 6x5 + 5x4 + 9x3 + 1x2 = 299 = 27x11 + 2, and 11 - 2 = 9.
  test.each(['9434765919', '943 476 5919', '943-476-5919', '9990000018', '9990000026'])('%s is valid', (text) => {
    expect(isNhsNumber(text)).toBe(true);
  });

  // 000 000 006: weights give 6x2 = 12, remainder 1, check 10: no such number exists. 0000000000 has check 0.
  test.each(['9434765918', '943476591', '94347659190', '943476591X', '0000000060', '', 'x9434765919'])(
    '%s is not',
    (text) => {
      expect(isNhsNumber(text)).toBe(false);
    },
  );

  test('has the check digit 0 where the sum leaves 11', () => {
    // 400 000 000: 4x10 = 40, remainder 7, check 4. 000 000 000: remainder 0, 11 - 0 = 11, check 0.
    expect(isNhsNumber('4000000004')).toBe(true);
    expect(isNhsNumber('0000000000')).toBe(true);
  });

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = [...'9434765919'];
        digits[at] = String((Number(digits[at]) + shift) % 10);
        expect(isNhsNumber(digits.join(''))).toBe(false);
      }),
    );
  });

  test('is shown 3-3-4', () => {
    expect(formatNhsNumber('9434765919')).toBe('943 476 5919');
    expect(formatNhsNumber('943-476-5919')).toBe('943 476 5919');
  });
});

describe('a UPN', () => {
  test.each(['B801200005001', 'b801200005001', ' B801200005001 '])('%s is valid', (text) =>
    expect(isUpn(text)).toBe(true),
  );

  test.each(['A801200005001', 'B80120000500', 'B8012000050011', 'I801200005001', '0801200005001', 'B80120000500O', ''])(
    '%s is not',
    (text) => expect(isUpn(text)).toBe(false),
  );

  test('is temporary when it ends in a letter', () => {
    // The digits 80120000500 weigh 8x2 + 0x3 + 1x4 + 2x5 + 5x10 = 80; A counts 0: 80 mod 23 = 11, which is M.
    expect(isUpn('M80120000500A')).toBe(true);
    expect(isTemporaryUpn('M80120000500A')).toBe(true);
    // B counts 1, times 13: 93 mod 23 = 1, which is B.
    expect(isTemporaryUpn('B80120000500B')).toBe(true);
    expect(isTemporaryUpn('B801200005001')).toBe(false);
    expect(isTemporaryUpn('A80120000500A')).toBe(false);
  });

  test('is shown in capitals without spaces', () => expect(formatUpn(' b801200005001')).toBe('B801200005001'));
});

describe('a ULN', () => {
  test.each(['9276308686', '92763 08686'])('%s is valid', (text) => expect(isUln(text)).toBe(true));

  test.each(['9276308687', '0276308686', '927630868', '92763086866', 'x', ''])('%s is not', (text) => {
    expect(isUln(text)).toBe(false);
  });

  test('is shown without spaces', () => expect(formatUln('92763 08686')).toBe('9276308686'));
});
