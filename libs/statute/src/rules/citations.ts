const SOURCES: readonly [RegExp, string][] = [
  [/^§/, 'Draft SEND Code of Practice 2013, section '],
  [/^Code /, 'SEND Code of Practice 2015, paragraph '],
  [/^DPR reg /, 'SEND (Detained Persons) Regulations 2015 (SI 2015/62), regulation '],
  [/^PB regs$/, 'SEN (Personal Budgets) Regulations 2014 (SI 2014/1652)'],
  [/^reg /, 'SEND Regulations 2014 (SI 2014/1530), regulation '],
  [/^SI 2010\/959 reg /, 'Care Planning, Placement and Case Review Regulations 2010 (SI 2010/959), regulation '],
  [/^s(?=\d)/, 'Children and Families Act 2014, section '],
  [/^guide$/, 'Multi-agency contribution guide'],
];

/** Spells a short citation out: 'reg 8(1)' becomes 'SEND Regulations 2014 (SI 2014/1530), regulation 8(1)'. */
export function citationInFull(citation: string): string {
  const source = SOURCES.find(([start]) => start.test(citation));
  return source ? citation.replace(source[0], source[1]) : citation;
}
