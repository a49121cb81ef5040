import { defineMachine } from './machine.ts';

/** A section 17 assessment: referred, decided on within a working day, assessed, ended with its outcome or closed early. @rule K5 */
export const section17Machine = defineMachine({
  name: 'section 17 assessment',
  start: 'referred',
  ends: ['ended', 'closed-early'],
  moves: {
    referred: { triage: 'triaged', 'close-early': 'closed-early' },
    triaged: { begin: 'assessing', 'close-early': 'closed-early' },
    assessing: { end: 'ended', 'close-early': 'closed-early' },
    ended: {},
    'closed-early': {},
  },
});
