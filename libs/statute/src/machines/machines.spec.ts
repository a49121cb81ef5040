import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceRequestMachine } from './advice-request.machine.ts';
import { caseMachine } from './case.machine.ts';
import { draftPlanMachine } from './draft-plan.machine.ts';
import { defineMachine, IllegalMove, UnsoundMachine, type Machine } from './machine.ts';
import { reviewMachine } from './review.machine.ts';
import { section17Machine } from './section-17.machine.ts';
import { signOffMachine } from './sign-off.machine.ts';

const all: Machine[] = [
  caseMachine,
  adviceRequestMachine,
  draftPlanMachine,
  reviewMachine,
  signOffMachine,
  section17Machine,
] as unknown as Machine[];

const walk = (machine: Machine, actions: string): string =>
  actions.split(' ').reduce((state, action) => machine.next(state, action), machine.start);

test.each<[number, string, string]>([
  [0, 'decide-to-assess decide-to-issue send-draft finalise', 'final'],
  [0, 'refuse reverse-refusal decide-not-to-issue reverse-decision send-draft revise send-draft finalise', 'final'],
  [0, 'decide-to-assess decide-to-issue send-draft finalise reassess finalise cease', 'ceased'],
  [0, 'decide-to-assess transfer', 'transferred'],
  [0, 'withdraw', 'withdrawn'],
  [1, 'send receive take submit accept', 'accepted'],
  [1, 'send receive take submit return submit accept correct accept', 'accepted'],
  [1, 'send receive report-not-known sign-off-nil-return', 'nil-return'],
  [1, 'send receive report-not-known assess submit accept', 'accepted'],
  [1, 'send receive take report-not-known commission hand-back re-route', 're-routed'],
  [1, 'send receive decline', 'declined'],
  [1, 'send receive report-wrong-team re-route', 're-routed'],
  [1, 'send receive take report-wrong-team ask-again take report-wrong-team re-allocate decline', 'declined'],
  [1, 'leave-out propose reuse', 'reused'],
  [1, 'send withdraw', 'withdrawn'],
  [2, 'send record-views revise send close-period finalise', 'final'],
  [2, 'abandon', 'abandoned'],
  [3, 'invite circulate-advice hold-meeting send-report send-amendment-notice issue-amended-plan', 'amended'],
  [3, 'invite postpone invite circulate-advice hold-meeting send-report keep', 'kept'],
  [3, 'invite circulate-advice hold-meeting send-report decide-to-cease cease', 'ceased'],
  [5, 'triage begin end', 'ended'],
  [5, 'triage begin close-early', 'closed-early'],
  [5, 'close-early', 'closed-early'],
])('machine %i: %s leads to %s', (index, actions, state) => {
  const machine = all[index]!;
  expect(walk(machine, actions)).toBe(state);
  expect(machine.ends.includes(state) || state === 'final').toBe(true);
});

test.each(all)('$name: whatever is done from any state, it stays among its states', (machine) => {
  fc.assert(
    fc.property(fc.constantFrom(...machine.states), fc.infiniteStream(fc.nat()), (from, picks) => {
      let state = from;
      for (let step = 0; step < 20; step++) {
        const actions = machine.actionsFrom(state);
        if (actions.length === 0) break;
        state = machine.next(state, actions[picks.next().value! % actions.length]!);
        expect(machine.states).toContain(state);
      }
      if (machine.actionsFrom(state).length === 0) expect(machine.ends).toContain(state);
    }),
  );
});

describe('an illegal move', () => {
  test('says what the state allows', () => {
    expect(() => caseMachine.next('refused', 'finalise')).toThrow(
      'A case that is refused cannot finalise. It can: reverse-refusal.',
    );
    expect(() => caseMachine.next('requested', 'finalise')).toThrow(
      'It can: decide-to-assess, refuse, withdraw, transfer.',
    );
    expect(() => caseMachine.next('ceased', 'reassess')).toThrow(
      'A case that is ceased cannot reassess. Nothing more can happen to it.',
    );
  });

  test('is a typed error', () => {
    const move = () => adviceRequestMachine.next('sent', 'submit');
    expect(move).toThrow(IllegalMove);
    expect(move).toThrow(
      expect.objectContaining({ name: 'IllegalMove', machine: 'request for advice', state: 'sent', action: 'submit' }),
    );
  });

  test.each([
    ['requested', 'toString'],
    ['toString', 'length'],
    ['nowhere', 'refuse'],
  ])('from %s by %s is not found in the language itself', (state, action) => {
    expect(() => (caseMachine as unknown as Machine).next(state, action)).toThrow(IllegalMove);
  });
});

test('the next actions are told in order', () => {
  expect(caseMachine.actionsFrom('requested')).toEqual(['decide-to-assess', 'refuse', 'withdraw', 'transfer']);
  expect(caseMachine.actionsFrom('ceased')).toEqual([]);
});

describe('a definition', () => {
  const sound = { name: 'door', start: 'open', ends: ['shut'], moves: { open: { shut: 'shut' }, shut: {} } } as const;
  const defining = (change: object) => () => defineMachine({ ...sound, ...change });

  test('that is sound is accepted', () => expect(defining({})).not.toThrow());

  test.each<[string, object, string]>([
    [
      'a move to nowhere',
      { moves: { open: { shut: 'shut', lose: 'lost' }, shut: {} } },
      'The door machine has no state "lost".',
    ],
    ['a start that does not exist', { start: 'ajar' }, 'The door machine has no state "ajar".'],
    ['an end that does not exist', { ends: ['shut', 'gone'] }, 'The door machine has no state "gone".'],
    [
      'an unreachable state',
      { moves: { open: { shut: 'shut' }, shut: {}, ajar: { shut: 'shut' } } },
      'In the door machine nothing leads to "ajar".',
    ],
    [
      'a circle that nothing leads to',
      { moves: { open: { shut: 'shut' }, shut: {}, ajar: { swing: 'wide' }, wide: { swing: 'ajar', shut: 'shut' } } },
      'In the door machine nothing leads to "ajar".',
    ],
    [
      'a state with no way out',
      { moves: { open: { shut: 'shut', jam: 'jammed' }, shut: {}, jammed: {} } },
      'In the door machine "jammed" is a dead end.',
    ],
    [
      'a circle with no way out',
      { moves: { open: { shut: 'shut', swing: 'in' }, shut: {}, in: { swing: 'out' }, out: { swing: 'in' } } },
      'In the door machine "in" is a dead end.',
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(defining(change)).toThrow(new UnsoundMachine(message));
  });

  test('that is refused is a typed error', () => expect(new UnsoundMachine('').name).toBe('UnsoundMachine'));
});
