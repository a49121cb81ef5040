import { ANNEX, type PlanSections, type PlanStatement } from '../plan-sections.schema.ts';

/** What a recipient may have: the sections that were released, without what is masked in copies. @rule F8 P0 */
export function redacted(sections: PlanSections, released: ReadonlySet<string>): PlanSections {
  return sections
    .filter(({ id }) => released.has(id === ANNEX ? 'G' : id))
    .map((section) => ({ ...section, statements: section.statements.map(masked) }));
}

const LEFT_OUT = 'Left out of this copy';

function masked(statement: PlanStatement): PlanStatement {
  if (!statement.isMasked) return statement;
  const facts = statement.facts?.map(({ label }) => ({ label, text: LEFT_OUT }));
  return { text: LEFT_OUT, ...(facts ? { facts } : {}), sources: [] };
}
