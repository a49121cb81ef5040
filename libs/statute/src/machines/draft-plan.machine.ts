import { defineMachine } from './machine.ts';

/** A draft plan: written, with the family, views weighed, then final or written again. @rule D5 F11 G1-G7 */
export const draftPlanMachine = defineMachine({
  name: 'draft plan',
  start: 'writing',
  ends: ['final', 'abandoned'],
  moves: {
    writing: { send: 'with-family', abandon: 'abandoned' },
    'with-family': { 'record-views': 'considering', 'close-period': 'considering', revise: 'writing' },
    considering: { revise: 'writing', finalise: 'final', abandon: 'abandoned' },
    final: {},
    abandoned: {},
  },
});
