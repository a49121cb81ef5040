import { defineMachine } from './machine.ts';

/** The life of a case, from the request to the end of the plan. @rule A7 D1-D7 D12 E1 J1-J10 */
export const caseMachine = defineMachine({
  name: 'case',
  start: 'requested',
  ends: ['refused', 'not-issued', 'withdrawn', 'transferred', 'ceased'],
  moves: {
    requested: { 'decide-to-assess': 'assessing', refuse: 'refused', withdraw: 'withdrawn', transfer: 'transferred' },
    refused: { 'reverse-refusal': 'assessing' },
    assessing: {
      'decide-to-issue': 'drafting',
      'decide-not-to-issue': 'not-issued',
      withdraw: 'withdrawn',
      transfer: 'transferred',
    },
    'not-issued': { 'reverse-decision': 'drafting' },
    drafting: { 'send-draft': 'draft-sent', transfer: 'transferred' },
    'draft-sent': { revise: 'drafting', finalise: 'final', transfer: 'transferred' },
    final: { reassess: 'reassessing', cease: 'ceased', transfer: 'transferred' },
    reassessing: { finalise: 'final', cease: 'ceased', transfer: 'transferred' },
    withdrawn: {},
    transferred: {},
    ceased: {},
  },
});
