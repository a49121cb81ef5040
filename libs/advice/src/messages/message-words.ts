import { pointWords } from '../escalations/escalation.rules.ts';

/** What a message says, after the request that it is about: `EHC-2026-000012, health advice: returned …`. */
export const messageWords = {
  submitted: 'advice was submitted',
  returned: 'the authority returned the advice: more is needed',
  accepted: 'the authority accepted the advice',
  ...pointWords,
} as const;
export type MessageKind = keyof typeof messageWords;
