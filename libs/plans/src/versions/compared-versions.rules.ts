import { wordDifferences, type Run } from '#advice';
import type { PlanSections, PlanStatement } from '../plan-sections.schema.ts';

/** One statement that is not as it was. */
export interface Change {
  kind: 'added' | 'taken out' | 'changed';
  key: string | null;
  runs: Run[];
}

/** What changed in one section. */
export interface ChangedSection {
  id: string;
  title: string;
  changes: Change[];
}

/** What changed from an earlier version to a later one, section by section; sections without a change are left out. */
export function comparedVersions(earlier: PlanSections, later: PlanSections): ChangedSection[] {
  const before = new Map(earlier.map((section) => [section.id, section]));
  const gone = earlier.filter(({ id }) => !later.some((section) => section.id === id));
  return [...later, ...gone.map((section) => ({ ...section, statements: [], note: '' }))]
    .map((section) => {
      const was = before.get(section.id);
      const changes = [
        ...changeOf(noteOf(was?.note), noteOf(section.note)),
        ...changedStatements(was?.statements ?? [], section.statements),
      ];
      return { id: section.id, title: section.title, changes };
    })
    .filter(({ changes }) => changes.length);
}

function changedStatements(earlier: readonly PlanStatement[], later: readonly PlanStatement[]): Change[] {
  const left = new Set(earlier);
  const pairs = later.map((now) => {
    const was = [...left].find((each) => (now.key && each.key ? each.key === now.key : wordsOf(each) === wordsOf(now)));
    if (was) left.delete(was);
    return { was, now };
  });
  return [...pairs, ...[...left].map((was) => ({ was, now: undefined }))].flatMap(({ was, now }) => changeOf(was, now));
}

function changeOf(was: PlanStatement | undefined, now: PlanStatement | undefined): Change[] {
  const [before, after] = [was ? wordsOf(was) : '', now ? wordsOf(now) : ''];
  if (before === after) return [];
  const kind = was ? (now ? 'changed' : 'taken out') : 'added';
  return [{ kind, key: now?.key ?? was?.key ?? null, runs: readable(wordDifferences(before, after), before, after) }];
}

/** Where little stays, single words between what goes and what comes are a jumble: the whole is shown as replaced. */
function readable(runs: Run[], before: string, after: string): Run[] {
  const stays = runs.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  if (!before || !after || stays * 3 > Math.min(before.length, after.length)) return runs;
  return [
    { kind: 'out', text: `${before}\n` },
    { kind: 'in', text: after },
  ];
}

const noteOf = (note: string | undefined): PlanStatement | undefined =>
  note ? { text: note, sources: [] } : undefined;

/** All that is printed of a statement. */
const wordsOf = ({ heading, text, facts = [], sources }: PlanStatement) =>
  [
    ...[heading, text].filter(Boolean),
    ...facts.filter((fact) => fact.text).map((fact) => `${fact.label}: ${fact.text}`),
    ...(sources.length ? [`From: ${sources.join('; ')}`] : []),
  ].join('\n');
