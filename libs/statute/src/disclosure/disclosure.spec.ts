import { describe, expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { lawfulBases, lawfulBasesOn } from './lawful-bases.ts';
import { mayRelease } from './may-release.ts';
import { RELEASE_CONDITIONS, type ReleaseCondition } from './release-conditions.ts';
import { releasePurposes } from './release-purposes.ts';

test('each purpose has its conditions, its scope and its duty', () => {
  const rows = releasePurposes.map(({ code, requires, scope, needsReason, needsConsent, isDuty }) =>
    [code, requires.join(' and '), scope, needsReason && 'reason', needsConsent && 'consent', isDuty && 'duty']
      .filter(Boolean)
      .join('; '),
  );
  expect(rows).toEqual([
    'P1; consent; as consented; consent',
    'P2; reason; full; reason',
    'P3; appeal-or-claim; full',
    'P4; complaint-or-direction; full',
    'P5; order; as ordered',
    'P6; investigation; full',
    'P7; disability-assessment; full',
    'P8; reason and safeguarding-duty; relevant sections; reason',
    'P9; logged; full',
    'P10; undertaking and pseudonymised; de-identified',
    'P11; permission; full; consent; duty',
    'P12; place-confirmed and permission; full; consent; duty',
    'P13; moved; full',
    'P14; detained; full',
  ]);
});

test('conditions are told in sentences', () => {
  expect(releasePurposes[0]!.conditions).toEqual([
    'The child, parent or young person who decides has agreed.',
    'Consent may be withdrawn at any time.',
  ]);
  for (const { conditions, recipients, citation } of releasePurposes) {
    expect(conditions.every((each) => /^[A-Z].*\.$/.test(each))).toBe(true);
    expect(recipients.length).toBeGreaterThan(0);
    expect(citation).toBe('reg 17');
  }
});

describe('a release', () => {
  const everything = Object.keys(RELEASE_CONDITIONS) as ReleaseCondition[];

  test.each(releasePurposes)('under $code needs every one of its conditions', ({ code, requires, isDuty }) => {
    expect(mayRelease(code, requires)).toMatchObject({ isAllowed: true, isDuty });
    for (const missing of requires) {
      const met = everything.filter((each) => each !== missing);
      expect(mayRelease(code, met)).toEqual({ isAllowed: false, unmet: [missing], reason: `Not yet met: ${missing}.` });
    }
  });

  test('is denied without a purpose', () => {
    for (const code of ['', 'P0', 'P15', 'p1']) {
      expect(mayRelease(code, everything)).toEqual({
        isAllowed: false,
        unmet: [],
        reason: `"${code}" is not a purpose for which a plan may be released.`,
      });
    }
  });

  test('tells all that is missing', () => {
    expect(mayRelease('P12', [])).toMatchObject({ reason: 'Not yet met: place-confirmed, permission.' });
  });

  test.each([
    ['institution', 'full'],
    ['teacher', 'full'],
    ['governor', 'commensurate with duties'],
    ['providing agency', 'relevant sections'],
    ['other', 'relevant sections'],
  ] as const)('in the child’s interests to a %s is %s', (recipient, scope) => {
    expect(mayRelease('P2', ['reason'], recipient)).toEqual({ isAllowed: true, scope, isDuty: false });
    expect(mayRelease('P10', ['undertaking', 'pseudonymised'], recipient)).toMatchObject({ scope: 'de-identified' });
  });

  test('in the child’s interests to nobody in particular is narrow', () => {
    expect(mayRelease('P2', ['reason'])).toMatchObject({ scope: 'relevant sections' });
  });
});

test('a basis in law (C7) counts from its day, and one not yet commenced never', () => {
  expect(lawfulBases).toHaveLength(11);
  const on = (day: string) => lawfulBasesOn(civilDate(day)).map(({ id }) => id);
  expect(on('2014-08-31')).toEqual(['in-need', 'protection-help', 'protection', 'welfare']);
  expect(on('2014-09-01')).toContain('advice');
  expect(on('2018-05-24')).not.toContain('public-task');
  expect(on('2199-12-31')).toHaveLength(10);
  expect(on('2199-12-31')).not.toContain('information-sharing');
});
