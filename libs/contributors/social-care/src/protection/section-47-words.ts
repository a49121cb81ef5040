import type { ProtectionKind } from './section-47.entity.ts';

export const kindWords: Record<ProtectionKind, string> = {
  'strategy-discussion': 'Strategy discussion',
  enquiry: 'Section 47 enquiry',
  conference: 'Child protection conference',
  note: 'Note',
  read: 'Read',
};

export const kindChoices = Object.entries(kindWords)
  .filter(([value]) => value !== 'read')
  .map(([value, text]) => ({ value, text }));
