import { pointWords } from '../escalations/escalation.rules.ts';

/** What a message says after the request that it is about: `EHC-2026-000012, health advice: more is needed`. */
export const messageWords = {
  'to-allocate': 'choose the team that answers',
  submitted: 'advice came in',
  replied: 'the team answered other than with advice',
  returned: 'the authority returned the advice: more is needed',
  'reuse-refused': 'somebody does not find the advice already given enough, so fresh advice can be asked for',
  answered: 'the authority answered your team',
  'family-answered': 'the family answered your question',
  accepted: 'the authority accepted the advice',
  withdrawn: 'the request is no longer with your team',
  'file-refused': 'a virus was found in a file of your team: nobody can open it until you send it again, clean',
  'case-ended': 'its case has ended, so nothing more is asked of your team',
  ...pointWords,
} as const;
export type MessageKind = keyof typeof messageWords;
