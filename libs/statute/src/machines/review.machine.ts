import { defineMachine } from './machine.ts';

/** A review of a plan: it ends with the authority's decision and, where it amends, with the amended plan. @rule I1-I9 */
export const reviewMachine = defineMachine({
  name: 'review',
  start: 'due',
  ends: ['kept', 'amended', 'ceased'],
  moves: {
    due: { invite: 'invited' },
    invited: { 'circulate-advice': 'circulated', postpone: 'due' },
    circulated: { 'hold-meeting': 'met', postpone: 'due' },
    met: { 'send-report': 'reported' },
    reported: { keep: 'kept', 'send-amendment-notice': 'amending', 'decide-to-cease': 'ceasing' },
    amending: { 'issue-amended-plan': 'amended', 'decide-not-to-amend': 'kept' },
    ceasing: { cease: 'ceased', keep: 'kept' },
    kept: {},
    amended: {},
    ceased: {},
  },
});
