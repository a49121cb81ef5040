import { defineMachine } from './machine.ts';

/** A draft sent to a colleague or supervisor to sign, where its team asks for that before submission. */
export const signOffMachine = defineMachine({
  name: 'sign-off',
  start: 'waiting',
  ends: ['signed', 'sent-back', 'taken-back'],
  moves: {
    waiting: { sign: 'signed', 'send-back': 'sent-back', 'take-back': 'taken-back' },
    signed: {},
    'sent-back': {},
    'taken-back': {},
  },
});
