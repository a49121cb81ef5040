import { planSections } from '#statute';
import type { PlanSections, PlanSectionText, PlanStatement } from '../plan-sections.schema.ts';

/** A section as it is printed: what it holds by law, then its statements under their headings. */
export interface SectionView {
  id: string;
  title: string;
  content: string;
  note: string | undefined;
  groups: { heading: string | undefined; statements: PlanStatement[] }[];
  /** Of a section printed as a table: the headings after the first column. */
  columns: string[];
  isEmpty: boolean;
}

/** The sections as they are printed. Statements that carry the same heading stand together under it. */
export const viewOf = (sections: PlanSections): SectionView[] => sections.map(sectionView);

function sectionView({ id, title, note, statements }: PlanSectionText): SectionView {
  const groups: SectionView['groups'] = [];
  for (const statement of statements) {
    const last = groups.at(-1);
    if (last && last.heading === statement.heading) last.statements.push(statement);
    else groups.push({ heading: statement.heading, statements: [statement] });
  }
  return {
    id,
    title,
    content: planSections.find((section) => section.id === id)?.content ?? '',
    note,
    groups,
    columns: (statements[0]?.facts ?? []).map(({ label }) => label),
    isEmpty: statements.length === 0 && !note,
  };
}

/** What a section is called where its statements are counted: "4 statements". */
export const countWords = ({ statements }: PlanSectionText) =>
  statements.length === 1 ? '1 statement' : statements.length ? `${statements.length} statements` : 'Nothing yet';
