import { civil } from '#platform';
import { ANNEX, type PlanSections, type PlanSectionText, type PlanStatement } from '../plan-sections.schema.ts';
import type { HealthAgreement } from './agreed.rules.ts';

interface Standing {
  placement: unknown;
  agreements: ReadonlyMap<string, HealthAgreement>;
}

/**
 * The sections with health provision where it belongs: in a draft each says whether it is agreed; in a final plan only what
 * the commissioner agreed is in G, and the rest in an annex that holds nothing up. @rule F7 L7
 */
export function healthSettled(sections: PlanSections, { placement, agreements }: Standing): PlanSections {
  const proposed = sections.find(({ id }) => id === 'G')?.statements ?? [];
  if (!proposed.length) return sections;
  const agreementTo = ({ key }: PlanStatement) => (key ? agreements.get(key) : undefined);
  const agreed = proposed.filter(agreementTo);
  const unagreed = proposed.filter((each) => !agreementTo(each));
  const stand = (placement ? agreed : proposed).map((each) => withAgreement(each, agreementTo(each)));
  const note = noteOf(unagreed.length, agreed.length, Boolean(placement));
  const settled = sections.map((section) =>
    section.id === 'G' ? { ...section, ...(note ? { note } : {}), statements: stand } : section,
  );
  return placement && unagreed.length ? [...settled, annex(unagreed)] : settled;
}

const withAgreement = (statement: PlanStatement, agreed: HealthAgreement | undefined): PlanStatement => ({
  ...statement,
  facts: [
    ...(statement.facts ?? []),
    {
      label: 'Agreed for the health commissioner',
      text: agreed ? `${agreed.name}, ${agreed.role}, ${civil(agreed.on)}` : 'Not yet',
    },
  ],
});

function noteOf(unagreed: number, agreed: number, isFinal: boolean): string {
  if (!unagreed) return '';
  if (!isFinal)
    return 'Proposed, to be agreed by the health commissioner. Until it is agreed, it does not count as provision that the commissioner must arrange.';
  const rest = 'is listed in the annex at the end, which is not part of this section.';
  return agreed
    ? `What else health advice proposes and the health commissioner has not agreed ${rest}`
    : `The health commissioner has not agreed any provision yet. What health advice proposes ${rest}`;
}

const annex = (statements: PlanStatement[]): PlanSectionText => ({
  id: ANNEX,
  title: 'Health provision that is not agreed',
  note: 'Proposed by health advice, not agreed: not part of section G. The health commissioner need not arrange it unless it agrees.',
  statements,
});
