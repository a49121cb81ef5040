import { planSections } from '#statute';
import { ANNEX, type PlanSections, type PlanSectionText, type PlanStatement } from '../plan-sections.schema.ts';

/** A statement, and its place in its section, from 0. */
export type ShownStatement = PlanStatement & { at: number };

/** A section as it is printed: what it holds by law, then its statements under their headings. */
export interface SectionView {
  id: string;
  /** `Section B`. */
  name: string;
  title: string;
  content: string;
  note: string | undefined;
  groups: { heading: string | undefined; statements: ShownStatement[] }[];
  /** The headings of its columns, for a section that is printed as a table. */
  table: { first: string; facts: string[] } | null;
  isEmpty: boolean;
}

/** The sections as they are printed. Statements that carry the same heading stand together under it. */
export const viewOf = (sections: PlanSections): SectionView[] => sections.map(sectionView);

function sectionView({ id, title, note, statements }: PlanSectionText): SectionView {
  const groups: SectionView['groups'] = [];
  for (const [at, each] of statements.entries()) {
    const statement = { ...each, at };
    const last = groups.at(-1);
    if (last && last.heading === statement.heading) last.statements.push(statement);
    else groups.push({ heading: statement.heading, statements: [statement] });
  }
  return {
    id,
    name: id === ANNEX ? ANNEX : `Section ${id}`,
    title,
    content: planSections.find((section) => section.id === id)?.content ?? '',
    note,
    groups,
    table: tableOf(id, statements),
    isEmpty: statements.length === 0 && !note,
  };
}

/** Provision, the placement and the list of advice read best as tables; outcomes one by one. */
function tableOf(id: string, [first]: PlanStatement[]): SectionView['table'] {
  if (!first?.facts || id === 'E') return null;
  const name = { I: 'Institution', K: 'Author' }[id] ?? 'Provision';
  return { first: name, facts: first.facts.map(({ label }) => label) };
}

/** What a section is called where its statements are counted: "4 statements". */
export const countWords = ({ statements }: PlanSectionText) =>
  statements.length === 1 ? '1 statement' : statements.length ? `${statements.length} statements` : 'Nothing yet';
