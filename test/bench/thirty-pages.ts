import { planSections } from '#statute';
import type { PrintedDocument } from '#platform';
import { planDocument } from '../../libs/plans/src/documents/plan-document.ts';

const words =
  'Robin reads a page aloud with a familiar adult, asks for help with a card, and rests when the room is loud. ';

/** A plan as long as the longest: about thirty pages of needs, outcomes and provision. */
export function thirtyPages(): PrintedDocument {
  const sections = planSections.map(({ id, title }) => ({
    id,
    title,
    statements: Array.from({ length: 12 }, (_, at) => ({
      heading: id === 'E' ? `Outcome ${at + 1}` : undefined,
      text: words.repeat(4),
      ...('EFG'.includes(id)
        ? { facts: ['Who', 'How often', 'Reviewed'].map((label) => ({ label, text: 'A teacher, twice a week' })) }
        : {}),
      sources: ['Ruth Ellison, SENCO', 'Dr Mary Agu, paediatrician'],
    })),
  }));
  const plan = {
    childName: 'Robin Vale',
    born: '2017-05-04',
    kind: 'final',
    number: 2,
    givenOn: '2026-03-02',
  } as const;
  const frame = { from: { name: 'A council', accent: '#1f4f66' }, stamp: 'Version 2', notes: [], isLarge: false };
  return planDocument(
    {
      ...plan,
      signedName: 'Sian Price',
      sections: sections.map(({ statements, ...section }) => ({
        ...section,
        statements: statements.map(({ heading, ...rest }) => (heading ? { heading, ...rest } : rest)),
      })),
    },
    frame,
  );
}
