import { defineMachine } from './machine.ts';

/** A request for advice: proposed, sent, received by the body, taken by a person, submitted, accepted. @rule B1-B16 */
export const adviceRequestMachine = defineMachine({
  name: 'request for advice',
  start: 'proposed',
  ends: ['left-out', 'reused', 'withdrawn', 're-routed', 'declined', 'nil-return', 'accepted'],
  moves: {
    proposed: { send: 'sent', 'leave-out': 'left-out', reuse: 'reused' },
    'left-out': { propose: 'proposed' },
    sent: { receive: 'received', 're-route': 're-routed', withdraw: 'withdrawn', 'end-with-case': 'withdrawn' },
    received: {
      take: 'taken',
      'report-wrong-team': 'wrong-team',
      're-route': 're-routed',
      'report-not-known': 'not-known',
      decline: 'declined',
      withdraw: 'withdrawn',
      'end-with-case': 'withdrawn',
    },
    taken: {
      submit: 'submitted',
      'hand-back': 'received',
      'report-wrong-team': 'wrong-team',
      're-route': 're-routed',
      'report-not-known': 'not-known',
      decline: 'declined',
      withdraw: 'withdrawn',
      'end-with-case': 'withdrawn',
    },
    submitted: { accept: 'accepted', return: 'returned' },
    returned: { submit: 'submitted', withdraw: 'withdrawn', 'end-with-case': 'withdrawn' },
    'wrong-team': {
      're-route': 're-routed',
      're-allocate': 'received',
      'ask-again': 'received',
      withdraw: 'withdrawn',
      'end-with-case': 'withdrawn',
    },
    'not-known': {
      're-route': 're-routed',
      'take-on': 're-routed', // to the authority itself, which assesses or commissions (B7)
      assess: 'taken',
      commission: 'taken',
      'sign-off-nil-return': 'nil-return',
      'end-with-case': 'withdrawn',
    },
    accepted: { correct: 'submitted' },
    reused: {},
    withdrawn: {},
    're-routed': {},
    declined: {},
    'nil-return': {},
  },
});

/** Asked, and the answer is still to come. */
export const openRequestStates: readonly string[] = [
  'sent',
  'received',
  'taken',
  'returned',
  'wrong-team',
  'not-known',
];
