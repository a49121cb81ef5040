import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, daysBetween, toEpochDay, type CivilDate } from '../calendar/civil-date.ts';
import { weekday } from '../calendar/epoch-day.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { DATE_FLAG_NAMES, DATE_FLAGS } from '../timeline/flags.ts';
import { adviceDeadline } from './advice.ts';
import { caseTimeline, type CaseFacts } from './case-timeline.ts';
import type { Deadline } from './deadline.ts';
import { draftViewsDeadline } from './draft.ts';
import type { Exemption } from './exemption.ts';
import { GROUNDS, type Ground } from './grounds.ts';
import { ORDER_KINDS, orderDeadlines } from './orders.ts';
import { PHASE_TRANSFERS, phaseTransferDeadline } from './phase-transfer.ts';

const first = civilDate('2014-01-01');
const day = fc
  .integer({ min: 0, max: daysBetween(first, civilDate('2045-12-31')) })
  .map((days) => addDays(first, days));
const dateFacts = DATE_FLAG_NAMES.map((flag) => DATE_FLAGS[flag]).filter((fact) => fact !== 'born');

/** Any facts a case may have, not in any sensible order. */
const facts: fc.Arbitrary<CaseFacts> = fc
  .record(Object.fromEntries(dateFacts.map((fact) => [fact, fc.option(day, { nil: undefined })])))
  .chain((dates) =>
    fc
      .record({
        adviceReceived: fc.array(fc.record({ source: fc.constantFrom('health', 'education'), receivedOn: day }), {
          maxLength: 1,
        }),
        orders: fc.array(
          fc.record({ source: fc.constant('tribunal order' as const), kind: fc.constantFrom(...ORDER_KINDS), on: day }),
          { maxLength: 2 },
        ),
        lookedAfterReviewsOn: fc.array(day, { maxLength: 3 }),
      })
      .map((more): CaseFacts => ({ ...dates, ...more })),
  );

const withoutExemption = (deadlines: readonly Deadline[]) => deadlines.map((each) => ({ ...each, exemption: null }));

describe('for any day from 2014 to 2045', () => {
  test('a period of weeks ends on the weekday on which it began, whole weeks away', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const { period, trigger, dueOn } of caseTimeline(given)) {
          const weeks = /^(\d+) weeks?( before)?$/.exec(period);
          if (!weeks) continue;
          expect(weekday(toEpochDay(dueOn))).toBe(weekday(toEpochDay(trigger.on)));
          expect(daysBetween(trigger.on, dueOn)).toBe(Number(weeks[1]) * (weeks[2] ? -7 : 7));
        }
      }),
    );
  });

  test('15 days for the family are 15 days on the calendar, both ends counted; 6 weeks leave out the first', () => {
    fc.assert(
      fc.property(day, (on) => {
        const counted: CivilDate[] = [];
        for (let each = on; each <= draftViewsDeadline(on).dueOn; each = addDays(each, 1)) counted.push(each);
        expect(counted).toHaveLength(15);
        expect(daysBetween(on, adviceDeadline({ receivedOn: on }).dueOn)).toBe(42);
      }),
    );
  });

  test('the warning is the last working day that is not after the due day, except for the draft', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const { rule, dueOn, warnOn } of caseTimeline(given)) {
          if (rule === 'D4') continue;
          expect(isWorkingDay(warnOn) && warnOn <= dueOn).toBe(true);
          for (let each = addDays(warnOn, 1); each <= dueOn; each = addDays(each, 1))
            expect(isWorkingDay(each)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  test.each(dateFacts)('a later %s never gives an earlier day', (fact) => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (on, later) => {
        const early = caseTimeline({ [fact]: on });
        const late = caseTimeline({ [fact]: addDays(on, later) });
        expect(early.length).toBeGreaterThan(0);
        for (const [index, deadline] of early.entries()) expect(late[index]!.dueOn >= deadline.dueOn).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('nor does a later order or change of phase', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (on, later) => {
        for (const kind of ORDER_KINDS) {
          const early = orderDeadlines({ source: 'tribunal order', kind, on });
          const late = orderDeadlines({ source: 'tribunal order', kind, on: addDays(on, later) });
          early.forEach(({ dueOn }, index) => expect(late[index]!.dueOn >= dueOn).toBe(true));
        }
        for (const kind of PHASE_TRANSFERS) {
          const due = (when: CivilDate) => phaseTransferDeadline({ kind, on: when }).dueOn;
          expect(due(addDays(on, later)) >= due(on)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('nor does a later awareness of a move', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 30 }), fc.nat(30), (moveOn, days, later) => {
        const transferBy = (transferAwareOn: CivilDate) =>
          caseTimeline({ moveOn, transferAwareOn }).find(({ rule }) => rule === 'J3')!.dueOn;
        const aware = addDays(moveOn, days);
        expect(transferBy(aware) >= moveOn).toBe(true);
        expect(transferBy(addDays(aware, later)) >= transferBy(aware)).toBe(true);
      }),
    );
  });

  test('an exemption moves no day and touches no other deadline', () => {
    const ground = fc.constantFrom(...(Object.keys(GROUNDS) as Ground[]));
    fc.assert(
      fc.property(facts, ground, day, fc.nat(200), fc.nat(), (given, ground, from, days, pick) => {
        const plain = caseTimeline(given);
        fc.pre(plain.length > 0);
        const { rule, what } = plain[pick % plain.length]!;
        fc.pre(plain.filter((each) => each.rule === rule && each.what === what).length === 1);
        const exemption: Exemption = { rule, what, ground, from, to: addDays(from, days) };
        const exempt = caseTimeline({ ...given, exemptions: [exemption] });
        expect(withoutExemption(exempt)).toEqual(plain);
        const touched = exempt.filter((each) => each.exemption);
        expect(touched).toMatchObject([{ rule, what }]);
        expect(touched[0]!.exemption!.expectedOn >= touched[0]!.dueOn).toBe(true);
      }),
    );
  });

  test('the timeline is in order of days', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const days = caseTimeline(given).map(({ dueOn }) => dueOn);
        expect(days).toEqual([...days].sort());
      }),
    );
  });
});
