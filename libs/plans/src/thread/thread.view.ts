import { agencyWords } from '#identity';
import { usesOf } from '../merging/lines.ts';
import type { PlanLine } from '../merging/plan-line.entity.ts';
import type { SectionEState } from '../outcomes/section-e.ts';
import { planUrl } from '../plans.paths.ts';
import { drawn, type Knot } from './drawing.ts';
import type { Finding } from './plan-checks.ts';
import { tiesOf } from './thread.rules.ts';

/** The golden thread as a drawing, and the same as a table. @rule F5 */
export function threadView(state: SectionEState, hopes: readonly { words: string }[], findings: readonly Finding[]) {
  const { caseId, outcomes, sources, lines, advice } = state;
  const ties = tiesOf(state);
  const needs = lines.lines.filter(({ kind }) => kind === 'need');
  const provision = lines.lines.filter(({ kind }) => kind === 'provision');
  const gapOf = (id: string) => findings.filter((each) => each.rule === 'F5' && each.id === id)[0]?.sentence ?? '';
  const authorsOf = (id: string) =>
    unique([
      ...usesOf(id, lines.uses).map((use) => use.contributionId),
      ...sources.filter(({ outcomeId }) => outcomeId === id).map((source) => source.contributionId),
    ]);
  const knot = (id: string, title: string, text: string, href: string): Knot => ({
    ...{ id, title, text: shortly(text), href },
    isLoose: gapOf(id) !== '',
  });
  const lineHref = (line: PlanLine) => planUrl('line', { caseId, lineId: line.id });

  const columns = [
    hopes.length ? [knot('hopes', 'Hopes', hopes[0]!.words, planUrl('outcomes', { caseId }))] : [],
    needs.map((line, at) => knot(line.id, `Need ${at + 1} (${line.section})`, line.text, lineHref(line))),
    outcomes.map(({ id, text }, at) =>
      knot(id, `Outcome ${at + 1}`, text, planUrl('outcome', { caseId, outcomeId: id })),
    ),
    provision.map((line, at) => knot(line.id, `Provision ${at + 1} (${line.section})`, line.text, lineHref(line))),
    advice.map(({ contributionId, agency, author }) =>
      knot(contributionId, agencyWords[agency], author.name, planUrl('needsAndProvision', { caseId })),
    ),
  ];
  const links = [
    ...outcomes.filter(({ answersAspiration }) => answersAspiration).map(({ id }) => ['hopes', id] as const),
    ...outcomes.flatMap(({ id }) => (ties.get(id)?.needs ?? []).map((need) => [need, id] as const)),
    ...provision.flatMap(({ id }) => (ties.get(id)?.outcomes ?? []).map((outcome) => [outcome, id] as const)),
    ...provision.flatMap(({ id }) => authorsOf(id).map((author) => [id, author] as const)),
  ];

  const shown = new Map(columns.flat().map((each) => [each.id, each]));
  const cell = (id: string, text: string, how = '') => ({ ...shown.get(id)!, text, how, gap: gapOf(id) });
  const outcomeCell = (id: string) => cell(id, outcomes.find((each) => each.id === id)?.text ?? '');
  const provisionCell = ({ id, text, details }: PlanLine) =>
    cell(id, text, [details.who, details.frequency, details.duration].filter(Boolean).join(', '));
  const namesOf = (...ids: string[]) =>
    unique(ids.flatMap(authorsOf)).flatMap((id) => {
      const from = advice.find(({ contributionId }) => contributionId === id);
      return from ? [`${from.author.name}, ${agencyWords[from.agency]}`] : [];
    });
  const row = (need: PlanLine | null, towards: string[], by: PlanLine[]) => ({
    need: need && cell(need.id, need.text),
    outcomes: towards.map(outcomeCell),
    provision: by.map(provisionCell),
    sources: namesOf(...[need?.id ?? [], towards, by.map(({ id }) => id)].flat()),
  });
  const rows = [
    ...needs.map((need) =>
      row(
        need,
        outcomes.filter(({ id }) => ties.get(id)?.needs.includes(need.id)).map(({ id }) => id),
        provision.filter(({ id }) => ties.get(id)?.needs.includes(need.id)),
      ),
    ),
    ...outcomes
      .filter(({ id }) => !ties.get(id)?.needs.length)
      .map(({ id }) =>
        row(
          null,
          [id],
          provision.filter((line) => ties.get(line.id)?.outcomes.includes(id)),
        ),
      ),
    ...provision
      .filter(({ id }) => !ties.get(id)?.needs.length && !ties.get(id)?.outcomes.length)
      .map((line) => row(null, [], [line])),
  ];
  return { drawing: drawn(columns, links), rows, looseCount: columns.flat().filter(({ isLoose }) => isLoose).length };
}

const unique = (ids: string[]) => [...new Set(ids)];
const shortly = (text: string) => (text.length > 28 ? `${text.slice(0, 26).trimEnd()}…` : text);
