import { wordDifferences } from '#advice';
import { brief } from '../outcomes/section-e.ts';
import { planUrl } from '../plans.paths.ts';
import type { PlanStatement } from '../plan-sections.schema.ts';
import type { Wording } from './edited-sections.rules.ts';
import { plainSections, type WordedSection } from './plan-text.schema.ts';
import { markOfStatement, type SectionNow } from './section-editor.ts';
import type { PastWording } from './wordings.ts';

/** What an officer typed that could not be saved, and what others saved meanwhile. */
export interface Unsaved {
  typed: WordedSection;
  theirs: ReadonlyMap<string, Wording>;
}

/** A section to edit: each statement as it stands, what it was drafted as, and what changed beneath it. */
export function sectionView({ about, drafted, wordings, upset, names }: SectionNow, unsaved?: Unsaved) {
  const isPlain = plainSections.includes(drafted.id);
  const own = [...wordings.values()].filter(
    ({ sources, text, section }) => sources && text !== null && section === drafted.id,
  );
  const statements: (PlanStatement & { key: string })[] = [
    ...own.map(({ key, text, sources }) => ({
      ...{ key, text: text ?? '', heading: 'In our own words' },
      sources: (sources ?? []).map((source) => names.get(source) ?? 'No longer in section K'),
    })),
    ...drafted.statements.flatMap((each) => (each.key ? [{ ...each, key: each.key }] : [])),
  ];
  const titles = new Map(statements.map(({ key, text }, at) => [key, `Statement ${at + 1}: ${brief(text)}`]));
  const shown = statements.map((statement, at) => {
    const { key, facts, heading, sources } = statement;
    const wording = wordings.get(key);
    const isOwn = wording?.sources !== undefined && wording.sources !== null;
    const now = {
      text: wording?.text ?? statement.text,
      saidIn: wording?.saidIn ?? '',
      isMasked: wording?.isMasked ?? false,
    };
    const typed = unsaved?.typed.statements.find((each) => each.key === key);
    const theirs = unsaved?.theirs.get(key);
    const changed = upset.find((each) => each.key === key && each.now !== null);
    return {
      ...{ key, heading, facts, sources, isOwn },
      title: `Statement ${at + 1}`,
      ...now,
      ...(typed ? { text: typed.text, saidIn: typed.saidIn, isMasked: typed.isMasked ?? now.isMasked } : {}),
      seen: wording?.number ?? 0,
      was: theirs ? '' : (typed?.was ?? markOfStatement(now)),
      theirs: theirs && { by: theirs.by, text: theirs.text ?? statement.text },
      drafted: statement.text,
      isWorded: !isOwn && wording !== undefined && (wording.text !== null || wording.saidIn !== null),
      worded: wording && { by: wording.by, at: wording.at },
      difference: !isOwn && wording?.text ? wordDifferences(statement.text, wording.text) : null,
      beneath: changed?.now ? wordDifferences(changed.drafted ?? '', changed.now) : null,
      hosts:
        isPlain && !facts
          ? statements
              .filter((each) => each.key !== key && !wordings.get(each.key)?.saidIn)
              .map((each) => ({ value: each.key, text: titles.get(each.key)! }))
          : [],
      editUrl: facts ? sourceUrl(about.id, drafted.id, key) : null,
    };
  });
  return {
    section: drafted.id,
    note: drafted.note,
    statements: shown,
    gone: upset.filter(({ now, sources, key }) => now === null && (!sources || !titles.has(key))),
    mayAdd: isPlain,
    sources: [...names].map(([value, text]) => ({ value, text })),
    ownText: unsaved?.typed.ownText ?? '',
    ownSources: unsaved?.typed.ownSources ?? [],
  };
}

/** Where the by-when, the who and the how-often of a statement are changed. */
const sourceUrl = (caseId: string, section: string, id: string) =>
  section === 'E' ? planUrl('outcome', { caseId, outcomeId: id }) : planUrl('line', { caseId, lineId: id });

/** What happened to the words of a section, newest first. */
export const historyView = (past: readonly PastWording[]) =>
  past.map((each) => ({
    ...{ by: each.by, at: each.at },
    what: whatHappened(each),
    runs: each.text === null && !each.sources ? [] : wordDifferences(each.before ?? '', each.text ?? ''),
    about: brief(each.before ?? each.text ?? ''),
  }));

function whatHappened({ text, saidIn, sources, number, before, isMasked }: PastWording): string {
  const masked = isMasked ? ', left out of copies for others' : '';
  if (sources && text === null) return 'took out a statement of our own';
  if (sources && number === 1) return `added a statement${masked}`;
  if (saidIn) return `joined a statement to another${masked}`;
  if (text === null) return `put a statement back as drafted${masked}`;
  return `${text === before ? 'kept the words of' : 'worded'} a statement${masked}`;
}
