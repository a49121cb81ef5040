import type { PlanSections, PlanStatement } from '../plan-sections.schema.ts';

/** How a statement is worded now, by whom and since when. */
export interface Wording {
  section: string;
  key: string;
  number: number;
  text: string | null;
  drafted: string | null;
  saidIn: string | null;
  sources: string[] | null;
  isMasked: boolean;
  by: string;
  at: Date;
}

/** What is listed in section K, by its key, as statements name it. */
export type SourceNames = ReadonlyMap<string, string>;

/**
 * The sections as officers worded them. Whatever they wrote, no statement loses a source: what is said in another
 * statement gives it its sources, and stands by itself where that one does not. @rule F5 F8
 */
export function editedSections(drafted: PlanSections, wordings: readonly Wording[], names: SourceNames): PlanSections {
  if (!wordings.length) return drafted;
  const byKey = new Map(wordings.map((each) => [each.key, each]));
  return drafted.map((section) => {
    const own = wordings.flatMap((each) => (each.section === section.id ? ownStatement(each, names) : []));
    const all = [...own, ...section.statements];
    const hosts = new Map(all.map((each) => [each, hostOf(each, all, byKey)]));
    const standing = all.filter((each) => !hosts.get(each));
    return {
      ...section,
      statements: standing.map((host) =>
        worded(
          host,
          all.filter((each) => hosts.get(each) === host),
          byKey,
        ),
      ),
    };
  });
}

/** What became of a wording when what it rests on changed. */
export interface Upset extends Wording {
  /** How the statement is drafted now; none where it is not in the plan any more, or an own one has no source left. */
  now: string | null;
}

/** Wordings whose ground has changed: an officer looks at them again before the plan is made. */
export function upsetBy(drafted: PlanSections, wordings: readonly Wording[], names: SourceNames): Upset[] {
  const statements = new Map(
    drafted.flatMap(({ statements: all }) => all.flatMap((each) => (each.key ? [[each.key, each] as const] : []))),
  );
  return wordings.flatMap((each): Upset[] => {
    if (each.sources) return each.text === null || restsOn(each.sources, names).length ? [] : [{ ...each, now: null }];
    if (each.text === null && !each.saidIn && !each.isMasked) return [];
    const now = statements.get(each.key)?.text ?? null;
    const isFollowed = each.text === null && !each.saidIn;
    return now !== null && (isFollowed || now === each.drafted) ? [] : [{ ...each, now }];
  });
}

function ownStatement({ key, text, sources }: Wording, names: SourceNames): PlanStatement[] {
  return sources && text !== null ? [{ key, text, sources: restsOn(sources, names) }] : [];
}

const restsOn = (sources: readonly string[], names: SourceNames) => sources.flatMap((key) => names.get(key) ?? []);

/** The statement in which another one is said, where it stands itself. */
function hostOf(
  { key, facts }: PlanStatement,
  all: readonly PlanStatement[],
  wordings: ReadonlyMap<string, Wording>,
): PlanStatement | undefined {
  const saidIn = key && !facts && wordings.get(key)?.saidIn;
  if (!saidIn || saidIn === key || wordings.get(saidIn)?.saidIn) return undefined;
  return all.find((each) => each.key === saidIn);
}

function worded(
  host: PlanStatement,
  guests: readonly PlanStatement[],
  wordings: ReadonlyMap<string, Wording>,
): PlanStatement {
  const of = ({ key }: PlanStatement) => (key ? wordings.get(key) : undefined);
  const isMasked = [host, ...guests].some((each) => of(each)?.isMasked);
  return {
    ...host,
    text: of(host)?.text ?? host.text,
    sources: [...new Set([host, ...guests].flatMap(({ sources }) => sources))],
    ...(isMasked ? { isMasked } : {}),
  };
}
